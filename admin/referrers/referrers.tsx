import { Button, Group, Select } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconSpeakerphone } from '@tabler/icons-react';
import { filled } from '../api/client.ts';
import { rowsOf, usePages } from '../api/paging.ts';
import { readReferrerIds } from '../api/referrers.ts';
import { SyncCell } from '../intercom/sync-column/sync-cell.tsx';
import { useSyncStatuses } from '../intercom/sync-column/use-sync-statuses.ts';
import { useCrmTitle } from '../intercom/use-crm.ts';
import { paths, serverPaths } from '../paths.ts';
import { referrerSorts } from '../searches.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/links.tsx';
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
import { RowsPicture } from '../ui/rows-picture.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { AddReferrers } from '../add-referrers/add-referrers.tsx';
import { ReferrerActions, referrerNoun } from './referrer-actions.tsx';
import { referrerColumns } from './referrer-columns.tsx';
import { ReferrerDrawer } from './referrer-drawer.tsx';

const linkStates = [
  { value: 'any', label: 'Any link' },
  { value: 'in_use', label: 'Link in use' },
  { value: 'paused', label: 'Link paused' },
] as const;
const tableWidth = 980;

/** The referrers of this campaign. */
export function Referrers() {
  const campaignId = useCampaignId();
  const shown = useSearch({ from: `/signed-in/campaign${paths.referrers}` });
  const { search, link, sort, order, open } = shown;
  const navigate = useNavigate();
  const crm = useCrmTitle();
  const show = (next: Partial<typeof shown>) =>
    void navigate({ to: paths.referrers, params: { campaignId }, search: { ...shown, ...next }, replace: true });
  const paused = link && (link === 'paused' ? 'true' : 'false');
  const filters = { campaign_id: campaignId, ...filled({ search, paused }) };
  const pages = usePages('/api/v1/referrers', { query: { ...filters, ...filled({ sort, order }) } });
  const statuses = useSyncStatuses(campaignId, 'referrers', pages);
  const selection = useSelection(JSON.stringify(filters));
  const sorting = {
    now: { sort, order },
    natural: 'joined',
    onSort: (next: Sort) => show({ sort: referrerSorts.find((known) => known === next.sort), order: next.order }),
  };
  const columns = referrerColumns(campaignId, (person) => (
    <SyncCell status={statuses.get(person.id)} crm={crm} name={personName(person)} />
  ));
  const isEmpty = pages.data === undefined || rowsOf(pages.data).length === 0;
  const isNarrowed = search !== undefined || link !== undefined;
  const actions = (
    <Group gap="sm">
      <ButtonLink to={paths.imports} params={{ campaignId }} variant="default">
        Imports
      </ButtonLink>
      <AddReferrers campaignId={campaignId} onAdded={(id) => show({ open: id })} />
    </Group>
  );
  return (
    <Page
      title="Referrers"
      lead="People who refer friends. Each has one link and one code in this campaign."
      actions={actions}
    >
      <ListTools>
        <SearchField
          label="Search name, e-mail or code"
          value={search ?? ''}
          onSearch={(text) => show({ search: text || undefined })}
        />
        <Select
          aria-label="Link"
          data={[...linkStates]}
          value={link ?? 'any'}
          onChange={(chosen) => show({ link: chosen === 'paused' || chosen === 'in_use' ? chosen : undefined })}
          allowDeselect={false}
          w={156}
        />
        <SortSelect columns={columns} sorting={sorting} />
        {isEmpty ? null : (
          <Group gap="sm" ml="auto">
            <DensityButton />
            <ExportButton href={serverPaths.listCsv('referrers', filters)} />
          </Group>
        )}
      </ListTools>
      <SelectionBar
        selection={selection}
        noun={referrerNoun}
        readAll={pages.hasNextPage ? () => readReferrerIds(filters) : undefined}
      >
        <ReferrerActions selection={selection} />
      </SelectionBar>
      <PagedRows
        label="Referrers"
        pages={pages}
        columns={columns}
        minWidth={tableWidth}
        sorting={sorting}
        selection={{ ...selection, nameOf: personName }}
        opensOnClick
        empty={
          isNarrowed ? (
            <Empty
              icon={<IconSpeakerphone />}
              title="No matches"
              actions={
                <Button variant="default" onClick={() => show({ search: undefined, link: undefined })}>
                  Show all referrers
                </Button>
              }
            >
              No referrer fits this search and link. Try a shorter search or any link.
            </Empty>
          ) : (
            <Empty
              icon={<IconSpeakerphone />}
              picture={<RowsPicture end="link" />}
              title="No referrers yet"
              actions={
                <ButtonLink to={paths.onboard} params={{ campaignId }} variant="default">
                  Onboard Referrers
                </ButtonLink>
              }
            >
              Everyone who joins gets a link and a code, listed here. Share the join page, or add people with Add
              Referrers.
            </Empty>
          )
        }
      />
      <ReferrerDrawer referrerId={open} onClose={() => show({ open: undefined })} />
    </Page>
  );
}
