import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { importQuery } from '../../api/imports.ts';
import type { Import } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Loaded, SkeletonRows } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { syncSteps } from '../sync/sync-values.ts';
import { uploadSteps } from '../upload/upload-steps.ts';
import { StepsBar } from '../wizard/steps-bar.tsx';
import { ImportActions } from './import-actions.tsx';
import { ImportAlerts } from './import-alerts.tsx';
import { ImportPeople } from './import-people.tsx';
import { ImportSettings } from './import-settings.tsx';
import { isDryRun } from './import-text.ts';
import { ProgressCard } from './progress-card.tsx';
import { DryRunCard } from './dry-run-card.tsx';
import { SyncCard } from './sync-card.tsx';

/** One import: its dry run, its progress and its result. */
export function ImportPage() {
  const { campaignId, importId } = useParams({ from: `/signed-in/campaign${paths.import}` });
  const query = useQuery(importQuery(importId));
  const back = (
    <BackLink to={paths.imports} params={{ campaignId }}>
      Imports
    </BackLink>
  );
  if (query.data === undefined) {
    return (
      <Page title="Import" back={back}>
        <Loaded query={query} skeleton={<SkeletonRows />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  const { title, state } = query.data;
  return (
    <Page
      title={title}
      back={back}
      mark={<StateBadge state={state} />}
      actions={<ImportActions importRecord={query.data} />}
    >
      <Parts importRecord={query.data} />
    </Page>
  );
}

function Parts({ importRecord }: { importRecord: Import }) {
  const isBefore = isDryRun(importRecord);
  const hasPlan = importRecord.plan !== null;
  const isInProgress =
    importRecord.state === 'Dry run' || importRecord.state === 'Running' || importRecord.state === 'Paused';
  const steps = importRecord.source === 'csv' ? uploadSteps : syncSteps;
  return (
    <Stack gap="lg">
      {isBefore && importRecord.state !== 'Cancelled' ? (
        <StepsBar label="Steps" steps={steps} current={steps.length - 1} />
      ) : null}
      <ImportAlerts importRecord={importRecord} />
      {isInProgress || (!isBefore && importRecord.state !== 'Draft') ? (
        <ProgressCard importRecord={importRecord} />
      ) : null}
      {importRecord.plan && isBefore ? <DryRunCard importRecord={importRecord} plan={importRecord.plan} /> : null}
      {importRecord.sync ? <SyncCard importRecord={importRecord} sync={importRecord.sync} /> : null}
      {hasPlan || !isBefore ? <ImportPeople importRecord={importRecord} /> : null}
      <ImportSettings importRecord={importRecord} />
    </Stack>
  );
}
