import { Alert, Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { problemSentence } from '../api/problem.ts';

interface LoadedProps<Data> {
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** What stands here while the first answer is under way; grey bars when left out. */
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** Shows what a query answered; until then a skeleton; on a failure the reason and a way to try again. */
export function Loaded<Data>({ query, skeleton = <SkeletonRows />, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemAlert problem={query.error} onRetry={() => void query.refetch()} />;
  return <div aria-busy="true">{skeleton}</div>;
}

/** A failure in words, with a button to try again where that can help. */
export function ProblemAlert({ problem, title, onRetry }: { problem: unknown; title?: string; onRetry?: () => void }) {
  return (
    <Alert color="red" icon={<IconAlertCircle />} title={title ?? 'Could not load this'} role="alert">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{problemSentence(problem)}</Text>
        {onRetry ? (
          <Button size="xs" variant="default" onClick={onRetry}>
            Try again
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}

/** Grey bars in the place of rows that are on their way. */
export function SkeletonRows({ rows = 5, height = 44 }: { rows?: number; height?: number }) {
  return (
    <Stack gap="xs">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} height={height} />
      ))}
    </Stack>
  );
}
