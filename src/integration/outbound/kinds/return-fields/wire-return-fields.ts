import type { CrmContext } from '../../../connections/crm-context.ts';
import { markCampaignStale, markConnectionStale, markLinkedReferrers, markReferrersOf } from './mark-stale.ts';
import { writeReturnFields } from './write-return-fields.ts';

/** Connects what changes the return fields of a referrer with their writing. */
export function wireReturnFields(context: CrmContext): void {
  const { history, reaper } = context;
  history.on('lead.joined', (trx, events) => markReferrersOf(context, trx, events));
  history.on('lead.released', (trx, events) => markReferrersOf(context, trx, events));
  history.on('lead.qualified', (trx, events) => markReferrersOf(context, trx, events));
  history.on('lead.unqualified', (trx, events) => markReferrersOf(context, trx, events));
  history.on('contact.linked', (trx, events) => markLinkedReferrers(context, trx, events));
  history.onEach('integration.saved', (trx, event) => markCampaignStale(context, trx, event));
  history.onEach('connection.connected', (trx, event) => markConnectionStale(context, trx, event));
  reaper.handle(writeReturnFields(context));
}
