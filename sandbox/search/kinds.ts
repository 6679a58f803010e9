import { invalid } from '../http/intercom-error.ts';
import { type FieldValue, type Held, type Kind, type Test, folded, wrongValue } from './values.ts';

/**
 * Text.
 * @assumed 6.3: Parts of text (~ !~ ^ $) ignore case; = != IN NIN compare exactly.
 * @assumed 6.3: The value null matches unknown values; != NIN and !~ match unknown values as well.
 */
export const textKind: Kind = {
  // @documented 6.3: Text takes = != IN NIN ~ !~ ^ and $ alone.
  operators: ['=', '!=', 'IN', 'NIN', '~', '!~', '^', '$'],
  test: (operator, value, field) =>
    equalityTest(operator, value, field, textValue) ?? partTest(operator, textValue(value, field)),
};

/** Numbers. */
export const numberKind: Kind = {
  // @documented 6.3: Numbers take = != IN NIN > < >= and <= alone.
  operators: ['=', '!=', 'IN', 'NIN', '>', '<', '>=', '<='],
  test: (operator, value, field) =>
    equalityTest(operator, value, field, numberValue) ??
    compareTest(operator, definite(numberValue(value, field), field)),
};

/** True or false. */
export const booleanKind: Kind = {
  // @documented 6.3: True-or-false fields take = != IN and NIN alone.
  operators: ['=', '!=', 'IN', 'NIN'],
  test: (operator, value, field) => equalityTest(operator, value, field, booleanValue) ?? { matches: () => false },
};

/** Ids of things attached to a row, such as its tags: `=` asks for "has it". */
export function attachedKind(operators: readonly string[]): Kind {
  return {
    operators,
    test: (operator, value, field) => {
      const wanted =
        operator === 'IN' || operator === 'NIN' ? listOf(value, field, textValue) : [textValue(value, field)];
      const has = (held: Held) =>
        Array.isArray(held) && wanted.some((one) => (one === null ? held.length === 0 : held.includes(one)));
      return operator === '=' || operator === 'IN' ? { matches: has } : { matches: (held) => !has(held) };
    },
  };
}

/** Reads a value of one type. @throws IntercomError 400 */
type ReadValue = (value: unknown, field: string) => FieldValue;

function textValue(value: unknown, field: string): string | null {
  if (value === null || typeof value === 'string') return value;
  throw wrongValue(field, value);
}

/** @documented 6.2: Numbers and dates may be sent as text, as an official example does with '1306054154'. */
export function numberValue(value: unknown, field: string): number | null {
  if (value === null) return null;
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number === 'number' && Math.abs(number) < 1e15) return number;
  throw wrongValue(field, value);
}

function booleanValue(value: unknown, field: string): boolean | null {
  if (value === null || typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw wrongValue(field, value);
}

/** A required number: an unknown value is neither less nor greater. */
export function definite(value: number | null, field: string): number {
  if (value === null) throw wrongValue(field, value);
  return value;
}

/** The test behind `= != IN NIN`; undefined for other operators. */
export function equalityTest(operator: string, value: unknown, field: string, read: ReadValue): Test | undefined {
  if (operator === '=' || operator === '!=') {
    const wanted = read(value, field);
    if (operator === '!=') return { matches: (held) => held !== wanted };
    return { matches: (held) => held === wanted, among: [wanted] };
  }
  if (operator !== 'IN' && operator !== 'NIN') return undefined;
  const among = new Set<Held>(listOf(value, field, read));
  if (operator === 'NIN') return { matches: (held) => !among.has(held) };
  return { matches: (held) => among.has(held), among: [...among] as FieldValue[] };
}

/** @documented 6.3: IN and NIN take arrays. */
function listOf<Value extends FieldValue>(
  value: unknown,
  field: string,
  read: (value: unknown, field: string) => Value,
): Value[] {
  if (!Array.isArray(value)) throw invalid(`The value of IN and NIN must be an array (field ${field})`);
  return value.map((one: unknown) => read(one, field));
}

/** The test behind `> < >= <=`, which no unknown value passes. */
export function compareTest(operator: string, wanted: number): Test {
  if (operator === '>') return above((held) => held > wanted, wanted);
  if (operator === '>=') return above((held) => held >= wanted, wanted);
  if (operator === '<') return below((held) => held < wanted, wanted);
  return below((held) => held <= wanted, wanted);
}

const above = (passes: (held: number) => boolean, least: number): Test => ({
  matches: (held) => typeof held === 'number' && passes(held),
  within: { least, most: Infinity },
});

const below = (passes: (held: number) => boolean, most: number): Test => ({
  matches: (held) => typeof held === 'number' && passes(held),
  within: { least: -Infinity, most },
});

/** The test behind `~ !~ ^ $`. An unknown value contains nothing. */
function partTest(operator: string, value: string | null): Test {
  const part = partOf(operator, folded(value));
  return { matches: (held) => part(folded(held)), part };
}

function partOf(operator: string, wanted: string): (text: string) => boolean {
  if (operator === '~') return (text) => text.includes(wanted);
  if (operator === '!~') return (text) => !text.includes(wanted);
  return operator === '^' ? (text) => text.startsWith(wanted) : (text) => text.endsWith(wanted);
}
