import { Button, Group, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconPlus, IconUserCheck } from '@tabler/icons-react';
import { filled } from '../api/client.ts';
import { readLeadIds } from '../api/leads.ts';
import { rowsOf, usePages } from '../api/paging.ts';
import { SyncCell } from '../intercom/sync-column/sync-cell.tsx';
import { useSyncStatuses } from '../intercom/sync-column/use-sync-statuses.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths, serverPaths } from '../paths.ts';
import { leadSorts } from '../searches.ts';
import { ProposalsNotice } from '../people/proposals-notice.tsx';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Empty } from '../ui/empty.tsx';
import { DensityButton } from '../ui/list/density-button.tsx';
import { ExportButton } from '../ui/list/export-button.tsx';
import type { Sort } from '../ui/list/list-rules.ts';
import { SelectionBar } from '../ui/list/selection-bar.tsx';
import { SortSelect } from '../ui/list/sort-select.tsx';
import { useSelection } from '../ui/list/use-selection.ts';
import { ListTools } from '../ui/list-tools.tsx';
import { Page } from '../ui/page.tsx';
import { PagedRows } from '../ui/paged-table.tsx';
import { personName } from '../ui/person-name.ts';
import { ButtonLink } from '../ui/links.tsx';
import { RowsPicture } from '../ui/rows-picture.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { leadStates } from '../ui/states.ts';
import { openAddLeads } from './add-leads.tsx';
import { HeldLeads } from './held-leads.tsx';
import { LeadActions } from './lead-actions.tsx';
import { heldColumns, leadColumns } from './lead-columns.tsx';
import { leadNoun } from './lead-count.ts';

const anyState = 'any';
const tableWidth = 960;

/** The leads of this campaign. */
export function Leads() {
  const campaignId = useCampaignId();
  const shown = useSearch({ from: `/signed-in/campaign${paths.leads}` });
  const { search, state, sort, order } = shown;
  const navigate = useNavigate();
  const crm = useCrmTitle();
  const show = (next: Partial<typeof shown>) =>
    void navigate({ to: paths.leads, params: { campaignId }, search: { ...shown, ...next }, replace: true });
  const filters = { campaign_id: campaignId, ...filled({ state, search }) };
  const pages = usePages('/api/v1/leads', { query: { ...filters, ...filled({ sort, order }) } });
  const statuses = useSyncStatuses(campaignId, 'leads', pages);
  const selection = useSelection(JSON.stringify(filters));
  const sorting = {
    now: { sort, order },
    natural: 'joined',
    onSort: (next: Sort) => show({ sort: leadSorts.find((known) => known === next.sort), order: next.order }),
  };
  const openLead = (leadId: string) => void navigate({ to: paths.lead, params: { campaignId, leadId } });
  const isNarrowed = search !== undefined || state !== undefined;
  const isHeld = state === 'On hold';
  const columns = isHeld
    ? heldColumns(campaignId)
    : leadColumns(campaignId, (lead) => <SyncCell status={statuses.get(lead.id)} crm={crm} name={personName(lead)} />);
  const isAllRead = !pages.hasNextPage;
  const isEmpty = pages.data === undefined || rowsOf(pages.data).length === 0;
  return (
    <Page
      title="Leads"
      lead="People who were referred. A lead qualifies when it reaches your milestone."
      actions={
        <Button leftSection={<IconPlus size={16} />} onClick={() => openAddLeads(campaignId, openLead)}>
          Add Leads
        </Button>
      }
    >
      <ProposalsNotice />
      <ListTools>
        <SearchField
          label="Search name or e-mail"
          value={search ?? ''}
          onSearch={(text) => show({ search: text || undefined })}
        />
        <Select
          aria-label="State"
          data={[{ value: anyState, label: 'Any state' }, ...leadStates]}
          value={state ?? anyState}
          onChange={(chosen) => show({ state: leadStates.find((known) => known === chosen) })}
          w={170}
        />
        <SortSelect columns={columns} sorting={sorting} />
        {isEmpty ? null : (
          <Group gap="sm" ml="auto">
            <DensityButton />
            <ExportButton href={serverPaths.listCsv('leads', filters)} />
          </Group>
        )}
      </ListTools>
      {isHeld ? (
        <HeldLeads
          campaignId={campaignId}
          isSelection={selection.selected.size > 0}
          isNarrowed={search !== undefined}
        />
      ) : null}
      <SelectionBar selection={selection} noun={leadNoun} readAll={isAllRead ? undefined : () => readLeadIds(filters)}>
        <LeadActions selection={selection} isHeld={isHeld} />
      </SelectionBar>
      <PagedRows
        label="Leads"
        pages={pages}
        columns={columns}
        minWidth={tableWidth}
        sorting={sorting}
        selection={{ ...selection, nameOf: personName }}
        opensOnClick
        empty={
          isNarrowed ? (
            <Empty
              icon={<IconUserCheck />}
              title="No matches"
              actions={
                <Button variant="default" onClick={() => show({ search: undefined, state: undefined })}>
                  Show all leads
                </Button>
              }
            >
              No lead fits this search and state. Try a shorter search or any state.
            </Empty>
          ) : (
            <Empty
              icon={<IconUserCheck />}
              picture={<RowsPicture end="state" />}
              title="No leads yet"
              actions={
                <ButtonLink to={paths.onboard} params={{ campaignId }} variant="default">
                  Onboard Referrers
                </ButtonLink>
              }
            >
              Leads appear here as soon as a friend joins through a referral link. You can also add one with Add Leads.
            </Empty>
          )
        }
      />
    </Page>
  );
}
