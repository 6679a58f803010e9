import { Radio, Stack } from '@mantine/core';
import type { Role } from '../../api/types.ts';
import { roleTexts } from './role-texts.ts';

/** The two roles, each with what it may do. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  return (
    <Radio.Group label="Role" value={value} onChange={(chosen) => onChange(chosen === 'owner' ? 'owner' : 'member')}>
      <Stack gap="xs" mt="xs">
        {roleTexts.map(({ role, label, sentence }) => (
          <Radio key={role} value={role} label={label} description={sentence} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
