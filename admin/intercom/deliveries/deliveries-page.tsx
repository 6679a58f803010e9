import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconDownload, IconSend } from '@tabler/icons-react';
import { deliveryCountQuery, deliveryLogQuery } from '../../api/deliveries.ts';
import { paths, serverPaths } from '../../paths.ts';
import { useCampaignId } from '../../shell/use-campaign-id.ts';
import { Empty } from '../../ui/empty.tsx';
import { Page } from '../../ui/page.tsx';
import { PagedRows } from '../../ui/paged-table.tsx';
import { RowsPicture } from '../../ui/rows-picture.tsx';
import { CrmNavigation } from '../crm-navigation.tsx';
import { useCrmTitle } from '../use-crm.ts';
import { openBackFill } from './back-fill.tsx';
import { toApiFilter, type DeliveriesSearch } from './deliveries-search.ts';
import { deliveryColumns } from './delivery-columns.tsx';
import { DeliveryDrawer } from './delivery-drawer.tsx';
import { DeliveryFilters } from './delivery-filters.tsx';
import { SyncStatusNumbers } from './sync-status.tsx';
import { RetryAll } from './retry-all.tsx';
import { OperationsSection } from './operations-section.tsx';

/** The API counts up to here. */
const mostCounted = 10_000;

/** Every write of this campaign to the CRM, the sync status of its people, and its bulk operations. */
export function DeliveriesPage() {
  const campaignId = useCampaignId();
  const search = useSearch({ from: `/signed-in/campaign${paths.deliveries}` });
  const navigate = useNavigate();
  const crm = useCrmTitle();
  const show = (change: Partial<DeliveriesSearch>) =>
    void navigate({ to: paths.deliveries, params: { campaignId }, search: { ...search, ...change }, replace: true });
  const { open, ...narrowing } = search;
  const key = JSON.stringify([campaignId, narrowing]);
  const filters = () => toApiFilter(campaignId, narrowing, Date.now());
  const isNarrowed = Object.values(narrowing).some((value) => value !== undefined);
  return (
    <Page
      title="Delivery log"
      lead={`Every write to ${crm}: what was planned, what happened, and what to do where it failed.`}
      actions={
        <Button leftSection={<IconSend size={16} />} onClick={() => openBackFill(campaignId, crm)}>
          Back-fill
        </Button>
      }
    >
      <CrmNavigation />
      <SyncStatusNumbers campaignId={campaignId} />
      <OperationsSection campaignId={campaignId} />
      <DeliveryFilters search={search} onChange={show} />
      <Group justify="space-between" gap="sm">
        <Matches filterKey={key} filters={filters} search={search} />
        <Group gap="sm">
          <RetryAll filterKey={key} filters={filters} />
          <Button
            component="a"
            variant="default"
            leftSection={<IconDownload size={16} />}
            href={serverPaths.deliveriesCsv(filters())}
            download
          >
            Export CSV
          </Button>
        </Group>
      </Group>
      <Log filterKey={key} filters={filters} isNarrowed={isNarrowed} />
      <DeliveryDrawer deliveryId={open} onClose={() => show({ open: undefined })} />
    </Page>
  );
}

interface Filters {
  filterKey: string;
  filters: () => Record<string, string>;
}

function Log({ filterKey, filters, isNarrowed }: Filters & { isNarrowed: boolean }) {
  const campaignId = useCampaignId();
  const crm = useCrmTitle();
  const pages = useInfiniteQuery(deliveryLogQuery(filterKey, filters));
  return (
    <PagedRows
      label="Deliveries"
      pages={pages}
      columns={deliveryColumns(campaignId, crm)}
      opensOnClick
      empty={
        <Empty
          icon={<IconSend />}
          {...(!isNarrowed && { picture: <RowsPicture end="state" /> })}
          title={isNarrowed ? 'No matches' : 'No deliveries yet'}
        >
          {isNarrowed
            ? 'No delivery fits these filters. Remove some, or choose Show all.'
            : 'Deliveries appear here when people join, once the Leads or Referrers tab says what to send.'}
        </Empty>
      }
    />
  );
}

/** "1,204 deliveries", with the filters that no field shows. */
function Matches({ filterKey, filters, search }: Filters & { search: DeliveriesSearch }) {
  const { data } = useQuery(deliveryCountQuery(filterKey, filters));
  if (!data) return <span />;
  const count = data.total >= mostCounted ? `${mostCounted.toLocaleString()} or more` : data.total.toLocaleString();
  const of = [...(search.operation ? ['of one back-fill or undo'] : []), ...(search.person ? ['of one person'] : [])];
  return (
    <Text size="sm" c="dimmed">
      {count} {data.total === 1 ? 'delivery' : 'deliveries'} {of.join(' ')}
    </Text>
  );
}
