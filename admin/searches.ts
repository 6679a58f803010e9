import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';
import { leadStates } from './ui/states.ts';
import type { DifferenceKind, RowOutcome } from './api/types.ts';

// What may stand behind the question mark of an address. Anything unknown is dropped, never an error.

/** A text that may be left out; an empty one counts as left out. */
export const searchText = orElse(z.optional(z.string().check(z.minLength(1))), undefined);

/** One of the given values, or none. */
export const searchOneOf = <const Value extends string>(values: readonly Value[]) =>
  orElse(z.optional(z.enum(values)), undefined);

export const rewardTabs = ['due', 'review', 'issued', 'cancelled', 'all'] as const;
export type RewardsTab = (typeof rewardTabs)[number];

export const differenceKinds = [
  'value',
  'return_field',
  'gone',
  'unlinked',
  'unqualified',
] as const satisfies readonly DifferenceKind[];

const rowOutcomes = [
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
] as const satisfies readonly RowOutcome[];

export const leadSorts = ['joined', 'name', 'referrer', 'state', 'changed'] as const;
export const referrerSorts = ['joined', 'name', 'referrals', 'qualified'] as const;
export const rewardSorts = ['earned', 'recipient', 'amount', 'issued'] as const;
const searchOrder = searchOneOf(['asc', 'desc']);

/** /leads?search=…&state=…&sort=…&order=… */
export const leadsSearchSchema = z.object({
  search: searchText,
  state: searchOneOf(leadStates),
  sort: searchOneOf(leadSorts),
  order: searchOrder,
});

/** /referrers?search=…&link=paused&sort=…&order=…&open={referrer id} */
export const referrersSearchSchema = z.object({
  search: searchText,
  link: searchOneOf(['paused', 'in_use']),
  sort: searchOneOf(referrerSorts),
  order: searchOrder,
  open: searchText,
});

/** /referrers/sync?import={id} and /referrers/upload?import={id}: the draft that is being edited */
export const draftSearchSchema = z.object({ import: searchText });

/** /referrers/imports?show=ongoing */
export const importsSearchSchema = z.object({ show: searchOneOf(['ongoing']) });

/** /referrers/imports/{id}?show=failed&reason=…&search=… */
export const importSearchSchema = z.object({ show: searchOneOf(rowOutcomes), reason: searchText, search: searchText });

/** /rewards?tab=…&search=…&sort=…&order=… */
export const rewardsSearchSchema = z.object({
  search: searchText,
  tab: searchOneOf(rewardTabs),
  sort: searchOneOf(rewardSorts),
  order: searchOrder,
});

/** …/crm/sync-health/differences?search=…&kind=… */
export const differencesSearchSchema = z.object({ search: searchText, kind: searchOneOf(differenceKinds) });

/** …/crm/panel?tab=referrers */
export const panelSearchSchema = z.object({ tab: searchOneOf(['referrers']) });

/** …/crm/connection?intercom=connected, or the code of what went wrong on the way back from Intercom. */
export const crmSearchSchema = z.object({ intercom: searchText });

/** /sign-in?return_to=/campaigns/…: only addresses of this app, so that a link cannot lead a visitor elsewhere. */
export const signInSearchSchema = z.object({
  return_to: orElse(z.optional(z.string().check(z.regex(/^\/(?![/\\])/))), undefined),
});
