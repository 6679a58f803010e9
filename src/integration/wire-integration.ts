import { wireBulkOperations } from './bulk-operations/wire-bulk-operations.ts';
import type { CrmContext } from './connections/crm-context.ts';
import { wireContacts } from './contacts/wire-contacts.ts';
import { wireInbound } from './inbound/wire-inbound.ts';
import { wireOutbound } from './outbound/wire-outbound.ts';
import { wireWarnings } from './reconcile/warnings/wire-warnings.ts';
import { wireReconcile } from './reconcile/wire-reconcile.ts';

/** Registers what follows from events, and who handles which job; once, before the queue starts. */
export function wireIntegration(context: CrmContext): void {
  wireContacts(context);
  wireOutbound(context);
  wireInbound(context);
  wireReconcile(context);
  wireBulkOperations(context);
  wireWarnings(context);
}
