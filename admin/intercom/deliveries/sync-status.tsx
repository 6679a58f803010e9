import { Anchor, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { api } from '../../api/client.ts';
import type { DeliveryHealth, TabName } from '../../api/types.ts';
import { paths } from '../../paths.ts';
import { AnchorLink } from '../../ui/links.tsx';
import { Loaded, SkeletonRows } from '../../ui/loaded.tsx';
import { Timestamp } from '../../ui/timestamp.tsx';
import { Section } from '../../ui/section.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { stateLook, syncStates } from '../../ui/states.ts';
import { useCrmTitle } from '../use-crm.ts';
import { openBackFill } from './back-fill.tsx';
import type { DeliveriesSearch } from './deliveries-search.ts';

/** Counting a million deliveries takes the database about a second. */
const countedEveryMs = 10_000;

/** How often it is counted while people wait. */
const waitingEveryMs = 30_000;

/** The sync status of all people of a campaign, by tab, with the reason for each number. */
export function SyncStatusNumbers({ campaignId }: { campaignId: string }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }}>
      <TabSyncStatus campaignId={campaignId} tab="leads" title="Leads" />
      <TabSyncStatus campaignId={campaignId} tab="referrers" title="Referrers" />
    </SimpleGrid>
  );
}

function TabSyncStatus({ campaignId, tab, title }: { campaignId: string; tab: TabName; title: string }) {
  const health = api.useQuery(
    'get',
    '/api/v1/deliveries/health',
    { params: { query: { campaign_id: campaignId, tab } } },
    {
      meta: { pauseMs: countedEveryMs },
      // a proxy may hold back what the server tells
      refetchInterval: ({ state: { data } }) =>
        data?.items.some(({ state }) => state === 'waiting') ? waitingEveryMs : false,
    },
  );
  return (
    <Section title={title}>
      <Loaded query={health} skeleton={<SkeletonRows rows={2} height={32} />}>
        {({ items, counted_at: countedAt }) => (
          <Stack gap="sm">
            <SimpleGrid cols={4} spacing="xs">
              {syncStates.map((state) => (
                <div key={state}>
                  <Text size="xs" c="dimmed">
                    {stateLook(state).label}
                  </Text>
                  <Text fz={22} fw={650} lh={1.2}>
                    {countOf(items, state).toLocaleString()}
                  </Text>
                </div>
              ))}
            </SimpleGrid>
            {items
              .filter(({ state }) => state !== 'in_sync')
              .map((item) => (
                <Text key={item.code} size="sm" c="dimmed">
                  <CountLink campaignId={campaignId} tab={tab} item={item} />{' '}
                  {stateLook(item.state).label.toLowerCase()}: {item.message}
                </Text>
              ))}
            <Text size="xs" c="dimmed">
              Counted <Timestamp at={countedAt} size="xs" withSeconds span />
            </Text>
          </Stack>
        )}
      </Loaded>
    </Section>
  );
}

/** Which part of the log holds the deliveries behind a number. */
const searchOf: Readonly<Record<string, DeliveriesSearch>> = {
  planned: { state: 'Planned' },
  retry_later: { state: 'Waiting' },
  reconnect: { who: 'reconnect' },
  fix_data: { who: 'fix_data' },
  given_up: { who: 'retry_later', state: 'Failed' },
  duplicates_skip: { state: 'Skipped', kind: 'push' },
  undone: { kind: 'undo', state: 'Sent' },
};

/** The number; where there are deliveries behind it, it leads to them. */
function CountLink({ campaignId, tab, item }: { campaignId: string; tab: TabName; item: DeliveryHealth }) {
  const crm = useCrmTitle();
  const count = item.count.toLocaleString();
  const search = searchOf[item.code];
  if (item.code === 'not_sent') {
    return (
      <Anchor component="button" type="button" size="sm" fw={600} onClick={() => openBackFill(campaignId, crm, tab)}>
        {count}
      </Anchor>
    );
  }
  if (!search) return <b>{count}</b>;
  return (
    <AnchorLink to={paths.deliveries} params={{ campaignId }} search={{ ...search, tab }} size="sm" fw={600}>
      {count}
    </AnchorLink>
  );
}

const countOf = (items: ReadonlyArray<DeliveryHealth>, state: DeliveryHealth['state']): number =>
  items.filter((item) => item.state === state).reduce((sum, { count }) => sum + count, 0);

/** The sync status of one person, and why. */
export function PersonSyncStatus({
  campaignId,
  tab,
  personId,
}: {
  campaignId: string;
  tab: TabName;
  personId: string;
}) {
  const query = api.useQuery('get', '/api/v1/deliveries/health', {
    params: { query: { campaign_id: campaignId, tab, person_id: personId } },
  });
  return (
    <Loaded query={query} skeleton={<SkeletonRows rows={1} height={24} />}>
      {({ items: [status] }) =>
        status ? (
          <Group gap="xs" align="center">
            <StateBadge state={status.state} />
            <Text size="sm" flex="1 1 200px">
              {status.message}
            </Text>
          </Group>
        ) : null
      }
    </Loaded>
  );
}
