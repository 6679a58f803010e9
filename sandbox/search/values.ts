import { invalid } from '../http/intercom-error.ts';

/** What a field holds, as far as a filter can compare it. Times are unix seconds. */
export type FieldValue = string | number | boolean | null;

/** What a row gives for a field: one value, or the ids of everything attached to it (tags, segments). */
export type Held = FieldValue | readonly string[];

/** One filter's question about a value, with hints by which an index can leave out rows that cannot match. */
export interface Test {
  matches(held: Held): boolean;
  /** When given, no other value matches. */
  among?: readonly FieldValue[];
  /** When given, no number outside these bounds matches; not every one inside must. */
  within?: { least: number; most: number };
  /** When given, only a text matches of which this holds once it is folded by {@link folded}. */
  part?(text: string): boolean;
}

/** A kind of value: the operators it knows, and the test behind each. */
export interface Kind {
  operators: readonly string[];
  /**
   * @param operator one of `operators`
   * @param field the field's name, for the error text
   * @throws IntercomError 400 when the value's type does not fit
   */
  test(operator: string, value: unknown, field: string): Test;
}

/** A text as its parts are compared: in lower case, empty when there is none. */
export const folded = (held: Held): string => (typeof held === 'string' ? held.toLowerCase() : '');

/**
 * 400 for a value of the wrong type.
 * @documented 6.2: A value must be of its field's type, else the search is refused.
 */
export const wrongValue = (field: string, value: unknown) =>
  invalid(`Invalid value '${show(value)}' for field ${field}`);

/** A value as an error text quotes it, cut short. */
export const show = (value: unknown): string =>
  (JSON.stringify(value) ?? 'nothing').slice(0, 100).replace(/^"|"$/g, '').toWellFormed();
