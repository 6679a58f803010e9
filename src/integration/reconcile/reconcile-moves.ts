import { defineMoves } from '../../platform/moves.ts';
import { refuse } from '../../platform/refusal.ts';
import { connectionStates, type Connection } from '../connections/connection.ts';

/** @param crm the CRM's name as people say it */
type Facts = Pick<Connection, 'state'> & { crm: string };

/** What a person can do with the contacts of a connection. */
export const reconcileMoves = defineMoves('connection', connectionStates, {
  check: { from: connectionStates, done: 'checked', unless: (facts: Facts) => whyNotConnected(facts, 'checked') },
  repair: { from: connectionStates, done: 'repaired', unless: (facts: Facts) => whyNotConnected(facts, 'repaired') },
});

const whyNotConnected = ({ state, crm }: Facts, done: string) =>
  state === 'Connected'
    ? null
    : refuse('not_connected', `${crm} is not connected. Connect it, and its contacts can be ${done}.`);
