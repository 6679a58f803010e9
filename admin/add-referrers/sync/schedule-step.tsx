import { Checkbox, Radio, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { DepartedChoice } from '../imports/departed-choice.tsx';
import { NotifyChoice } from '../imports/notify-choice.tsx';
import { WizardStep } from '../wizard/wizard-step.tsx';
import type { SyncValues } from './sync-values.ts';

interface ScheduleStepProps {
  form: UseFormReturnType<SyncValues>;
  onBack: () => void;
  isSending: boolean;
}

const modes = [
  { value: 'one_time', label: 'One-Time Sync', description: 'Enrols the contacts that match now, once.' },
  {
    value: 'ongoing',
    label: 'Ongoing Sync',
    description: 'Also enrols everyone who matches later, within minutes, until you stop it.',
  },
];

const excludable = [
  { value: 'unsubscribed', label: 'Unsubscribed from your e-mails' },
  { value: 'hard_bounced', label: 'E-mail address bounced' },
  { value: 'spam', label: 'Marked your e-mail as spam' },
];

/** Step 4: once or ongoing, who is left out, and whether new links are tracked. */
export function ScheduleStep({ form, onBack, isSending }: ScheduleStepProps) {
  const crm = useCrmTitle();
  return (
    <WizardStep
      title="One-Time or Ongoing"
      onBack={onBack}
      next="Start Dry Run"
      isSending={isSending}
      description="The dry run reads the contacts and shows what would happen. It enrols no one and writes nothing."
    >
      <Radio.Group label="Schedule" {...form.getInputProps('mode')}>
        <Stack gap="sm" mt="xs">
          {modes.map(({ value, label, description }) => (
            <Radio key={value} value={value} label={label} description={description} />
          ))}
        </Stack>
      </Radio.Group>
      {form.getValues().mode === 'ongoing' ? <DepartedChoice crm={crm} {...form.getInputProps('departed')} /> : null}
      <NotifyChoice
        crm={crm}
        isSilent={form.getValues().silent}
        onChange={(isSilent) => form.setFieldValue('silent', isSilent)}
      />
      <Checkbox.Group
        label="Leave out"
        description={`Contacts that ${crm} does not e-mail either.`}
        {...form.getInputProps('exclude')}
      >
        <Stack gap="xs" mt="xs">
          {excludable.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={label} />
          ))}
        </Stack>
      </Checkbox.Group>
    </WizardStep>
  );
}
