import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Import } from '../../api/types.ts';

const policies: Array<{ value: Import['departed']; label: string; description: string }> = [
  { value: 'keep', label: 'Keep them', description: 'They stay referrers and their link keeps working.' },
  {
    value: 'pause_link',
    label: 'Pause their link',
    description: 'Visitors see that the link is paused, until the person matches again.',
  },
  { value: 'ask', label: 'Ask me', description: 'They are listed with the reason, and you decide for each.' },
];

interface DepartedChoiceProps {
  /** The CRM's title. */
  crm: string;
  value?: Import['departed'];
  onChange: (value: Import['departed']) => void;
  error?: ReactNode;
}

/** What an ongoing sync does with people who no longer match. */
export function DepartedChoice({ crm, value, onChange, error }: DepartedChoiceProps) {
  const choose = (chosen: string) => {
    const policy = policies.find((known) => known.value === chosen);
    if (policy) onChange(policy.value);
  };
  return (
    <Radio.Group
      label="When someone no longer matches"
      description={`Or was archived, unsubscribed or blocked in ${crm}.`}
      value={value ?? null}
      onChange={choose}
      error={error}
    >
      <Stack gap="sm" mt="xs">
        {policies.map((policy) => (
          <Radio key={policy.value} value={policy.value} label={policy.label} description={policy.description} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
