import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { importQuery, importSourcesQuery } from '../../api/imports.ts';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { paths } from '../../paths.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Loaded, ProblemAlert } from '../../ui/loaded.tsx';
import { Page } from '../../ui/page.tsx';
import { NotConnected } from './not-connected.tsx';
import { SyncForm } from './sync-form.tsx';
import { draftToSyncValues, newSyncValues } from './sync-values.ts';

/** `Sync from Integration`: from the choice of contacts to the dry run. */
export function SyncWizard() {
  const campaignId = useCampaignId();
  const { import: draftId } = useSearch({ from: `/signed-in/campaign${paths.syncReferrers}` });
  const crm = useCrmTitle();
  const sources = useQuery(importSourcesQuery(campaignId));
  const draft = useQuery({ ...importQuery(draftId ?? ''), enabled: draftId !== undefined });
  return (
    <Page
      title="Sync from Integration"
      lead={`Turn your ${crm} contacts into referrers, each with their own link and code.`}
      back={
        <BackLink to={paths.referrers} params={{ campaignId }}>
          Referrers
        </BackLink>
      }
    >
      <Loaded query={sources}>
        {(offered) => {
          if (!offered.connection || offered.connection.state === 'Not connected')
            return <NotConnected campaignId={campaignId} />;
          if (offered.problem !== null) {
            return (
              <ProblemAlert
                title={`Could not read from ${crm}`}
                problem={new Error(offered.problem)}
                onRetry={() => void sources.refetch()}
              />
            );
          }
          if (draftId === undefined)
            return <SyncForm campaignId={campaignId} sources={offered} initial={newSyncValues(offered)} />;
          return (
            <Loaded query={draft}>
              {(importDraft) => (
                <SyncForm
                  key={importDraft.id}
                  campaignId={campaignId}
                  sources={offered}
                  draftId={importDraft.id}
                  initial={draftToSyncValues(importDraft, offered)}
                />
              )}
            </Loaded>
          );
        }}
      </Loaded>
    </Page>
  );
}
