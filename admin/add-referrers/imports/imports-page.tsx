import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconDatabaseImport } from '@tabler/icons-react';
import { paths } from '../../paths.ts';
import { AddReferrers } from '../add-referrers.tsx';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { Empty } from '../../ui/empty.tsx';
import { BackLink } from '../../ui/back-link.tsx';
import { Page } from '../../ui/page.tsx';
import { ButtonLink } from '../../ui/links.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { RowsPicture } from '../../ui/rows-picture.tsx';
import { useCrmTitle } from '../../intercom/use-crm.ts';
import { importColumns, syncColumns } from './import-columns.tsx';

/** Every import of the campaign, and the ongoing syncs among them. */
export function Imports() {
  const campaignId = useCampaignId();
  const { show } = useSearch({ from: `/signed-in/campaign${paths.imports}` });
  const navigate = useNavigate();
  const crm = useCrmTitle();
  const params = { campaignId };
  const isOngoing = show === 'ongoing';
  return (
    <Page
      title="Imports"
      lead="Uploads and syncs that add referrers to this campaign."
      back={
        <BackLink to={paths.referrers} params={params}>
          Referrers
        </BackLink>
      }
      actions={
        <AddReferrers
          campaignId={campaignId}
          onAdded={(id) => void navigate({ to: paths.referrers, params, search: { open: id } })}
        />
      }
    >
      <Tabs
        keepMounted={false}
        value={isOngoing ? 'ongoing' : 'all'}
        onChange={(chosen) =>
          void navigate({
            to: paths.imports,
            params,
            search: { show: chosen === 'ongoing' ? 'ongoing' : undefined },
            replace: true,
          })
        }
      >
        <Tabs.List mb="lg">
          <Tabs.Tab value="all">All imports</Tabs.Tab>
          <Tabs.Tab value="ongoing">Ongoing syncs</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="all">
          <PagedTable
            label="Imports"
            path="/api/v1/imports"
            params={{ query: { campaign_id: campaignId } }}
            columns={importColumns(crm)}
            opensOnClick
            empty={
              <Empty
                icon={<IconDatabaseImport />}
                picture={<RowsPicture end="link" />}
                title="No imports yet"
                actions={
                  <>
                    <ButtonLink to={paths.uploadReferrers} params={{ campaignId }} variant="default">
                      Upload a file
                    </ButtonLink>
                    <ButtonLink to={paths.syncReferrers} params={{ campaignId }} variant="default">
                      {`Sync from ${crm}`}
                    </ButtonLink>
                  </>
                }
              >
                Use Add Referrers to upload a CSV file or sync contacts from {crm}. Each import shows a dry run first.
              </Empty>
            }
          />
        </Tabs.Panel>
        <Tabs.Panel value="ongoing">
          <PagedTable
            label="Ongoing syncs"
            path="/api/v1/imports"
            params={{ query: { campaign_id: campaignId, ongoing: 'true' } }}
            columns={syncColumns(crm)}
            opensOnClick
            empty={
              <Empty
                icon={<IconDatabaseImport />}
                picture={<RowsPicture end="state" />}
                title="No ongoing syncs"
                actions={
                  <ButtonLink to={paths.syncReferrers} params={{ campaignId }} variant="default">
                    {`Sync from ${crm}`}
                  </ButtonLink>
                }
              >
                Choose Ongoing Sync in the last step of a sync, and contacts who match later become referrers
                automatically.
              </Empty>
            }
          />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
