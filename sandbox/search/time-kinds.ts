import { dayAround } from './day.ts';
import { compareTest, definite, equalityTest, numberValue } from './kinds.ts';
import { type Kind, type Test, wrongValue } from './values.ts';

/**
 * Times that are compared by calendar day of a time zone.
 * @documented 6.4: By day, = is the whole day, > begins with the next day, < ends before the day; other operators are refused.
 */
export const dayKind = (timezone: string): Kind => ({
  operators: ['=', '>', '<'],
  test: (operator, value, field) => {
    const seconds = time(value, field);
    if (seconds === null) return unknownTest(operator, field);
    const { start, end } = dayAround(seconds, timezone);
    if (operator === '>') return compareTest('>=', end);
    if (operator === '<') return compareTest('<', start);
    return {
      matches: (held) => typeof held === 'number' && held >= start && held < end,
      within: { least: start, most: end },
    };
  },
});

/**
 * Times that are compared by the second.
 * @param operators those allowed among `= != IN NIN > < >= <=`
 * @param orEqual whether `>` and `<` include the value itself, as in conversation search
 */
export const secondKind = (operators: readonly string[], orEqual: boolean): Kind => ({
  operators,
  test: (operator, value, field) => {
    const equality = equalityTest(operator, value, field, time);
    if (equality !== undefined) return equality;
    const wide = orEqual && (operator === '>' || operator === '<') ? `${operator}=` : operator;
    return compareTest(wide, definite(time(value, field), field));
  },
});

/** @assumed 6.4: A date compared with null by = matches unknown values. */
function unknownTest(operator: string, field: string): Test {
  if (operator !== '=') throw wrongValue(field, null);
  return { matches: (held) => held === null, among: [null] };
}

/** Unix seconds within a few thousand years, which a calendar can show. */
function time(value: unknown, field: string): number | null {
  const seconds = numberValue(value, field);
  if (seconds !== null && Math.abs(seconds) > 1e11) throw wrongValue(field, value);
  return seconds;
}
