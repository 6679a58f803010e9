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
import { isRehearsal } from './import-text.ts';
import { ProgressCard } from './progress-card.tsx';
import { RehearsalCard } from './dry-run-card.tsx';
import { SyncCard } from './sync-card.tsx';

/** One import: its rehearsal, its progress, what came of it. It moves by itself, and survives a reload. */
export function ImportPage() {
  const { campaignId, importId } = useParams({ from: `/signed-in/campaign${paths.import}` });
  const found = useQuery(importQuery(importId));
  const back = (
    <BackLink to={paths.imports} params={{ campaignId }}>
      Imports
    </BackLink>
  );
  if (found.data === undefined) {
    return (
      <Page title="Import" back={back}>
        <Loaded query={found} skeleton={<SkeletonRows />}>
          {() => null}
        </Loaded>
      </Page>
    );
  }
  const { title, state } = found.data;
  return (
    <Page title={title} back={back} mark={<StateBadge state={state} />} actions={<ImportActions found={found.data} />}>
      <Parts found={found.data} />
    </Page>
  );
}

function Parts({ found }: { found: Import }) {
  const isBefore = isRehearsal(found);
  const isRehearsed = found.plan !== null;
  const isUnderWay = found.state === 'Rehearsing' || found.state === 'Running' || found.state === 'Paused';
  const steps = found.source === 'csv' ? uploadSteps : syncSteps;
  return (
    <Stack gap="lg">
      {isBefore && found.state !== 'Cancelled' ? (
        <StepsBar label="Steps" steps={steps} current={steps.length - 1} />
      ) : null}
      <ImportAlerts found={found} />
      {isUnderWay || (!isBefore && found.state !== 'Draft') ? <ProgressCard found={found} /> : null}
      {found.plan && isBefore ? <RehearsalCard found={found} plan={found.plan} /> : null}
      {found.sync ? <SyncCard found={found} sync={found.sync} /> : null}
      {isRehearsed || !isBefore ? <ImportPeople found={found} /> : null}
      <ImportSettings found={found} />
    </Stack>
  );
}
