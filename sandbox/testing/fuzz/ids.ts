import { isPlainObject } from '../../http/plain-object.ts';
import type { Chance } from './chance.ts';

const mostOfAKind = 60;

/** Ids from responses, by kind. */
export class Ids {
  readonly #byKind = new Map<string, string[]>();

  /** Collects every id of a JSON text; other text has none. */
  learn(text: string): void {
    if (text.length > 40_000 || !text.startsWith('{')) return;
    try {
      this.#walk(JSON.parse(text));
    } catch {
      // Invalid JSON is detected elsewhere.
    }
  }

  /** A known id of that kind, or one that does not exist. */
  pick(chance: Chance, kind: string): string {
    return chance.pick(this.#byKind.get(kind) ?? []) ?? '0';
  }

  /** A known id of any kind. */
  any(chance: Chance): string {
    return chance.pick([...this.#byKind.values()].flat()) ?? '0';
  }

  #walk(value: unknown): void {
    if (Array.isArray(value)) value.forEach((one) => this.#walk(one));
    if (!isPlainObject(value)) return;
    const { type, id, conversation_id: conversation } = value;
    if (typeof type === 'string' && (typeof id === 'string' || typeof id === 'number'))
      this.#add(kindOf(type), `${id}`);
    if (typeof conversation === 'string') this.#add('conversation', conversation);
    Object.values(value).forEach((one) => this.#walk(one));
  }

  #add(kind: string, id: string): void {
    const ids = this.#byKind.get(kind) ?? [];
    if (ids.includes(id)) return;
    ids.push(id);
    // Keeps some of the oldest and drops the rest for newer ones.
    if (ids.length > mostOfAKind) ids.splice(10, 20);
    this.#byKind.set(kind, ids);
  }
}

const kindOf = (type: string): string => (type === 'user' || type === 'lead' ? 'contact' : type);

/** The kind of a path segment, by the segment before it. */
export function kindOfPart(before: string): string {
  if (before === 'customers') return 'contact';
  if (before === 'companies') return 'company';
  return before.replace(/s$/, '');
}
