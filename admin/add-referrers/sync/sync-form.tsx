import { Badge, Group, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRef, useState } from 'react';
import { changeImport, createImport, dryRunImport } from '../../api/imports.ts';
import type { ImportSources } from '../../api/types.ts';
import { focusFirstError } from '../../ui/focus-first-error.ts';
import { LeaveGuard } from '../../ui/leave-guard.tsx';
import { ProblemAlert } from '../../ui/loaded.tsx';
import { useFormAction } from '../../ui/use-form-action.ts';
import { useCrm, useCrmTitle } from '../../intercom/use-crm.ts';
import { OpenImport } from '../wizard/open-import.tsx';
import { StepsBar } from '../wizard/steps-bar.tsx';
import { useStepFocus } from '../wizard/use-step-focus.ts';
import { ContactsStep } from './contacts-step.tsx';
import { MappingBackStep } from './mapping-back-step.tsx';
import { MappingInStep } from './mapping-in-step.tsx';
import { ScheduleStep } from './schedule-step.tsx';
import { syncSteps, syncValuesToBody, validateSyncStep, type SyncValues } from './sync-values.ts';

interface SyncFormProps {
  campaignId: string;
  sources: ImportSources;
  initial: SyncValues;
  /** The draft that is changed; without it a new one is made. */
  draftId?: string;
}

/** The steps of the wizard. Ends in a dry run, on the screen of the import. */
export function SyncForm({ campaignId, sources, initial, draftId }: SyncFormProps) {
  const crm = useCrm();
  const [step, setStep] = useState(0);
  const around = useStepFocus(step);
  const [dryRunId, setDryRunId] = useState<string | null>(null);
  const form = useForm<SyncValues>({
    initialValues: initial,
    validate: (values) => validateSyncStep(step, values, sources, crm),
  });
  // Kept, so that a second try after a refusal changes the draft of the first.
  const draft = useRef(draftId);
  const startDryRun = async (values: SyncValues) => {
    const body = syncValuesToBody(values);
    const { id } = draft.current
      ? await changeImport(draft.current, body)
      : await createImport({ campaign_id: campaignId, source: crm.id, ...body });
    draft.current = id;
    return dryRunImport(id);
  };
  const { send, isSending, problem } = useFormAction(startDryRun, { form, onDone: ({ id }) => setDryRunId(id) });
  const back = () => setStep(step - 1);
  const submit = (values: SyncValues) => (step === lastStep ? send(values) : setStep(step + 1));

  if (dryRunId) return <OpenImport campaignId={campaignId} importId={dryRunId} />;
  return (
    <form onSubmit={form.onSubmit(submit, focusFirstError(form))} noValidate>
      <LeaveGuard isDirty={form.isDirty()} />
      <Stack gap="lg" ref={around}>
        <StepsBar label="Steps of the sync" steps={syncSteps} current={step} onStep={setStep} />
        <ConnectionLine sources={sources} />
        {problem ? <ProblemAlert title="Dry run not started" problem={problem} /> : null}
        {step === 0 ? <ContactsStep campaignId={campaignId} form={form} sources={sources} /> : null}
        {step === 1 ? <MappingInStep form={form} sources={sources} onBack={back} /> : null}
        {step === 2 ? <MappingBackStep form={form} sources={sources} onBack={back} /> : null}
        {step === lastStep ? <ScheduleStep form={form} onBack={back} isSending={isSending} /> : null}
      </Stack>
    </form>
  );
}

/** The step before the dry run. */
const lastStep = syncSteps.length - 2;

function ConnectionLine({ sources: { connection } }: { sources: ImportSources }) {
  const crm = useCrmTitle();
  return (
    <Group gap="xs">
      <Text size="sm">
        From {crm}: <b>{connection?.workspace.name}</b>
      </Text>
      {connection?.practice ? <Badge color="blue">Practice</Badge> : null}
    </Group>
  );
}
