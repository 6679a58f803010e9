import { Progress, Stack, Text } from '@mantine/core';
import type { ConnectionHealth } from '../../api/types.ts';

/** The progress of a full check. */
export function CheckProgress({ check }: { check: NonNullable<ConnectionHealth['check']['running']> }) {
  const share = check.total === 0 ? 0 : Math.min(100, (check.checked / check.total) * 100);
  return (
    <Stack gap={4}>
      <Progress value={share} animated aria-label="Full check" />
      <Text size="sm" c="dimmed">
        {check.checked.toLocaleString()} of {check.total.toLocaleString()} contacts checked.
        {check.outcome ? ` ${check.outcome} Resumes automatically.` : ''}
      </Text>
    </Stack>
  );
}
