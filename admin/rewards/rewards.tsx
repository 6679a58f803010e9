import { Button, Group, Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconGift } from '@tabler/icons-react';
import { filled } from '../api/client.ts';
import type { Reward, RewardState } from '../api/types.ts';
import { rowsOf, usePages } from '../api/paging.ts';
import { readRewardIds } from '../api/rewards.ts';
import { paths, serverPaths } from '../paths.ts';
import { rewardSorts, type RewardsTab, rewardTabs } from '../searches.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Empty } from '../ui/empty.tsx';
import { DensityButton } from '../ui/list/density-button.tsx';
import { ExportButton } from '../ui/list/export-button.tsx';
import type { Sort } from '../ui/list/list-rules.ts';
import { SelectionBar } from '../ui/list/selection-bar.tsx';
import { SortSelect } from '../ui/list/sort-select.tsx';
import { useSelection } from '../ui/list/use-selection.ts';
import { ButtonLink } from '../ui/links.tsx';
import { ListTools } from '../ui/list-tools.tsx';
import { formatMoney } from '../ui/money.ts';
import { Page } from '../ui/page.tsx';
import { PagedRows } from '../ui/paged-table.tsx';
import { personName } from '../ui/person-name.ts';
import { RowsPicture } from '../ui/rows-picture.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { RewardActions, rewardNoun } from './reward-actions.tsx';
import { rewardColumns } from './reward-columns.tsx';

const tabs: Record<RewardsTab, { label: string; state: RewardState | undefined; none: string }> = {
  due: { label: 'Due Rewards', state: 'Due', none: 'No rewards are due. A reward becomes due when a lead qualifies.' },
  review: {
    label: 'Needs Review',
    state: 'Needs review',
    none: 'No rewards need review. A due reward comes here when the e-mail address of its lead or recipient is changed.',
  },
  issued: {
    label: 'Issued Rewards',
    state: 'Issued',
    none: 'No rewards issued yet. Issue a due one with Issue Now.',
  },
  cancelled: {
    label: 'Cancelled',
    state: 'Cancelled',
    none: 'No rewards cancelled. Cancel reward takes a due one back; unqualifying a lead does so with its rewards.',
  },
  all: { label: 'All', state: undefined, none: 'Rewards appear here when leads qualify.' },
};

const tableWidth = 900;

const nameOf = ({ amount, recipient_person: person }: Reward) => `${formatMoney(amount)} to ${personName(person)}`;

/** Rewards that are due, and those that were issued. */
export function Rewards() {
  const campaignId = useCampaignId();
  const shown = useSearch({ from: `/signed-in/campaign${paths.rewards}` });
  const { search, tab = 'due', sort, order } = shown;
  const navigate = useNavigate();
  const show = (next: Partial<typeof shown>) =>
    void navigate({ to: paths.rewards, params: { campaignId }, search: { ...shown, tab, ...next }, replace: true });
  const { state, none } = tabs[tab];
  const filters = { campaign_id: campaignId, ...filled({ state, search }) };
  const pages = usePages('/api/v1/rewards', { query: { ...filters, ...filled({ sort, order }) } });
  const selection = useSelection(JSON.stringify(filters));
  const sorting = {
    now: { sort, order },
    natural: 'earned',
    onSort: (next: Sort) => show({ sort: rewardSorts.find((known) => known === next.sort), order: next.order }),
  };
  const columns = rewardColumns(campaignId, { state });
  const isEmpty = pages.data === undefined || rowsOf(pages.data).length === 0;
  return (
    <Page title="Rewards" lead="What referrers and leads have earned.">
      <Tabs
        value={tab}
        onChange={(chosen) => show({ tab: rewardTabs.find((known) => known === chosen) ?? 'due' })}
        keepMounted={false}
      >
        <Tabs.List mb="lg">
          {rewardTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {tabs[name].label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {rewardTabs.map((name) => (
          <Tabs.Panel key={name} value={name}>
            <Stack gap="lg">
              <ListTools>
                <SearchField
                  label="Search recipient or lead"
                  value={search ?? ''}
                  onSearch={(text) => show({ search: text || undefined })}
                />
                <SortSelect columns={columns} sorting={sorting} />
                {isEmpty ? null : (
                  <Group gap="sm" ml="auto">
                    <DensityButton />
                    <ExportButton href={serverPaths.listCsv('rewards', filters)} />
                  </Group>
                )}
              </ListTools>
              <SelectionBar
                selection={selection}
                noun={rewardNoun}
                readAll={pages.hasNextPage ? () => readRewardIds(filters) : undefined}
              >
                <RewardActions selection={selection} />
              </SelectionBar>
              <PagedRows
                label={tabs[name].label}
                pages={pages}
                columns={columns}
                minWidth={tableWidth}
                sorting={sorting}
                selection={{ ...selection, nameOf }}
                opensOnClick
                empty={
                  search ? (
                    <Empty
                      icon={<IconGift />}
                      title="No matches"
                      actions={
                        <Button variant="default" onClick={() => show({ search: undefined })}>
                          Clear search
                        </Button>
                      }
                    >
                      {`No recipient or lead has “${search}” in name or e-mail. Try a shorter search.`}
                    </Empty>
                  ) : (
                    <Empty
                      icon={<IconGift />}
                      picture={<RowsPicture end="amount" />}
                      title="No rewards"
                      actions={
                        <ButtonLink to={paths.rewardRules} params={{ campaignId }} variant="default">
                          See reward rules
                        </ButtonLink>
                      }
                    >
                      {none}
                    </Empty>
                  )
                }
              />
            </Stack>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}
