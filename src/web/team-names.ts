import type { Actor } from '../history/history.ts';
import type { Caller } from '../team/find-caller.ts';

/** Whether a caller may see who the teammates are: people, and API keys with the scope `settings`. */
export const seesTeam = ({ scopes }: Pick<Caller, 'scopes'>): boolean => scopes.includes('settings');

/** Whether a caller may see what concerns the accounts of teammates: owners, and API keys with the scope `settings`. */
export const seesAccounts = (caller: Pick<Caller, 'scopes' | 'role'>): boolean =>
  seesTeam(caller) && caller.role !== 'member';

/** The name of who did something, as far as a caller may see it. */
export type NameOf = (actor: Pick<Actor, 'kind' | 'name'>) => string;

export const nameOfFor = (caller: Pick<Caller, 'scopes'>): NameOf =>
  seesTeam(caller) ? ({ name }) => name : ({ kind, name }) => (kind === 'user' ? 'A teammate' : name);

/** Events with the names of those who caused them, as far as a caller may see them. */
export const withNames = <Event extends { actor: Actor }>(events: readonly Event[], nameOf: NameOf): Event[] =>
  events.map((event) => ({ ...event, actor: { ...event.actor, name: nameOf(event.actor) } }));
