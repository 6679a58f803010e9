import { Stack } from '@mantine/core';
import { isEmail, useForm } from '@mantine/form';
import { addReferrer } from '../api/referrers.ts';
import { FormButtons } from '../ui/form-buttons.tsx';
import { ProblemAlert } from '../ui/loaded.tsx';
import { PersonFields } from '../ui/person-fields.tsx';
import { personName } from '../ui/person-name.ts';
import { useFormAction } from '../ui/use-form-action.ts';
import { focusFirstError } from '../ui/focus-first-error.ts';

interface AddManuallyProps {
  campaignId: string;
  onAdded: (referrerId: string) => void;
  onCancel: () => void;
}

/** Adds one referrer by name and e-mail. */
export function AddManually({ campaignId, onAdded, onCancel }: AddManuallyProps) {
  const form = useForm({
    initialValues: { first_name: '', last_name: '', email: '' },
    validate: { email: isEmail('Enter the referrer’s e-mail address.') },
  });
  const { send, isSending, problem } = useFormAction(addReferrer, {
    form,
    success: ({ referrer, existed }) =>
      existed
        ? `${personName(referrer)} is already a referrer of this campaign.`
        : `${personName(referrer)} added as a referrer.`,
    onDone: ({ referrer }) => onAdded(referrer.id),
  });
  return (
    <form
      onSubmit={form.onSubmit((person) => send({ campaign_id: campaignId, ...person }), focusFirstError(form))}
      noValidate
    >
      <Stack gap="sm">
        {problem ? <ProblemAlert title="Referrer not added" problem={problem} /> : null}
        <PersonFields form={form} />
        <FormButtons submit="Add referrer" isSending={isSending} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
