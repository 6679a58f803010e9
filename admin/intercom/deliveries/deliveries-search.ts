import * as z from 'zod/mini';
import type { DeliveryKind } from '../../api/types.ts';
import { searchOneOf, searchText } from '../../searches.ts';
import { deliveryStates } from '../../ui/states.ts';

export const deliveryKinds: readonly { value: DeliveryKind; label: string }[] = [
  { value: 'push', label: 'Person sent' },
  { value: 'event', label: 'Data event' },
  { value: 'return_fields', label: 'Return fields' },
  { value: 'undo', label: 'Undo' },
  { value: 'delete_contact', label: 'Contact deleted' },
];
export const deliveryTabs = [
  { value: 'leads', label: 'Leads' },
  { value: 'referrers', label: 'Referrers' },
] as const;
export const nextSteps = [
  { value: 'retry_later', label: 'Retrying automatically' },
  { value: 'reconnect', label: 'Reconnect' },
  { value: 'fix_data', label: 'Fix data or settings' },
  { value: 'left_out', label: 'Something left out' },
] as const;
export const periods = [
  { value: 'hour', label: 'Last hour', ms: 3_600_000 },
  { value: 'day', label: 'Last 24 hours', ms: 86_400_000 },
  { value: 'week', label: 'Last 7 days', ms: 604_800_000 },
  { value: 'month', label: 'Last 30 days', ms: 2_592_000_000 },
] as const;

/** …/deliveries?state=Failed&kind=push&search=…&open={delivery id} */
export const deliveriesSearchSchema = z.object({
  state: searchOneOf(deliveryStates),
  kind: searchOneOf(deliveryKinds.map(({ value }) => value)),
  tab: searchOneOf(deliveryTabs.map(({ value }) => value)),
  who: searchOneOf(nextSteps.map(({ value }) => value)),
  operation: searchText,
  person: searchText,
  period: searchOneOf(periods.map(({ value }) => value)),
  search: searchText,
  /** the delivery whose drawer is open */
  open: searchText,
});

export type DeliveriesSearch = z.output<typeof deliveriesSearchSchema>;

/** The filters as the API takes them. @param now where the period ends */
export function toApiFilter(campaignId: string, search: DeliveriesSearch, now: number): Record<string, string> {
  const period = periods.find(({ value }) => value === search.period);
  const filters = {
    campaign_id: campaignId,
    state: search.state,
    kind: search.kind,
    tab: search.tab,
    failure: search.who === 'left_out' ? undefined : search.who,
    left_out: search.who === 'left_out' ? 'true' : undefined,
    operation_id: search.operation,
    subject_id: search.person,
    from: period && new Date(now - period.ms).toISOString(),
    search: search.search,
  };
  return Object.fromEntries(
    Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
