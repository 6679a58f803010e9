import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { cancelOperation, pauseOperation, resumeOperation } from '../../api/bulk-operations.ts';
import type { BulkOperation } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { progressText } from '../../ui/progress-text.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useCrm } from '../use-crm.ts';
import { openUndoOperation } from './undo-operation.tsx';

/** One back-fill or undo: its progress, its rate, and its actions. */
export function OperationCard({ operation }: { operation: BulkOperation }) {
  const { progress, state } = operation;
  const isOver = state === 'Done' || state === 'Cancelled';
  const through = progress.done + progress.skipped + progress.failed;
  return (
    <Stack gap="xs" component="article" aria-label={titleOf(operation)}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={600}>{titleOf(operation)}</Text>
          <StateBadge state={state} />
        </Group>
        <OperationActions operation={operation} />
      </Group>
      {isOver ? null : (
        <Progress
          value={progress.percent ?? 100}
          animated={state === 'Running'}
          size="lg"
          aria-label={`Progress: ${titleOf(operation)}`}
        />
      )}
      <Group gap="md">
        <Text size="sm">
          <b>{through.toLocaleString()}</b> of {progress.total.toLocaleString()}
        </Text>
        <Count
          operation={operation}
          state="Sent"
          count={progress.done}
          word={operation.kind === 'undo' ? 'undone' : 'sent'}
        />
        <Count operation={operation} state="Skipped" count={progress.skipped} word="skipped" />
        <Count
          operation={operation}
          state="Failed"
          count={progress.failed}
          word={operation.kind === 'undo' ? 'left unchanged' : 'failed'}
        />
        <Text size="sm" c="dimmed">
          {operation.note ?? progressText(progress)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" component="div">
        Started by {operation.started_by}, <Timestamp at={operation.started_at} size="xs" span />
      </Text>
    </Stack>
  );
}

function titleOf({ kind, tab }: BulkOperation): string {
  if (kind === 'undo') return 'Undo of a back-fill';
  return tab === 'leads' ? 'Back-fill of Leads' : 'Back-fill of Referrers';
}

function Count({
  operation,
  state,
  count,
  word,
}: {
  operation: BulkOperation;
  state: 'Sent' | 'Skipped' | 'Failed';
  count: number;
  word: string;
}) {
  if (count === 0) return null;
  return (
    <AnchorLink
      to={paths.deliveries}
      params={{ campaignId: operation.campaign_id }}
      search={{ operation: operation.id, state }}
      size="sm"
      {...(state === 'Failed' && { c: 'red' })}
    >
      {count.toLocaleString()} {word}
    </AnchorLink>
  );
}

function OperationActions({ operation }: { operation: BulkOperation }) {
  const crm = useCrm();
  const noun = operation.kind === 'undo' ? 'undo' : 'back-fill';
  const pause = useAction(pauseOperation);
  const resume = useAction(resumeOperation);
  const cancel = useAction(cancelOperation, {
    success: () => (operation.kind === 'undo' ? 'Undo cancelled.' : 'Back-fill cancelled.'),
  });
  const askToCancel = () =>
    askToConfirm({
      title: `Cancel this ${noun}?`,
      body:
        operation.kind === 'undo'
          ? 'What is left stays as it is. What was undone so far stays undone.'
          : 'No one else is sent. People sent so far stay in place, and you can undo them afterwards.',
      confirm: `Cancel ${noun}`,
      isDestructive: true,
      onConfirm: () => cancel.mutate(operation.id),
    });
  const canBeUndone = operation.actions.undo.allowed && operation.progress.done > 0;
  return (
    <Group gap="xs">
      {operation.actions.pause.allowed ? (
        <Button size="xs" variant="default" loading={pause.isPending} onClick={() => pause.mutate(operation.id)}>
          Pause
        </Button>
      ) : null}
      {operation.actions.resume.allowed ? (
        <Button size="xs" loading={resume.isPending} onClick={() => resume.mutate(operation.id)}>
          Resume
        </Button>
      ) : null}
      {operation.actions.cancel.allowed ? (
        <Button size="xs" variant="default" onClick={askToCancel}>
          Cancel
        </Button>
      ) : null}
      {canBeUndone ? (
        <Button size="xs" variant="default" onClick={() => openUndoOperation(operation, crm)}>
          Undo…
        </Button>
      ) : null}
    </Group>
  );
}
