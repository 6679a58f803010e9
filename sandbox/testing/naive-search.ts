import type { Contact } from '../entities/contact.ts';

/** A filter as a caller writes it. */
export type Query = { operator: 'AND' | 'OR'; value: Query[] } | { field: string; operator: string; value: unknown };

const daySeconds = 86_400;
const seconds = (ms: number | null) => (ms === null ? null : Math.floor(ms / 1000));

/** What a contact holds, read without the search's own tables. Days are UTC days here. */
function held(contact: Contact, field: string): unknown {
  if (field.startsWith('custom_attributes.')) return contact.customAttributes[field.slice(18)] ?? null;
  const known: Record<string, unknown> = {
    id: contact.id,
    role: contact.role,
    name: contact.name,
    email: contact.email,
    external_id: contact.externalId,
    created_at: seconds(contact.createdAt),
    updated_at: seconds(contact.updatedAt),
    last_seen_at: seconds(contact.lastSeenAt),
    unsubscribed_from_emails: contact.unsubscribedFromEmails,
  };
  return known[field];
}

/**
 * Whether a contact matches, computed in a simple, slow way, in a workspace on UTC.
 * @param exact dates by the second, as from 2.17 on, instead of by the day
 */
export function matchesNaively(contact: Contact, query: Query, exact: boolean): boolean {
  if (!('field' in query))
    return query.operator === 'AND'
      ? query.value.every((part) => matchesNaively(contact, part, exact))
      : query.value.some((part) => matchesNaively(contact, part, exact));
  const { field, operator, value } = query;
  if (field === 'tag_id') return contact.tags.some((tag) => tag.id === value) === (operator === '=');
  const own = held(contact, field);
  if (field.endsWith('_at') && !exact) return own !== null && compareDays(Number(own), operator, Number(value));
  if (operator === 'IN') return Array.isArray(value) && value.includes(own);
  if (operator === 'NIN') return Array.isArray(value) && !value.includes(own);
  if (operator === '=') return own === value;
  if (operator === '!=') return own !== value;
  if (operator === '>') return own !== null && Number(own) > Number(value);
  if (operator === '<') return own !== null && Number(own) < Number(value);
  if (operator === '>=') return own !== null && Number(own) >= Number(value);
  if (operator === '<=') return own !== null && Number(own) <= Number(value);
  const text = typeof own === 'string' ? own.toLowerCase() : '';
  const part = String(value).toLowerCase();
  if (operator === '~') return text.includes(part);
  if (operator === '!~') return !text.includes(part);
  return operator === '^' ? text.startsWith(part) : text.endsWith(part);
}

function compareDays(own: number, operator: string, value: number): boolean {
  const [ownDay, day] = [Math.floor(own / daySeconds), Math.floor(value / daySeconds)];
  return operator === '=' ? ownDay === day : operator === '>' ? ownDay > day : ownDay < day;
}

/** Ids in the order of a field, unknown values last when ascending. */
export function orderedNaively(contacts: Contact[], field: string, descending: boolean): string[] {
  const place = (contact: Contact) => {
    const own = held(contact, field);
    return own === null ? '\uffff' : typeof own === 'boolean' ? Number(own) : own;
  };
  const before = (a: unknown, b: unknown) =>
    typeof a === typeof b ? (a as string) < (b as string) : typeof a === 'number';
  const ascending = contacts.toSorted((a, b) => {
    const [x, y] = [place(a), place(b)];
    if (x === y) return a.id < b.id ? -1 : 1;
    return before(x, y) ? -1 : 1;
  });
  return (descending ? ascending.toReversed() : ascending).map((contact) => contact.id);
}

/** A lagging index, kept as the whole history of every contact. */
export class NaiveHistory {
  #versions = new Map<string, { at: number; contact: Contact }[]>();
  #newest = -Infinity;

  put(contact: Contact, at: number): void {
    this.#newest = Math.max(this.#newest, at);
    this.#versions.set(contact.id, [...(this.#versions.get(contact.id) ?? []), { at, contact }]);
  }

  delete(id: string): void {
    this.#versions.delete(id);
  }

  known(nowMs: number, lagMs: number): Contact[] {
    const time = Math.max(nowMs - lagMs, this.#newest - 600_000);
    return [...this.#versions.values()].flatMap((versions) => {
      const known = versions.findLast(({ at }) => at <= time)?.contact;
      return known === undefined || versions.at(-1)?.contact.archived === true ? [] : known;
    });
  }
}
