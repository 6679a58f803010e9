import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Import } from '../../api/types.ts';

const policies: Array<{ value: Import['leavers']; label: string; words: string }> = [
  { value: 'keep', label: 'Keep them', words: 'They stay referrers and their link goes on working.' },
  {
    value: 'pause_link',
    label: 'Pause their link',
    words: 'Their link tells visitors that it is paused, until they match again.',
  },
  { value: 'ask', label: 'Ask me', words: 'They are listed with the reason, and you decide about each.' },
];

interface LeaversChoiceProps {
  value?: Import['leavers'];
  onChange: (value: Import['leavers']) => void;
  error?: ReactNode;
}

/** What an ongoing sync does with people who no longer belong to it. */
export function LeaversChoice({ value, onChange, error }: LeaversChoiceProps) {
  const choose = (chosen: string) => {
    const policy = policies.find((known) => known.value === chosen);
    if (policy) onChange(policy.value);
  };
  return (
    <Radio.Group
      label="When somebody leaves"
      description="They no longer match, were archived, unsubscribed or blocked in Intercom."
      value={value ?? null}
      onChange={choose}
      error={error}
    >
      <Stack gap="sm" mt="xs">
        {policies.map((policy) => (
          <Radio key={policy.value} value={policy.value} label={policy.label} description={policy.words} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
