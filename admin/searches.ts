import type { DifferenceKind, LeadState, RowOutcome } from './api/types.ts';

// What may stand behind the question mark of an address. Anything unknown is dropped, never an error.

type Raw = Record<string, unknown>;
type Text = string | undefined;

export const leadStates: readonly LeadState[] = ['Pending', 'On hold', 'Qualified', 'Not qualified', 'Expired'];

export const rewardTabs = ['due', 'issued', 'all'] as const;
export type RewardsTab = (typeof rewardTabs)[number];

/** /leads?search=…&state=… */
export function leadsSearch(raw: Raw): { search?: Text; state?: LeadState | undefined } {
  return { search: text(raw['search']), state: oneOf(raw['state'], leadStates) };
}

/** /referrers?search=…&open={referrer id} */
export function referrersSearch(raw: Raw): { search?: Text; open?: Text } {
  return { search: text(raw['search']), open: text(raw['open']) };
}

/** /referrers/sync?import={id} and /referrers/upload?import={id}: a draft that is worked on further */
export function draftSearch(raw: Raw): { import?: Text } {
  return { import: text(raw['import']) };
}

/** /referrers/imports?show=ongoing */
export function importsSearch(raw: Raw): { show?: 'ongoing' | undefined } {
  return { show: oneOf(raw['show'], ['ongoing']) };
}

const rowOutcomes: readonly RowOutcome[] = [
  'create',
  'update',
  'skip',
  'exclude',
  'later',
  'failed',
  'enrolled',
  'updated',
  'left',
  'decision',
];

/** /referrers/imports/{id}?show=failed&reason=…&search=… */
export function importSearch(raw: Raw): { show?: RowOutcome | undefined; reason?: Text; search?: Text } {
  return { show: oneOf(raw['show'], rowOutcomes), reason: text(raw['reason']), search: text(raw['search']) };
}

/** /rewards?tab=…&search=… */
export function rewardsSearch(raw: Raw): { search?: Text; tab?: RewardsTab | undefined } {
  return { search: text(raw['search']), tab: oneOf(raw['tab'], rewardTabs) };
}

export const differenceKinds: readonly DifferenceKind[] = ['value', 'return_field', 'gone', 'unlinked', 'unqualified'];

/** …/crm/differences?search=…&kind=… */
export function differencesSearch(raw: Raw): { search?: Text; kind?: DifferenceKind | undefined } {
  return { search: text(raw['search']), kind: oneOf(raw['kind'], differenceKinds) };
}

/** …/crm?intercom=connected, or the code of what went wrong on the way back from Intercom. */
export function panelSearch(raw: Raw): { intercom?: Text } {
  return { intercom: text(raw['intercom']) };
}

/** /sign-in?return_to=/campaigns/…: only addresses of this app, so that nobody can be sent elsewhere. */
export function returnSearch(raw: Raw): { return_to?: Text } {
  const address = text(raw['return_to']);
  return { return_to: address && /^\/(?![/\\])/.test(address) ? address : undefined };
}

function text(value: unknown): Text {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function oneOf<Value extends string>(value: unknown, values: readonly Value[]): Value | undefined {
  return values.find((known) => known === value);
}
