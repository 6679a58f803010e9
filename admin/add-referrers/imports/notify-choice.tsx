import { Radio, Stack } from '@mantine/core';

interface NotifyChoiceProps {
  /** The CRM's title. */
  crm: string;
  isSilent: boolean;
  onChange: (isSilent: boolean) => void;
}

/** Whether an event is tracked in the CRM for each new link. Goodword itself sends no message. */
export function NotifyChoice({ crm, isSilent, onChange }: NotifyChoiceProps) {
  return (
    <Radio.Group
      label={`Track new links in ${crm}`}
      description={`Goodword sends no messages. An event can start a Series or message of yours in ${crm}.`}
      value={isSilent ? 'silent' : 'event'}
      onChange={(chosen) => onChange(chosen === 'silent')}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="silent" label="Silent" description="Links are created and no event is tracked." />
        <Radio
          value="event"
          label="Track referral-link-created"
          description="Each new referrer’s contact gets the event referral-link-created with link and code."
        />
      </Stack>
    </Radio.Group>
  );
}
