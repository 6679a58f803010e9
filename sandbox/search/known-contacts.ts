import type { Contact } from '../entities/contact.ts';
import { ManyByKey } from '../store/many-by-key.ts';
import type { Field } from './filter.ts';
import { SortedContacts } from './sorted-contacts.ts';
import type { Held } from './values.ts';

/** How many results are kept for their next pages. */
const mostResults = 8;

/**
 * The contacts that a search index knows, in the version it knows, with what makes searching fast: contacts by a
 * field's value, in a field's order, and whole results for the next pages. Each is made when first asked for and then
 * kept up to date.
 */
export class KnownContacts {
  readonly #byId = new Map<string, Contact>();
  readonly #orders = new Map<string, SortedContacts>();
  readonly #values = new Map<string, { field: Field<Contact>; contacts: ManyByKey<Held, Contact> }>();
  readonly #results = new Map<string, readonly Contact[]>();

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Contact | undefined {
    return this.#byId.get(id);
  }

  /** Everyone, in no order. */
  all(): MapIterator<Contact> {
    return this.#byId.values();
  }

  /** Takes over new versions; undefined stands for a contact that is no longer known. */
  apply(versions: ReadonlyMap<string, Contact | undefined>): void {
    const removed: Contact[] = [];
    const added: Contact[] = [];
    for (const [id, version] of versions) {
      const before = this.#byId.get(id);
      if (before === version) continue;
      if (before !== undefined) removed.push(before);
      if (version !== undefined) added.push(version);
      if (version === undefined) this.#byId.delete(id);
      else this.#byId.set(id, version);
    }
    if (removed.length === 0 && added.length === 0) return;
    this.#results.clear();
    for (const order of this.#orders.values()) order.apply(removed, added);
    for (const { field, contacts } of this.#values.values()) {
      for (const contact of removed) contacts.remove(field.read(contact), contact);
      for (const contact of added) contacts.add(field.read(contact), contact);
    }
  }

  /** Everyone, ascending by a field that has an index. */
  inOrder(field: Field<Contact>): SortedContacts {
    let order = this.#orders.get(field.name);
    if (order === undefined)
      this.#orders.set(field.name, (order = new SortedContacts(field, [...this.#byId.values()])));
    return order;
  }

  /** Everyone by the value of a field that has an index. */
  byValue(field: Field<Contact>): ManyByKey<Held, Contact> {
    const known = this.#values.get(field.name);
    if (known !== undefined) return known.contacts;
    const contacts = new ManyByKey<Held, Contact>();
    for (const contact of this.#byId.values()) contacts.add(field.read(contact), contact);
    this.#values.set(field.name, { field, contacts });
    return contacts;
  }

  /** What `find` finds, or found when the same `question` was asked before and nothing has changed since. */
  result(question: string, find: () => readonly Contact[]): readonly Contact[] {
    const found = this.#results.get(question) ?? find();
    this.#results.delete(question);
    this.#results.set(question, found);
    for (const oldest of this.#results.keys()) {
      if (this.#results.size <= mostResults) break;
      this.#results.delete(oldest);
    }
    return found;
  }
}
