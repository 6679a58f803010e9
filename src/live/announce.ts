import { sql, type RawBuilder } from 'kysely';
import type { Transaction } from '../database/database.ts';
import type { Topic } from './topics.ts';

export const channel = 'goodword_changes';

/** PostgreSQL takes 8,000 bytes; of more topics than this only the names are announced. */
const mostTopics = 100;

/**
 * Tells open screens what changed, when the transaction commits; nothing when it does not. Announcing the same again in one
 * transaction costs nothing, for PostgreSQL merges equal ones. One that announces waits for its turn to commit: what
 * happens often announces once for many.
 */
export async function announce(trx: Transaction, workspaceId: string, ...topics: Topic[]): Promise<void> {
  await sql`select ${announcement(workspaceId, topics)}`.execute(trx);
}

/** The same as a part of the statement that makes the change: among what it returns, so that it runs if there was a change. */
export function announcement(workspaceId: string, topics: Iterable<Topic>): RawBuilder<unknown> {
  return sql`pg_notify(${channel}, ${writeAnnouncement(workspaceId, topics)})`;
}

/** The same for several workspaces, as the last part of a statement; of what changes nothing, nothing is said. */
export function announcements(
  changes: readonly { workspaceId: string; topics: readonly Topic[] }[],
): RawBuilder<unknown> {
  const payloads = changes
    .filter(({ topics }) => topics.length > 0)
    .map(({ workspaceId, topics }) => writeAnnouncement(workspaceId, topics));
  return sql`select pg_notify(${channel}, payload) from unnest(${payloads}::text[]) as payload`;
}

function writeAnnouncement(workspaceId: string, topics: Iterable<Topic>): string {
  const all = [...new Set(topics)];
  const sent = all.length > mostTopics ? new Set(all.map((topic) => topic.split(':')[0]!)) : all;
  return [workspaceId, ...[...sent].toSorted()].join(' ');
}

/** What another process announced. */
export function readAnnouncement(payload: string): { workspaceId: string; topics: Topic[] } {
  const [workspaceId = '', ...topics] = payload.split(' ');
  return { workspaceId, topics: topics as Topic[] };
}
