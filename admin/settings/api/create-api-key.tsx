import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { createApiKey } from '../../api/api-keys.ts';
import type { NewApiKey } from '../../api/types.ts';
import { CopyField } from '../../ui/copy.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';

const modalId = 'create-api-key';

/** Names a new API key, then shows it once. */
export function openCreateApiKey(): void {
  modals.open({ modalId, title: 'Create API key', children: <CreateApiKey />, closeOnClickOutside: false });
}

function CreateApiKey() {
  const [created, setCreated] = useState<NewApiKey | null>(null);
  return created ? <KeyShownOnce created={created} /> : <NameKey onCreated={setCreated} />;
}

function NameKey({ onCreated }: { onCreated: (created: NewApiKey) => void }) {
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: isNotEmpty('Enter the name of the program that will use the key.') },
  });
  const { send, isSending, problem } = useFormAction(createApiKey, { form, onDone: onCreated });
  return (
    <form onSubmit={form.onSubmit(({ name }) => send(name.trim()), focusFirstError(form))} noValidate>
      <Stack gap="sm">
        {problem ? <ProblemAlert title="API key not created" problem={problem} /> : null}
        <TextInput
          label="Name"
          description="The program that uses it."
          placeholder="Website sign-up form"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <FormButtons submit="Create API key" isSending={isSending} onCancel={() => modals.close(modalId)} />
      </Stack>
    </form>
  );
}

function KeyShownOnce({ created }: { created: NewApiKey }) {
  return (
    <Stack gap="sm">
      <Text size="sm">Copy the key now. You won’t be able to see it again.</Text>
      <CopyField label={`API key for ${created.name}`} value={created.key} what="API key" />
      <Group justify="flex-end">
        <Button onClick={() => modals.close(modalId)}>I’ve copied it</Button>
      </Group>
    </Stack>
  );
}
