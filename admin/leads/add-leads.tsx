import { Stack, TextInput } from '@mantine/core';
import { isEmail, isNotEmpty, useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { addLead } from '../api/leads.ts';
import { FormButtons } from '../ui/form-buttons.tsx';
import { ProblemAlert } from '../ui/loaded.tsx';
import { PersonFields } from '../ui/person-fields.tsx';
import { personName } from '../ui/person-name.ts';
import { useFormAction } from '../ui/use-form-action.ts';
import { focusFirstError } from '../ui/focus-first-error.ts';

const modalId = 'add-leads';

/** Adds one lead under a referral code; `onAdded` gets the id of the lead. */
export function openAddLeads(campaignId: string, onAdded: (leadId: string) => void): void {
  modals.open({
    modalId,
    title: 'Add Leads',
    size: 'lg',
    children: <AddLead campaignId={campaignId} onAdded={onAdded} />,
  });
}

function AddLead({ campaignId, onAdded }: { campaignId: string; onAdded: (leadId: string) => void }) {
  const close = () => modals.close(modalId);
  const form = useForm({
    initialValues: { referral_code: '', first_name: '', last_name: '', email: '', company: '' },
    validate: {
      referral_code: isNotEmpty('Enter the referrer’s code.'),
      email: isEmail('Enter the lead’s e-mail address.'),
    },
  });
  const { send, isSending, problem } = useFormAction(addLead, {
    form,
    success: ({ lead, existed }) =>
      existed
        ? `${personName(lead)} was already referred by ${personName(lead.referrer)}, who keeps the referral.`
        : `${personName(lead)} added as a lead.`,
    onDone: ({ lead }) => {
      close();
      onAdded(lead.id);
    },
  });
  return (
    <form
      onSubmit={form.onSubmit((lead) => send({ campaign_id: campaignId, ...lead }), focusFirstError(form))}
      noValidate
    >
      <Stack gap="sm">
        {problem ? <ProblemAlert title="Lead not added" problem={problem} /> : null}
        <TextInput
          label="Referral Code"
          description="The code of the person who referred this lead. Find it in the Referrers list."
          required
          data-autofocus
          {...form.getInputProps('referral_code')}
        />
        <PersonFields form={form} />
        <TextInput label="Company" {...form.getInputProps('company')} />
        <FormButtons submit="Add lead" isSending={isSending} onCancel={close} />
      </Stack>
    </form>
  );
}
