import type { Actor } from '../history/history.ts';
import type { AppContext } from '../history/app-context.ts';
import type { Transaction } from '../database/database.ts';
import { joinAsReferrers, type Enrolment, type JoiningReferrer } from './join-as-referrers.ts';
import type { ReferrerSource } from './referrer.ts';

/** The single form of joinAsReferrers. @param trx a transaction to take part in; one of its own when it is left out */
export async function joinAsReferrer(
  context: AppContext,
  command: JoiningReferrer & { workspaceId: string; campaignId: string; source: ReferrerSource; actor: Actor },
  trx?: Transaction,
): Promise<Enrolment> {
  const { workspaceId, campaignId, source, actor, ...person } = command;
  const options = { workspaceId, campaignId, source, actor };
  const inTransaction = (trx: Transaction) => joinAsReferrers(context, trx, [person], options);
  const [enrolment] = await (trx ? inTransaction(trx) : context.db.transaction().execute(inTransaction));
  return enrolment!;
}
