import type { CrmContext } from '../../../connections/crm-context.ts';
import { markCampaignStale, markConnectionStale, markLinkedReferrer, markReferrerOf } from './mark-stale.ts';
import { writeReturnFields } from './write-return-fields.ts';

/** Connects what changes the return fields of a referrer with their writing. */
export function wireReturnFields(context: CrmContext): void {
  const { history, reaper } = context;
  history.onEach('lead.joined', (trx, event) => markReferrerOf(context, trx, event));
  history.onEach('lead.qualified', (trx, event) => markReferrerOf(context, trx, event));
  history.onEach('contact.linked', (trx, event) => markLinkedReferrer(context, trx, event));
  history.onEach('integration.saved', (trx, event) => markCampaignStale(context, trx, event));
  history.onEach('connection.connected', (trx, event) => markConnectionStale(context, trx, event));
  reaper.handle(writeReturnFields(context));
}
