import type { Contact } from '../entities/contact.ts';
import type { Field } from './filter.ts';
import { type SortValue, compareSortValues, sortValueOf } from './order.ts';

/** Contacts by the number of their place in memory; a place may be empty. */
export type Slots = readonly (Contact | undefined)[];

/** From this many changes on, sorting everything anew is cheaper than moving what follows each of them. */
const manyChanges = 100;

/**
 * The places of contacts in ascending order of a field, then of their ids. Places, not contacts, so that reading the
 * order does not touch the contacts themselves, which lie far apart in memory.
 */
export class SlotOrder {
  readonly #field: Field<Contact>;
  readonly #slots: Slots;
  #order: number[] = [];

  /** Orders all that is in `slots` now. */
  constructor(field: Field<Contact>, slots: Slots) {
    this.#field = field;
    this.#slots = slots;
    this.add([...slots.keys()].filter((slot) => slots[slot] !== undefined));
  }

  /** The places in order; to be read, and only until the next change. */
  get places(): readonly number[] {
    return this.#order;
  }

  /** Forgets places that still hold what they held when they were added. */
  remove(slots: readonly number[]): void {
    if (slots.length < manyChanges) for (const slot of slots) this.#order.splice(this.#placeOf(slot), 1);
    else {
      const gone = new Set(slots);
      this.#order = this.#order.filter((slot) => !gone.has(slot));
    }
  }

  /** Puts places where what they hold belongs. */
  add(slots: readonly number[]): void {
    if (slots.length < manyChanges) for (const slot of slots) this.#order.splice(this.#placeOf(slot), 0, slot);
    else this.#order = this.#sorted([...this.#order, ...slots]);
  }

  /** Where those begin and end in the order whose value is a number within these bounds, both included. */
  range({ least, most }: { least: number; most: number }): { start: number; end: number } {
    const start = this.#firstAt((value) => compareSortValues(value, least) >= 0);
    return { start, end: this.#firstAt((value) => compareSortValues(value, most) > 0) };
  }

  #sorted(slots: number[]): number[] {
    const keyed = slots.map((slot) => ({ slot, ...this.#key(slot) }));
    keyed.sort((a, b) => compareSortValues(a.value, b.value) || compareSortValues(a.id, b.id));
    return keyed.map(({ slot }) => slot);
  }

  #placeOf(slot: number): number {
    const own = this.#key(slot);
    return this.#firstAt((value, id) => (compareSortValues(value, own.value) || compareSortValues(id, own.id)) >= 0);
  }

  /** The first position at which a condition holds that holds from there on; found by halving. */
  #firstAt(holds: (value: SortValue, id: string) => boolean): number {
    let [low, high] = [0, this.#order.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { value, id } = this.#key(this.#order[middle]);
      if (holds(value, id)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #key(slot: number | undefined): { value: SortValue; id: string } {
    const contact = slot === undefined ? undefined : this.#slots[slot];
    if (contact === undefined) throw new Error('an order of contacts holds an empty place');
    return { value: sortValueOf(contact, this.#field), id: contact.id };
  }
}
