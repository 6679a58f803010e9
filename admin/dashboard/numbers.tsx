import { SimpleGrid } from '@mantine/core';
import { api } from '../api/client.ts';
import { paths } from '../paths.ts';
import { Loaded, SkeletonRows } from '../ui/loaded.tsx';
import { moneyText, rateText } from './number-text.ts';
import { NumberCard } from './number-card.tsx';

const rewardCards = [
  { label: 'Due Rewards', tab: 'due', key: 'due_rewards', none: 'nothing due' },
  { label: 'Issued Rewards', tab: 'issued', key: 'issued_rewards', none: 'none yet' },
] as const;

/** Visits to links are not announced: one that waits for its page would wait for that. */
const visitsEveryMs = 30_000;

/** The numbers of a referral program; each leads to the rows behind it. */
export function Numbers({ campaignId }: { campaignId: string }) {
  const summary = api.useQuery(
    'get',
    '/api/v1/reports/summary',
    { params: { query: { campaign_id: campaignId } } },
    { refetchInterval: visitsEveryMs },
  );
  const params = { campaignId };
  return (
    <Loaded query={summary} skeleton={<SkeletonRows rows={1} height={132} />}>
      {(numbers) => (
        <SimpleGrid cols={{ base: 2, md: 3, lg: 5 }} spacing="md">
          <NumberCard
            label="Enrolments"
            value={numbers.enrolments}
            note="referrers who joined"
            to={paths.referrers}
            params={params}
          />
          <NumberCard
            label="Total Leads"
            value={numbers.referred_leads}
            note={`from ${numbers.link_visits} ${numbers.link_visits === 1 ? 'visit' : 'visits'} to referral links`}
            to={paths.leads}
            params={params}
          />
          {numbers.leads_on_hold > 0 ? (
            <NumberCard
              label="On Hold"
              value={numbers.leads_on_hold}
              note={numbers.leads_on_hold === 1 ? 'lead to release or refuse' : 'leads to release or refuse'}
              to={paths.leads}
              params={params}
              search={{ state: 'On hold' }}
            />
          ) : null}
          <NumberCard
            label="Conversion Rate"
            {...rateText(numbers)}
            to={paths.leads}
            params={params}
            search={{ state: 'Qualified' }}
          />
          {rewardCards.map(({ label, tab, key, none }) => (
            <NumberCard
              key={tab}
              label={label}
              value={numbers[key].count}
              note={moneyText(numbers[key].money, none)}
              to={paths.rewards}
              params={params}
              search={{ tab }}
            />
          ))}
        </SimpleGrid>
      )}
    </Loaded>
  );
}
