import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import {
  cancelImport,
  pauseImport,
  rehearseImport,
  removeImport,
  resumeImport,
  retryImport,
  startImport,
} from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { askToConfirm } from '../../ui/confirm.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { useAction } from '../../ui/use-action.ts';
import { isRehearsal } from './import-text.ts';
import { useImportAction } from './use-import-action.ts';

/** What can be done to an import now; the order is the same in every state. */
export function ImportActions({ found }: { found: Import }) {
  const { change, rehearse, start, pause, resume, cancel, retry, remove } = found.actions;
  return (
    <>
      {change.allowed ? <ChangeLink found={found} /> : null}
      {cancel.allowed && !remove.allowed ? <CancelButton found={found} /> : null}
      {remove.allowed ? <RemoveButton found={found} /> : null}
      {pause.allowed ? <PauseButton id={found.id} /> : null}
      {resume.allowed ? <ResumeButton id={found.id} /> : null}
      {change.allowed && !start.allowed ? <RehearseButton id={found.id} decision={rehearse} /> : null}
      {start.allowed ? <StartButton found={found} /> : null}
      {retry.allowed ? <RetryButton found={found} /> : null}
    </>
  );
}

function ChangeLink({ found }: { found: Import }) {
  const to = found.source === 'csv' ? paths.uploadReferrers : paths.syncReferrers;
  return (
    <ButtonLink to={to} params={{ campaignId: found.campaign_id }} search={{ import: found.id }} variant="default">
      Back
    </ButtonLink>
  );
}

function RehearseButton({ id, decision }: { id: string; decision: Import['actions']['rehearse'] }) {
  const rehearse = useImportAction(rehearseImport);
  return (
    <ActionButton decision={decision} loading={rehearse.isPending} onClick={() => rehearse.mutate(id)}>
      Start Rehearsal
    </ActionButton>
  );
}

function StartButton({ found }: { found: Import }) {
  const start = useImportAction(startImport);
  const isNothing = found.plan !== null && found.plan.create + found.plan.update === 0 && found.mode === 'one_time';
  return (
    <Button
      leftSection={<IconPlayerPlay size={16} />}
      loading={start.isPending}
      disabled={isNothing}
      onClick={() => start.mutate(found.id)}
    >
      {found.source === 'csv' ? 'Start Import' : 'Start Sync'}
    </Button>
  );
}

function PauseButton({ id }: { id: string }) {
  const pause = useImportAction(pauseImport);
  return (
    <Button leftSection={<IconPlayerPause size={16} />} loading={pause.isPending} onClick={() => pause.mutate(id)}>
      Pause
    </Button>
  );
}

function ResumeButton({ id }: { id: string }) {
  const resume = useImportAction(resumeImport);
  return (
    <Button leftSection={<IconPlayerPlay size={16} />} loading={resume.isPending} onClick={() => resume.mutate(id)}>
      Resume
    </Button>
  );
}

function RetryButton({ found }: { found: Import }) {
  const retry = useImportAction((id: string) => retryImport(id));
  const { failed } = found.counts;
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate(found.id)}>
      {failed > 0 ? `Retry ${failed.toLocaleString()} failed` : 'Retry'}
    </Button>
  );
}

function CancelButton({ found }: { found: Import }) {
  const cancel = useImportAction(cancelImport, () => 'Cancelled.');
  const isBefore = isRehearsal(found);
  const ask = () =>
    askToConfirm({
      title: isBefore ? 'Cancel the rehearsal?' : 'Cancel the import?',
      body: isBefore
        ? 'Reading stops. Nobody was enrolled, so there is nothing to take back.'
        : `${found.counts.enrolled.toLocaleString()} people who were enrolled so far stay referrers. The others are not taken. A cancelled import cannot go on; to stop for a while, use Pause.`,
      confirm: isBefore ? 'Cancel rehearsal' : 'Cancel import',
      isDestructive: true,
      onConfirm: () => cancel.mutate(found.id),
    });
  return (
    <Button variant="default" loading={cancel.isPending} onClick={ask}>
      {isBefore ? 'Cancel rehearsal' : 'Cancel import'}
    </Button>
  );
}

function RemoveButton({ found }: { found: Import }) {
  const navigate = useNavigate();
  const leave = () => void navigate({ to: paths.imports, params: { campaignId: found.campaign_id }, replace: true });
  const isBefore = isRehearsal(found);
  const remove = useAction(removeImport, { success: () => `${found.title} was removed.`, onDone: leave });
  const ask = () =>
    askToConfirm({
      title: isBefore ? 'Discard this import?' : 'Remove this import?',
      body: isBefore
        ? 'Its settings and its rehearsal are forgotten. Nobody was enrolled.'
        : 'Its report is forgotten. Everybody it enrolled stays a referrer, with link and referrals.',
      confirm: isBefore ? 'Discard' : 'Remove',
      isDestructive: true,
      onConfirm: () => remove.mutate(found.id),
    });
  return (
    <Button variant="default" loading={remove.isPending} onClick={ask}>
      {isBefore ? 'Discard' : 'Remove'}
    </Button>
  );
}
