import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { cancelRun, pauseRun, resumeRun } from '../../api/runs.ts';
import type { Run } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { askToConfirm } from '../../ui/confirm.tsx';
import { AnchorLink } from '../../ui/links.tsx';
import { progressText } from '../../ui/progress-text.ts';
import { Timestamp } from '../../ui/timestamp.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useAction } from '../../ui/use-action.ts';
import { openUndoRun } from './undo-run.tsx';

/** One back-fill or undo: its progress, its rate, and its actions. */
export function RunCard({ run }: { run: Run }) {
  const { progress, state } = run;
  const isOver = state === 'Done' || state === 'Cancelled';
  const through = progress.done + progress.skipped + progress.failed;
  return (
    <Stack gap="xs" component="article" aria-label={titleOf(run)}>
      <Group justify="space-between" gap="xs">
        <Group gap="xs">
          <Text fw={600}>{titleOf(run)}</Text>
          <StateBadge state={state} />
        </Group>
        <RunActions run={run} />
      </Group>
      {isOver ? null : (
        <Progress
          value={progress.percent ?? 100}
          animated={state === 'Running'}
          size="lg"
          aria-label={`Progress: ${titleOf(run)}`}
        />
      )}
      <Group gap="md">
        <Text size="sm">
          <b>{through.toLocaleString()}</b> of {progress.total.toLocaleString()}
        </Text>
        <Count run={run} state="Sent" count={progress.done} word={run.kind === 'undo' ? 'undone' : 'sent'} />
        <Count run={run} state="Skipped" count={progress.skipped} word="skipped" />
        <Count
          run={run}
          state="Failed"
          count={progress.failed}
          word={run.kind === 'undo' ? 'left unchanged' : 'failed'}
        />
        <Text size="sm" c="dimmed">
          {run.note ?? progressText(progress)}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" component="div">
        Started by {run.started_by}, <Timestamp at={run.started_at} size="xs" span />
      </Text>
    </Stack>
  );
}

function titleOf({ kind, tab }: Run): string {
  if (kind === 'undo') return 'Undo of a back-fill';
  return tab === 'leads' ? 'Back-fill of Leads' : 'Back-fill of Referrers';
}

function Count({
  run,
  state,
  count,
  word,
}: {
  run: Run;
  state: 'Sent' | 'Skipped' | 'Failed';
  count: number;
  word: string;
}) {
  if (count === 0) return null;
  return (
    <AnchorLink
      to={paths.deliveries}
      params={{ campaignId: run.campaign_id }}
      search={{ run: run.id, state }}
      size="sm"
      {...(state === 'Failed' && { c: 'red' })}
    >
      {count.toLocaleString()} {word}
    </AnchorLink>
  );
}

function RunActions({ run }: { run: Run }) {
  const noun = run.kind === 'undo' ? 'undo' : 'back-fill';
  const pause = useAction(pauseRun);
  const resume = useAction(resumeRun);
  const cancel = useAction(cancelRun, {
    success: () => (run.kind === 'undo' ? 'Undo cancelled.' : 'Back-fill cancelled.'),
  });
  const askToCancel = () =>
    askToConfirm({
      title: `Cancel this ${noun}?`,
      body:
        run.kind === 'undo'
          ? 'What is left stays as it is. What was undone so far stays undone.'
          : 'No one else is sent. People sent so far stay in place, and you can undo them afterwards.',
      confirm: `Cancel ${noun}`,
      isDestructive: true,
      onConfirm: () => cancel.mutate(run.id),
    });
  const canBeUndone = run.actions.undo.allowed && run.progress.done > 0;
  return (
    <Group gap="xs">
      {run.actions.pause.allowed ? (
        <Button size="xs" variant="default" loading={pause.isPending} onClick={() => pause.mutate(run.id)}>
          Pause
        </Button>
      ) : null}
      {run.actions.resume.allowed ? (
        <Button size="xs" loading={resume.isPending} onClick={() => resume.mutate(run.id)}>
          Resume
        </Button>
      ) : null}
      {run.actions.cancel.allowed ? (
        <Button size="xs" variant="default" onClick={askToCancel}>
          Cancel
        </Button>
      ) : null}
      {canBeUndone ? (
        <Button size="xs" variant="default" onClick={() => openUndoRun(run)}>
          Undo…
        </Button>
      ) : null}
    </Group>
  );
}
