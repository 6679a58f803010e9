import { holdOffErasing } from '../referrers/find-erased.ts';
import type { Transaction } from '../database/database.ts';
import { emailKey } from '../platform/email/email-key.ts';
import { newId } from '../platform/id/id.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { CrmContact } from '../integration/provider/crm-contact.ts';
import { enrolEvaluated } from './enrol-evaluated.ts';
import { followMembers } from './follow-members.ts';
import type { Import } from './import.ts';
import { evaluateCandidates, type Evaluated } from './evaluate-candidates.ts';
import { readContactCandidate, readLineCandidate } from './read-candidate.ts';
import { upsertRows, type NewRow } from './row-store.ts';

/** What a batch is read from: a contact, or a line of a file. */
export type BatchSource =
  | { contact: CrmContact }
  | { line: { rowKey: string; number: number; fields: readonly string[] } };

/**
 * Takes people who were read: evaluates them, stores their rows and, unless it is a dry run, enrols and changes them as
 * decided; all in the caller's transaction.
 * @returns what was found of each
 */
export async function takeBatch(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  sources: readonly BatchSource[],
): Promise<Evaluated<BatchSource>[]> {
  const { mapping } = current.settings;
  const candidates = uniqueByKey(
    sources.map((source) => ({
      source,
      candidate:
        'contact' in source
          ? readContactCandidate(source.contact, mapping, context.providers.of({ provider: current.source }))
          : readLineCandidate(source.line.rowKey, source.line.fields, mapping),
    })),
  );
  // who is erased meanwhile must not be enrolled from what was read before
  await holdOffErasing(trx, current.workspace_id);
  const evaluated = await evaluateCandidates(trx, context.erasedHashes, current, candidates);
  await upsertRows(
    trx,
    evaluated.map((one) => toRow(current, one)),
  );
  if (current.phase !== 'dry_run') {
    await enrolEvaluated(context, trx, current, evaluated);
    await followMembers(context, trx, current, evaluated);
  }
  return evaluated;
}

/** A contact that changed while the pages were read comes twice; the later reading counts. */
function uniqueByKey<One extends { candidate: { key: string } }>(all: readonly One[]): One[] {
  return [...new Map(all.map((one) => [one.candidate.key, one])).values()];
}

function toRow(current: Import, { candidate, source, decision }: Evaluated<BatchSource>): NewRow {
  const isErased = decision.reason === 'erased';
  return {
    workspace_id: current.workspace_id,
    import_id: current.import_id,
    row_key: candidate.key,
    row_id: newId(),
    pass: current.pass,
    line: 'line' in source ? source.line.number : null,
    contact_id: candidate.contactId,
    fields: 'line' in source && !isErased ? JSON.stringify(source.line.fields) : null,
    email: candidate.email,
    email_key: emailKey(candidate.email),
    first_name: candidate.firstName,
    last_name: candidate.lastName,
    phone: candidate.phone,
    ...(isErased && { email: '', email_key: '', first_name: '', last_name: '', phone: '' }),
    outcome: decision.outcome,
    reason: decision.reason,
    changes: decision.changes.length > 0 ? JSON.stringify(decision.changes) : null,
    result: null,
    error: null,
    referrer_id: decision.referrerId,
    left_reason: null,
    left_at: null,
    decision: null,
  };
}
