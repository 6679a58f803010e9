import { invalid } from '../http/intercom-error.ts';

/** What a field holds, as far as a filter can compare it. Times are unix seconds. */
export type FieldValue = string | number | boolean | null;

/** A row's value of a field: one value, or the ids of everything attached (tags, segments). */
export type Held = FieldValue | readonly string[];

/** The test of one filter, with hints by which an index can exclude rows. */
export interface Test {
  matches(held: Held): boolean;
  /** When given, no other value matches. */
  among?: readonly FieldValue[];
  /** When given, no number outside these bounds matches; those inside may match. */
  within?: { least: number; most: number };
  /** When given, only a text whose {@link folded} form passes this test can match. */
  part?(text: string): boolean;
}

/** A kind of value: its operators, and the test for each. */
export interface Kind {
  operators: readonly string[];
  /**
   * @param operator one of `operators`
   * @param field the field's name, for the error text
   * @throws IntercomError 400 when the value's type does not fit
   */
  test(operator: string, value: unknown, field: string): Test;
}

/** A text as substrings are compared: in lower case, empty when there is none. */
export const folded = (held: Held): string => (typeof held === 'string' ? held.toLowerCase() : '');

/**
 * 400 for a value of the wrong type.
 * @documented 6.2: A value must be of its field's type, else the search is refused.
 */
export const wrongValue = (field: string, value: unknown) =>
  invalid(`Invalid value '${show(value)}' for field ${field}`);

/** A value as an error message quotes it, truncated. */
export const show = (value: unknown): string =>
  (JSON.stringify(value) ?? 'nothing').slice(0, 100).replace(/^"|"$/g, '').toWellFormed();
