import { Button, Group, Select, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { connectionHealthQuery } from '../../api/checks.ts';
import { filled } from '../../api/client.ts';
import { integrationQuery } from '../../api/integrations.ts';
import type { Connection, DifferenceKind } from '../../api/types.ts';
import { paths, serverPaths } from '../../paths.ts';
import { differenceKinds } from '../../searches.ts';
import { SettingsPage } from '../../settings/settings-page.tsx';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { BackLink } from '../../ui/back-link.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ListTools } from '../../ui/list-tools.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { useCampaignCrm, useCrmTitle } from '../use-crm.ts';
import { differenceColumns, kindLabels } from './difference-columns.tsx';
import { NotConnected } from './not-connected.tsx';
import { RepairButtons } from './repair-buttons.tsx';
import { RepairProgress } from './repair-progress.tsx';

const anyKind = 'any';

/** What the last full check found different in this campaign, and the way to repair it. */
export function DifferencesPage() {
  const crm = useCrmTitle();
  const campaignId = useCampaignId();
  const query = useQuery(integrationQuery(useCampaignCrm()));
  return (
    <SettingsPage
      title="Differences"
      back={
        <BackLink to={paths.syncHealth} params={{ campaignId }}>
          Sync health
        </BackLink>
      }
      lead={`Where ${crm} no longer holds what Goodword wrote, as of the last full check.`}
    >
      <Loaded query={query}>
        {({ connection }) => (connection ? <List campaignId={campaignId} connection={connection} /> : <NotConnected />)}
      </Loaded>
    </SettingsPage>
  );
}

function List({ campaignId, connection }: { campaignId: string; connection: Connection }) {
  const { id: connectionId } = connection;
  const crm = useCrmTitle();
  const { search, kind } = useSearch({ from: `/signed-in/campaign/settings${paths.differences}` });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { data: health } = useQuery(connectionHealthQuery(connectionId, campaignId));
  const navigate = useNavigate();
  const filters = { campaign_id: campaignId, search, kind };
  const show = (next: { search?: string | undefined; kind?: DifferenceKind | undefined }) => {
    setChosen(new Set());
    void navigate({ to: paths.differences, params: { campaignId }, search: { search, kind, ...next }, replace: true });
  };
  const choose = (id: string, isChosen: boolean) =>
    setChosen((before) => new Set(isChosen ? [...before, id] : [...before].filter((other) => other !== id)));
  const isNarrowed = search !== undefined || kind !== undefined;
  return (
    <Stack gap="md">
      <RepairProgress connectionId={connectionId} />
      <ListTools>
        <SearchField
          label="Search name, e-mail or attribute"
          value={search ?? ''}
          onSearch={(text) => show({ search: text || undefined })}
        />
        <Select
          aria-label="What differs"
          data={[
            { value: anyKind, label: 'Any kind' },
            ...differenceKinds.map((value) => ({ value, label: kindLabels[value] })),
          ]}
          value={kind ?? anyKind}
          allowDeselect={false}
          onChange={(picked) => show({ kind: differenceKinds.find((known) => known === picked) })}
          w={210}
        />
      </ListTools>
      {health && health.drift.rows > 0 ? (
        <Group gap="sm">
          <RepairButtons connection={connection} filters={filters} chosen={[...chosen]} isNarrowed={isNarrowed} />
          <Button
            component="a"
            href={serverPaths.differencesCsv(connectionId, filters)}
            variant="default"
            leftSection={<IconDownload size={16} />}
          >
            Export CSV
          </Button>
        </Group>
      ) : null}
      <PagedTable
        label="Differences"
        path="/api/v1/connections/{id}/drift"
        params={{ path: { id: connectionId }, query: filled(filters) }}
        columns={differenceColumns(campaignId, crm, { chosen, choose })}
        empty={
          <Empty icon={<IconCircleCheck />} title={isNarrowed ? 'No matches' : 'No differences'}>
            {isNarrowed
              ? 'No difference fits this search. Try a shorter search or any kind.'
              : `At the last full check ${crm} held everything that Goodword wrote. The next one runs tonight, or when you choose Check now.`}
          </Empty>
        }
      />
    </Stack>
  );
}
