import { Button, Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconGift } from '@tabler/icons-react';
import { filled } from '../api/client.ts';
import type { RewardState } from '../api/types.ts';
import { paths } from '../paths.ts';
import { type RewardsTab, rewardTabs } from '../searches.ts';
import { useCampaignId } from '../shell/use-campaign-id.ts';
import { Empty } from '../ui/empty.tsx';
import { ButtonLink } from '../ui/links.tsx';
import { ListTools } from '../ui/list-tools.tsx';
import { Page } from '../ui/page.tsx';
import { PagedTable } from '../ui/paged-table.tsx';
import { RowsPicture } from '../ui/rows-picture.tsx';
import { SearchField } from '../ui/search-field.tsx';
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

/** Rewards that are due, and those that were issued. */
export function Rewards() {
  const campaignId = useCampaignId();
  const { search, tab = 'due' } = useSearch({ from: `/signed-in/campaign${paths.rewards}` });
  const navigate = useNavigate();
  const show = (next: { search?: string | undefined; tab?: RewardsTab | undefined }) =>
    void navigate({ to: paths.rewards, params: { campaignId }, search: { search, tab, ...next }, replace: true });
  const { state, none } = tabs[tab];
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
              </ListTools>
              <PagedTable
                label={tabs[name].label}
                path="/api/v1/rewards"
                params={{ query: { campaign_id: campaignId, ...filled({ state, search }) } }}
                columns={rewardColumns(campaignId)}
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
