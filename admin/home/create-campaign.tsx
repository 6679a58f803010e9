import { Stack, TextInput } from '@mantine/core';
import { isNotEmpty, useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { createCampaign } from '../api/campaigns.ts';
import { FormButtons } from '../ui/form-buttons.tsx';
import { ProblemAlert } from '../ui/loaded.tsx';
import { useFormAction } from '../ui/use-form-action.ts';
import { focusFirstError } from '../ui/focus-first-error.ts';

const modalId = 'create-campaign';

/** Asks for the name of a new campaign; `onCreated` gets its id. */
export function openCreateCampaign(onCreated: (campaignId: string) => void): void {
  modals.open({
    modalId,
    title: 'Create campaign',
    children: <CreateCampaign onCreated={onCreated} />,
  });
}

function CreateCampaign({ onCreated }: { onCreated: (campaignId: string) => void }) {
  const form = useForm({
    initialValues: { name: '' },
    validate: { name: isNotEmpty('Enter a name for the campaign.') },
  });
  const { send, isSending, problem } = useFormAction(createCampaign, {
    form,
    success: ({ name }) => `${name} created as a draft.`,
    onDone: ({ id }) => {
      modals.close(modalId);
      onCreated(id);
    },
  });
  return (
    <form onSubmit={form.onSubmit(({ name }) => send(name.trim()), focusFirstError(form))} noValidate>
      <Stack>
        {problem ? <ProblemAlert title="Campaign not created" problem={problem} /> : null}
        <TextInput
          label="Campaign name"
          description="You can change it later."
          placeholder="Refer a friend"
          required
          data-autofocus
          {...form.getInputProps('name')}
        />
        <FormButtons submit="Create campaign" isSending={isSending} onCancel={() => modals.close(modalId)} />
      </Stack>
    </form>
  );
}
