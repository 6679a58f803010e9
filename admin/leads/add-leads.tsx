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
import { ReferrerSelect } from './referrer-select.tsx';

const modalId = 'add-leads';

/** Adds one lead of a referrer; `onAdded` gets the id of the lead. */
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
      referral_code: isNotEmpty('Choose who referred this lead.'),
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
        <ReferrerSelect campaignId={campaignId} data-autofocus {...form.getInputProps('referral_code')} />
        <PersonFields form={form} />
        <TextInput label="Company" {...form.getInputProps('company')} />
        <FormButtons submit="Add lead" isSending={isSending} onCancel={close} />
      </Stack>
    </form>
  );
}
