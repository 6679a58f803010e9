import type { Selectable } from 'kysely';
import { defineMoves } from '../../platform/moves.ts';
import { refuse } from '../../platform/refusal.ts';
import type { Schema } from '../../database/tables.d.ts';
import type { Actor } from '../../history/history.ts';

/** One authorised workspace of the CRM. */
export type Connection = Selectable<Schema['connections']>;

export const connectionStates = ['Connected', 'Needs attention', 'Not connected'] as const;

/** What a person can do with a connection. */
export const connectionMoves = defineMoves('connection', connectionStates, {
  disconnect: { from: ['Connected', 'Needs attention'], to: 'Not connected', done: 'disconnected' },
  // after the server has moved to another address
  go_on: {
    from: ['Needs attention'],
    to: 'Connected',
    done: 'continued',
    unless: ({ attention }: Pick<Connection, 'attention'>) =>
      attention === 'address_changed'
        ? null
        : refuse('illegal_move', 'Connect again: the authorisation itself is the trouble.'),
  },
});

/** The purpose under which the token of a connection is encrypted; it binds it to its owner. */
export function tokenPurpose(workspaceId: string, externalId: string): string {
  return `connection:${workspaceId}:${externalId}`;
}

/** The connection as cause of something, in the history. */
export function actorOf(connection: Pick<Connection, 'connection_id'>, title: string): Actor {
  return { kind: 'crm', id: connection.connection_id, name: title };
}
