import type { Contact } from '../entities/contact.ts';
import { ManyByKey } from '../store/many-by-key.ts';
import type { Field, Filter } from './filter.ts';
import { Kept } from './kept.ts';
import { SlotOrder } from './slot-order.ts';
import { requiredText } from './required-text.ts';
import { type Held, folded } from './values.ts';

type ContactsByValue = ManyByKey<Held, Contact>;

/**
 * The contacts in the search index, in the versions it knows, with secondary indexes by value and by order, and cached
 * results for the next pages. Each index is built on first use and then kept up to date.
 */
export class KnownContacts {
  /** Each contact keeps its slot, and free slots are reused, so that scans read memory sequentially. */
  readonly #slots: (Contact | undefined)[] = [];
  readonly #slotById = new Map<string, number>();
  readonly #emptySlots: number[] = [];
  readonly #orders = new Map<string, SlotOrder>();
  readonly #values = new Kept<{ field: Field<Contact>; contacts: ContactsByValue }>(12);
  readonly #texts = new Kept<{ field: Field<Contact>; bySlot: string[] }>(4);
  /** The results of the latest searches, for their next pages; cleared on any change. */
  readonly results = new Kept<readonly Contact[]>(8);

  get size(): number {
    return this.#slotById.size;
  }

  get(id: string): Contact | undefined {
    const slot = this.#slotById.get(id);
    return slot === undefined ? undefined : this.#slots[slot];
  }

  /** All contacts, unordered. */
  all(): Contact[] {
    return this.#slots.filter((contact) => contact !== undefined);
  }

  /** Applies new versions; undefined removes a contact. */
  apply(versions: ReadonlyMap<string, Contact | undefined>): void {
    const changes = [...versions].flatMap(([id, after]) => {
      const before = this.get(id);
      return before === after ? [] : { slot: this.#slotOf(id), before, after };
    });
    if (changes.length === 0) return;
    this.results.clear();
    const removed = changes.flatMap(({ slot, before }) => (before === undefined ? [] : slot));
    const added = changes.flatMap(({ slot, after }) => (after === undefined ? [] : slot));
    for (const order of this.#orders.values()) order.remove(removed);
    for (const { slot, before, after } of changes) {
      this.#slots[slot] = after;
      if (after === undefined && before !== undefined) this.#leave(before.id, slot);
      for (const { field, contacts } of this.#values.all()) {
        if (before !== undefined) contacts.remove(field.read(before), before);
        if (after !== undefined) contacts.add(field.read(after), after);
      }
      for (const { field, bySlot } of this.#texts.all()) bySlot[slot] = textOf(field, after);
    }
    for (const order of this.#orders.values()) order.add(added);
  }

  /** All matching contacts, unordered. */
  matching(filter: Filter<Contact>): Contact[] {
    const matches = this.#matches(filter);
    return this.#slots.filter((contact, slot): contact is Contact => matches[slot] === 1);
  }

  /** All matching contacts, ascending by an indexed field. */
  matchingInOrder(filter: Filter<Contact>, field: Field<Contact>): Contact[] {
    const matches = this.#matches(filter);
    return this.#contactsAt(this.#order(field).places, (slot) => matches[slot] === 1);
  }

  /** All contacts, ascending by an indexed field. */
  inOrder(field: Field<Contact>): Contact[] {
    return this.#contactsAt(this.#order(field).places);
  }

  /** The contacts whose indexed field is a number within bounds: the count, and the contacts. */
  within(field: Field<Contact>, bounds: { least: number; most: number }) {
    const order = this.#order(field);
    const { start, end } = order.range(bounds);
    return { count: end - start, rows: () => this.#contactsAt(order.places.slice(start, end)) };
  }

  /** All contacts by the value of an indexed field. */
  byValue(field: Field<Contact>): ContactsByValue {
    return this.#values.get(field.name, () => {
      const contacts: ContactsByValue = new ManyByKey();
      for (const contact of this.all()) contacts.add(field.read(contact), contact);
      return { field, contacts };
    }).contacts;
  }

  /**
   * Scans all contacts, testing a required text first because the texts are stored together.
   * @returns 1 at the slots of matches: one byte each, because large lists would cost more than the scan
   */
  #matches(filter: Filter<Contact>): Uint8Array {
    const required = requiredText(filter);
    const texts = required === undefined ? undefined : this.#textsOf(required.field);
    const matches = new Uint8Array(this.#slots.length);
    for (let slot = 0; slot < this.#slots.length; slot += 1) {
      if (required !== undefined && !required.part(texts?.[slot] ?? '')) continue;
      const contact = this.#slots[slot];
      if (contact !== undefined && filter.matches(contact)) matches[slot] = 1;
    }
    return matches;
  }

  #textsOf(field: Field<Contact>): string[] {
    const make = () => ({ field, bySlot: this.#slots.map((contact) => textOf(field, contact)) });
    return this.#texts.get(field.name, make).bySlot;
  }

  #order(field: Field<Contact>): SlotOrder {
    let order = this.#orders.get(field.name);
    if (order === undefined) this.#orders.set(field.name, (order = new SlotOrder(field, this.#slots)));
    return order;
  }

  #contactsAt(slots: readonly number[], isWanted = (_slot: number) => true): Contact[] {
    const contacts: Contact[] = [];
    for (const slot of slots) {
      const contact = isWanted(slot) ? this.#slots[slot] : undefined;
      if (contact !== undefined) contacts.push(contact);
    }
    return contacts;
  }

  /** The slot of a contact; a new one if it has none yet. */
  #slotOf(id: string): number {
    let slot = this.#slotById.get(id);
    if (slot !== undefined) return slot;
    slot = this.#emptySlots.pop() ?? this.#slots.push(undefined) - 1;
    this.#slotById.set(id, slot);
    return slot;
  }

  #leave(id: string, slot: number): void {
    this.#slotById.delete(id);
    this.#emptySlots.push(slot);
  }
}

const textOf = (field: Field<Contact>, contact: Contact | undefined): string =>
  contact === undefined ? '' : folded(field.read(contact));
