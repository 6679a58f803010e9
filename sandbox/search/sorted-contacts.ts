import type { Contact } from '../entities/contact.ts';
import type { Field } from './filter.ts';
import { type SortValue, compareSortValues, sortValueOf, sorted } from './order.ts';

/** From this many changes on, sorting everything anew is cheaper than moving what follows each of them. */
const manyChanges = 100;

/** Contacts kept in ascending order of a field, then of their ids. */
export class SortedContacts {
  readonly #field: Field<Contact>;
  #rows: Contact[];

  constructor(field: Field<Contact>, contacts: readonly Contact[]) {
    this.#field = field;
    this.#rows = sorted(contacts, { field, descending: false });
  }

  /** The rows in order; to be read, and only until the next change. */
  get rows(): readonly Contact[] {
    return this.#rows;
  }

  apply(removed: readonly Contact[], added: readonly Contact[]): void {
    if (removed.length + added.length < manyChanges) {
      for (const contact of removed) this.#rows.splice(this.#placeOf(contact), 1);
      for (const contact of added) this.#rows.splice(this.#placeOf(contact), 0, contact);
      return;
    }
    const gone = new Set(removed);
    const rows = this.#rows.filter((row) => !gone.has(row));
    for (const contact of added) rows.push(contact);
    this.#rows = sorted(rows, { field: this.#field, descending: false });
  }

  /** Where the rows begin and end whose value is a number within these bounds, both included. */
  range({ least, most }: { least: number; most: number }): { start: number; end: number } {
    const end = this.#firstAt((value) => compareSortValues(value, most) > 0);
    return { start: this.#firstAt((value) => compareSortValues(value, least) >= 0), end };
  }

  #placeOf(contact: Contact): number {
    const own = sortValueOf(contact, this.#field);
    return this.#firstAt((value, id) => (compareSortValues(value, own) || compareSortValues(id, contact.id)) >= 0);
  }

  /** The first position at which a condition holds that holds from there on; found by halving. */
  #firstAt(holds: (value: SortValue, id: string) => boolean): number {
    let [low, high] = [0, this.#rows.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = this.#rows[middle];
      if (row === undefined || holds(sortValueOf(row, this.#field), row.id)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
