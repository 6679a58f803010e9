import type { Transaction } from '../database/database.ts';
import type { AppContext } from '../history/app-context.ts';
import type { EventType } from '../history/event-types.ts';
import type { Actor } from '../history/history.ts';
import type { Log } from '../platform/log/log.ts';
import type { SignIn } from './sign-in.ts';

/** What use cases of accounts and keys need. */
export type TeamContext = AppContext & { auth: SignIn; log: Log };

/** A signed-in person who does something with their account or a key, and where the request came from. */
export type Person = {
  workspaceId: string;
  userId: string;
  sessionId: string | null;
  actor: Actor;
  /** the caller's address on the network */
  address: string;
  /** of the request, with the cookies of the session */
  headers: Headers;
};

/** Who does something concerning accounts, and from where. */
export type Doing = { workspaceId: string; actor: Actor; address: string };

/**
 * Records what concerns the safety of accounts, and says it in the log with ids only. The sign-in library writes on
 * connections of its own, so that the event stands in a transaction after what it tells of.
 */
export async function recordSafety(
  context: TeamContext,
  doing: Doing,
  type: EventType,
  evidence: Record<string, unknown> = {},
): Promise<void> {
  await context.db.transaction().execute((trx) => recordSafetyIn(trx, context, doing, type, evidence));
}

/** The same in the transaction of what it tells of. */
export async function recordSafetyIn(
  trx: Transaction,
  { history, log }: Pick<TeamContext, 'history' | 'log'>,
  { workspaceId, actor, address }: Doing,
  type: EventType,
  evidence: Record<string, unknown> = {},
): Promise<void> {
  const facts = { address, ...evidence };
  log.info({ event: type, workspace_id: workspaceId, actor_kind: actor.kind, actor_id: actor.id, ...facts }, type);
  await history.record(trx, { type, workspaceId, actor, evidence: facts });
}
