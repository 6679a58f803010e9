import { Progress, Stack, Text } from '@mantine/core';
import type { ConnectionHealth } from '../../api/types.ts';
import { progressText } from '../../ui/progress-text.ts';

/** The progress of a full check. */
export function CheckProgress({
  check: { progress, outcome },
}: {
  check: NonNullable<ConnectionHealth['check']['running']>;
}) {
  return (
    <Stack gap={4}>
      <Progress value={progress.percent ?? 100} animated aria-label="Full check" />
      <Text size="sm" c="dimmed">
        {progress.done.toLocaleString()} of {progress.total.toLocaleString()} contacts checked.{' '}
        {outcome ? `${outcome} Resumes automatically.` : progressText(progress)}
      </Text>
    </Stack>
  );
}
