import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import {
  cancelImport,
  pauseImport,
  dryRunImport,
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
import { isDryRun } from './import-text.ts';
import { useImportAction } from './use-import-action.ts';

/** The actions of an import in its state; the order is the same in every state. */
export function ImportActions({ importRecord }: { importRecord: Import }) {
  const { change, dry_run: dryRun, start, pause, resume, cancel, retry, remove } = importRecord.actions;
  return (
    <>
      {change.allowed ? <ChangeLink importRecord={importRecord} /> : null}
      {cancel.allowed && !remove.allowed ? <CancelButton importRecord={importRecord} /> : null}
      {remove.allowed ? <RemoveButton importRecord={importRecord} /> : null}
      {pause.allowed ? <PauseButton id={importRecord.id} /> : null}
      {resume.allowed ? <ResumeButton id={importRecord.id} /> : null}
      {change.allowed && !start.allowed ? <DryRunButton id={importRecord.id} decision={dryRun} /> : null}
      {start.allowed ? <StartButton importRecord={importRecord} /> : null}
      {retry.allowed ? <RetryButton importRecord={importRecord} /> : null}
    </>
  );
}

function ChangeLink({ importRecord }: { importRecord: Import }) {
  const to = importRecord.source === 'csv' ? paths.uploadReferrers : paths.syncReferrers;
  return (
    <ButtonLink
      to={to}
      params={{ campaignId: importRecord.campaign_id }}
      search={{ import: importRecord.id }}
      variant="default"
    >
      Back
    </ButtonLink>
  );
}

function DryRunButton({ id, decision }: { id: string; decision: Import['actions']['dry_run'] }) {
  const dryRun = useImportAction(dryRunImport);
  return (
    <ActionButton decision={decision} loading={dryRun.isPending} onClick={() => dryRun.mutate(id)}>
      Start Dry Run
    </ActionButton>
  );
}

function StartButton({ importRecord }: { importRecord: Import }) {
  const start = useImportAction(startImport);
  const isNothing =
    importRecord.plan !== null &&
    importRecord.plan.create + importRecord.plan.update === 0 &&
    importRecord.mode === 'one_time';
  return (
    <Button
      leftSection={<IconPlayerPlay size={16} />}
      loading={start.isPending}
      disabled={isNothing}
      onClick={() => start.mutate(importRecord.id)}
    >
      {importRecord.source === 'csv' ? 'Start Import' : 'Start Sync'}
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

function RetryButton({ importRecord }: { importRecord: Import }) {
  const retry = useImportAction((id: string) => retryImport(id));
  const { failed } = importRecord.counts;
  return (
    <Button loading={retry.isPending} onClick={() => retry.mutate(importRecord.id)}>
      {failed > 0 ? `Retry ${failed.toLocaleString()} failed` : 'Retry'}
    </Button>
  );
}

function CancelButton({ importRecord }: { importRecord: Import }) {
  const isBefore = isDryRun(importRecord);
  const cancel = useImportAction(cancelImport, () => (isBefore ? 'Dry run cancelled.' : 'Import cancelled.'));
  const ask = () =>
    askToConfirm({
      title: isBefore ? 'Cancel the dry run?' : 'Cancel the import?',
      body: isBefore
        ? 'Reading stops. No one was enrolled, so there is nothing to undo.'
        : `The ${importRecord.counts.enrolled.toLocaleString()} people enrolled so far stay referrers. The rest are not enrolled. You cannot resume a cancelled import; to stop for a while, use Pause.`,
      confirm: isBefore ? 'Cancel dry run' : 'Cancel import',
      isDestructive: true,
      onConfirm: () => cancel.mutate(importRecord.id),
    });
  return (
    <Button variant="default" loading={cancel.isPending} onClick={ask}>
      {isBefore ? 'Cancel dry run' : 'Cancel import'}
    </Button>
  );
}

function RemoveButton({ importRecord }: { importRecord: Import }) {
  const navigate = useNavigate();
  const leave = () =>
    void navigate({ to: paths.imports, params: { campaignId: importRecord.campaign_id }, replace: true });
  const isBefore = isDryRun(importRecord);
  const remove = useAction(removeImport, {
    success: () => `${importRecord.title} ${isBefore ? 'discarded' : 'removed'}.`,
    onDone: leave,
  });
  const ask = () =>
    askToConfirm({
      title: isBefore ? 'Discard this import?' : 'Remove this import?',
      body: isBefore
        ? 'Its settings and its dry run are deleted. No one was enrolled.'
        : 'Its report is deleted. Everyone it enrolled stays a referrer, with link and referrals.',
      confirm: isBefore ? 'Discard' : 'Remove',
      isDestructive: true,
      onConfirm: () => remove.mutate(importRecord.id),
    });
  return (
    <Button variant="default" loading={remove.isPending} onClick={ask}>
      {isBefore ? 'Discard' : 'Remove'}
    </Button>
  );
}
