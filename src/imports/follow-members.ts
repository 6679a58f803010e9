import type { Transaction } from '../database/database.ts';
import type { CrmContext } from '../integration/connections/crm-context.ts';
import type { Import } from './import.ts';
import type { Evaluated } from './evaluate-candidates.ts';
import { removeMember, restoreMember } from './members.ts';
import type { RowDecision } from './row-rules.ts';
import { selectRowsByKeys } from './row-store.ts';
import type { LeftReason } from './row-messages.ts';

/** Of an ongoing sync: removes enrolled people who no longer match, and restores those who match again. */
export async function followMembers(
  context: CrmContext,
  trx: Transaction,
  current: Import,
  evaluated: readonly Evaluated<unknown>[],
): Promise<void> {
  if (current.sync_state !== 'On') return;
  const key = { workspaceId: current.workspace_id, importId: current.import_id };
  const decisionByKey = new Map(evaluated.map(({ candidate, decision }) => [candidate.key, decision]));
  for (const member of await selectRowsByKeys(trx, key, [...decisionByKey.keys()])) {
    const decision = decisionByKey.get(member.row_key);
    if (member.result !== 'enrolled' || !decision) continue;
    const reason = leavesBecause(decision);
    if (reason) await removeMember(context, trx, current, member, reason);
    else if (member.left_at !== null) await restoreMember(context, trx, current, member);
  }
}

/** Null when they stay. */
export function leavesBecause({ outcome, reason }: Pick<RowDecision, 'outcome' | 'reason'>): LeftReason | null {
  if (reason === 'email_taken') return 'email_taken';
  if (outcome !== 'exclude') return null;
  return reason === 'unsubscribed' || reason === 'hard_bounced' || reason === 'spam' || reason === 'archived'
    ? reason
    : 'left_filter';
}
