import { Anchor, Alert, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { modals } from '@mantine/modals';
import { IconAlertCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { correctPerson, previewCorrection, type PersonKind } from '../api/people.ts';
import { ApiProblem, problemSentence } from '../api/problem.ts';
import type { CorrectionPreview, LeadCorrection } from '../api/types.ts';
import { paths } from '../paths.ts';
import { AppLink } from '../ui/app-link.tsx';
import { focusFirstError } from '../ui/focus-first-error.ts';
import { FormButtons } from '../ui/form-buttons.tsx';
import { PersonFields } from '../ui/person-fields.tsx';
import { useFormAction } from '../ui/use-form-action.ts';
import { ReviewChange } from './review-change.tsx';

const modalId = 'edit-person';

/** A person as the form begins; a referrer has no company. */
export interface EditedPerson {
  id: string;
  email: string;
  first_name: string;
  last_name: string;
  phone: string;
  company?: string;
  revision: string;
}

/** Corrects the details of a lead or a referrer: first the form, then what follows from it. */
export function openEditPerson(kind: PersonKind, person: EditedPerson): void {
  modals.open({
    modalId,
    title: kind === 'lead' ? 'Edit lead' : 'Edit referrer',
    size: 'xl',
    children: <EditPerson kind={kind} person={person} />,
  });
}

function EditPerson({ kind, person }: { kind: PersonKind; person: EditedPerson }) {
  const { id, revision, email, first_name, last_name, phone, company } = person;
  const close = () => modals.close(modalId);
  const [preview, setPreview] = useState<CorrectionPreview | null>(null);
  const form = useForm<LeadCorrection>({
    initialValues: { email, first_name, last_name, phone, ...(company !== undefined && { company }) },
    validate: { email: (value) => (value?.includes('@') ? null : 'Enter an e-mail address.') },
  });
  const change = () => ({ kind, id, change: { ...form.getValues(), revision } });
  const look = useFormAction(previewCorrection, { form, onDone: setPreview });
  const save = useFormAction(correctPerson, { form, success: () => 'Details saved.', onDone: close });
  const problem = save.problem ?? look.problem;

  if (preview?.changed && !save.problem) {
    return (
      <ReviewChange
        before={person}
        after={form.getValues()}
        preview={preview}
        isSaving={save.isSending}
        onBack={() => setPreview(null)}
        onSave={() => save.send(change())}
      />
    );
  }
  return (
    <form onSubmit={form.onSubmit(() => look.send(change()), focusFirstError(form))} noValidate>
      <Stack gap="sm">
        {problem ? <Refused problem={problem} /> : null}
        {preview && !preview.changed ? (
          <Alert color="blue">Nothing is different. Change a field, or cancel.</Alert>
        ) : null}
        <PersonFields form={form} />
        <TextInput label="Phone" inputMode="tel" {...form.getInputProps('phone')} />
        {company === undefined ? null : <TextInput label="Company" {...form.getInputProps('company')} />}
        <FormButtons submit="Review changes" isSending={look.isSending} onCancel={close} />
      </Stack>
    </form>
  );
}

/** Why the details cannot be saved, with a link to the person who is in the way. */
function Refused({ problem }: { problem: unknown }) {
  const about = problem instanceof ApiProblem ? problem.about : null;
  return (
    <Alert color="red" icon={<IconAlertCircle />} title="Details not saved" role="alert">
      {problemSentence(problem)} {about ? <OpenOther about={about} /> : null}
    </Alert>
  );
}

function OpenOther({ about }: { about: NonNullable<ApiProblem['about']> }) {
  const { kind, id: otherId, campaign_id: campaignId } = about;
  const href =
    kind === 'lead'
      ? paths.lead.replace('$campaignId', campaignId).replace('$leadId', otherId)
      : `${paths.referrers.replace('$campaignId', campaignId)}?open=${otherId}`;
  return (
    <Anchor component={AppLink} href={href} size="sm" onClick={() => modals.close(modalId)}>
      {kind === 'lead' ? 'Open the lead' : 'Open the referrer'}
    </Anchor>
  );
}
