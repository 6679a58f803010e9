import { Radio, Stack } from '@mantine/core';

interface NotifyChoiceProps {
  isSilent: boolean;
  onChange: (isSilent: boolean) => void;
}

/** Whether Intercom hears of each new link by an event. We ourselves write to nobody. */
export function NotifyChoice({ isSilent, onChange }: NotifyChoiceProps) {
  return (
    <Radio.Group
      label="Tell Intercom about new links"
      description="We send no message to anybody. An event lets a Series or message of yours in Intercom do it."
      value={isSilent ? 'silent' : 'event'}
      onChange={(chosen) => onChange(chosen === 'silent')}
    >
      <Stack gap="sm" mt="xs">
        <Radio value="silent" label="Silent" description="Links are made, and no event is tracked." />
        <Radio
          value="event"
          label="Track referral-link-created"
          description="Each new referrer’s contact gets the event referral-link-created with the link and the code."
        />
      </Stack>
    </Radio.Group>
  );
}
