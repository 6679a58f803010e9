import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { useState } from 'react';
import { createApiKey } from '../../api/api-keys.ts';
import type { NewApiKey, Scope } from '../../api/types.ts';
import { CopyField } from '../../ui/copy.tsx';
import { FormButtons } from '../../ui/form-buttons.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { scopeTexts } from './scope-texts.ts';

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
    initialValues: { name: '', scopes: ['read', 'write'] as Scope[], expires_at: '' },
    validate: {
      name: isNotEmpty('Enter the name of the program that will use the key.'),
      scopes: isNotEmpty('Choose at least one.'),
      expires_at: (day) => (day === '' || endOfDay(day) > new Date() ? null : 'Choose a date in the future.'),
    },
  });
  const { send, isSending, problem } = useFormAction(createApiKey, { form, onDone: onCreated });
  const submit = form.onSubmit(
    ({ name, scopes, expires_at: day }) =>
      send({ name: name.trim(), scopes, expires_at: day === '' ? null : endOfDay(day).toISOString() }),
    focusFirstError(form),
  );
  return (
    <form onSubmit={submit} noValidate>
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
        <Checkbox.Group
          label="What it may do"
          description="Choose only what the program needs."
          required
          {...form.getInputProps('scopes')}
        >
          <Stack gap="xs" mt="xs">
            {scopeTexts.map(({ scope, label, sentence }) => (
              <Checkbox key={scope} value={scope} label={label} description={sentence} />
            ))}
          </Stack>
        </Checkbox.Group>
        <TextInput
          type="date"
          label="Last day"
          description="From the next day on the key is refused, and it leaves the list. Leave it empty for a key without an end."
          {...form.getInputProps('expires_at')}
        />
        <FormButtons submit="Create API key" isSending={isSending} onCancel={() => modals.close(modalId)} />
      </Stack>
    </form>
  );
}

/** The end of a day that a date field names, where the reader is. */
const endOfDay = (day: string): Date => new Date(`${day}T23:59:59.999`);

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
