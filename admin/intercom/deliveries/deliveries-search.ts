import type { Delivery, DeliveryKind } from '../../api/types.ts';

// What may stand behind the question mark of the delivery log. Anything unknown is dropped, never an error.

export const deliveryStates = ['Planned', 'Sending', 'Sent', 'Skipped', 'Waiting', 'Failed'] as const;
export const deliveryKinds: readonly { value: DeliveryKind; label: string }[] = [
  { value: 'push', label: 'Person sent' },
  { value: 'event', label: 'Data event' },
  { value: 'return_fields', label: 'Return fields' },
  { value: 'undo', label: 'Undo' },
];
export const deliveryTabs = [
  { value: 'leads', label: 'Leads' },
  { value: 'referrers', label: 'Referrers' },
] as const;
export const whoMustAct = [
  { value: 'retry_later', label: 'Nobody: it is tried again' },
  { value: 'reconnect', label: 'Connect again' },
  { value: 'fix_data', label: 'Correct data or settings' },
] as const;
export const periods = [
  { value: 'hour', label: 'Last hour', ms: 3_600_000 },
  { value: 'day', label: 'Last 24 hours', ms: 86_400_000 },
  { value: 'week', label: 'Last 7 days', ms: 604_800_000 },
  { value: 'month', label: 'Last 30 days', ms: 2_592_000_000 },
] as const;

export interface DeliveriesSearch {
  state?: Delivery['state'] | undefined;
  kind?: DeliveryKind | undefined;
  tab?: 'leads' | 'referrers' | undefined;
  who?: NonNullable<Delivery['failure']> | undefined;
  run?: string | undefined;
  person?: string | undefined;
  period?: (typeof periods)[number]['value'] | undefined;
  search?: string | undefined;
  /** the delivery whose drawer is open */
  open?: string | undefined;
}

/** …/deliveries?state=Failed&kind=push&search=…&open={delivery id} */
export function deliveriesSearch(raw: Record<string, unknown>): DeliveriesSearch {
  return {
    state: deliveryStates.find((state) => state === raw['state']),
    kind: valueOf(deliveryKinds, raw['kind']),
    tab: valueOf(deliveryTabs, raw['tab']),
    who: valueOf(whoMustAct, raw['who']),
    run: text(raw['run']),
    person: text(raw['person']),
    period: valueOf(periods, raw['period']),
    search: text(raw['search']),
    open: text(raw['open']),
  };
}

/**
 * The filters in the words of the API.
 * @param now from when the period counts back
 */
export function toApiFilter(campaignId: string, search: DeliveriesSearch, now: number): Record<string, string> {
  const period = periods.find(({ value }) => value === search.period);
  const filters = {
    campaign_id: campaignId,
    state: search.state,
    kind: search.kind,
    tab: search.tab,
    failure: search.who,
    run_id: search.run,
    subject_id: search.person,
    from: period && new Date(now - period.ms).toISOString(),
    search: search.search,
  };
  return Object.fromEntries(
    Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function valueOf<Value extends string>(known: readonly { value: Value }[], value: unknown): Value | undefined {
  return known.find((option) => option.value === value)?.value;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
