import type { Contact } from '../entities/contact.ts';
import type { Field } from './filter.ts';
import { type SortValue, compareSortValues, sortValueOf } from './order.ts';

/** Contacts by slot number; a slot can be empty. */
export type Slots = readonly (Contact | undefined)[];

/** From this many changes on, sorting everything is cheaper than shifting the rest for each change. */
const manyChanges = 100;

/**
 * The slots of contacts in ascending order of a field, then of their ids. Slots, not contacts, so that reading the
 * order does not touch the contacts, which are scattered in memory.
 */
export class SlotOrder {
  readonly #field: Field<Contact>;
  readonly #slots: Slots;
  #order: number[] = [];

  /** Sorts everything in `slots`. */
  constructor(field: Field<Contact>, slots: Slots) {
    this.#field = field;
    this.#slots = slots;
    this.add([...slots.keys()].filter((slot) => slots[slot] !== undefined));
  }

  /** The slots in order; read-only, and valid until the next change. */
  get places(): readonly number[] {
    return this.#order;
  }

  /** Removes slots, which must still hold the contacts they were added with. */
  remove(slots: readonly number[]): void {
    if (slots.length < manyChanges) for (const slot of slots) this.#order.splice(this.#placeOf(slot), 1);
    else {
      const gone = new Set(slots);
      this.#order = this.#order.filter((slot) => !gone.has(slot));
    }
  }

  /** Inserts slots at the positions of their contacts. */
  add(slots: readonly number[]): void {
    if (slots.length < manyChanges) for (const slot of slots) this.#order.splice(this.#placeOf(slot), 0, slot);
    else this.#order = this.#sorted([...this.#order, ...slots]);
  }

  /** Start and end of the range whose values are numbers within these bounds, both inclusive. */
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

  /** Binary search for the first position from which a condition holds. */
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
