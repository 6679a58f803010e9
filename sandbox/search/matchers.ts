import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { invalid } from '../http/intercom-error.ts';
import { dayAround } from './day.ts';
import type { Field, FieldType, FieldValue } from './fields.ts';

/** Whether a field's value satisfies one filter. */
export type Matcher = (value: FieldValue | string[]) => boolean;

/** What date filters depend on. */
export interface DateRules {
  version: ApiVersion;
  timezone: string;
}

// Documented (reference 6.3).
const operatorsByType: Record<Exclude<FieldType, 'date'>, string[]> = {
  string: ['=', '!=', 'IN', 'NIN', '~', '!~', '^', '$'],
  integer: ['=', '!=', 'IN', 'NIN', '>', '<', '>=', '<='],
  boolean: ['=', '!=', 'IN', 'NIN'],
  tag: ['=', '!='],
};

/**
 * The test behind one filter.
 * @throws IntercomError 400 when the operator or the value's type does not fit the field (texts assumed)
 */
export function matcherFor(field: Field, operator: unknown, value: unknown, rules: DateRules): Matcher {
  if (field.type === 'date') return dateMatcher(field, operator, value, rules);
  if (typeof operator !== 'string' || !operatorsByType[field.type].includes(operator))
    throw invalid(`Invalid operator '${show(operator)}' for field ${field.name}`);
  if (operator === 'IN' || operator === 'NIN') return listMatcher(field, operator, value);
  const wanted = valueOfType(field, value);
  if (field.type === 'tag') {
    const has: Matcher = (ids) => Array.isArray(ids) && ids.includes(String(wanted));
    return operator === '=' ? has : (ids) => !has(ids);
  }
  return (actual) => compare(operator, actual, wanted);
}

function listMatcher(field: Field, operator: 'IN' | 'NIN', value: unknown): Matcher {
  if (!Array.isArray(value)) throw invalid(`The value for operator ${operator} must be an array`);
  const wanted = new Set(value.map((one: unknown) => valueOfType(field, one)));
  return (actual) => !Array.isArray(actual) && wanted.has(actual) === (operator === 'IN');
}

function compare(operator: string, actual: FieldValue | string[], wanted: FieldValue): boolean {
  if (operator === '=') return actual === wanted;
  if (operator === '!=') return actual !== wanted;
  if (typeof actual === 'number' && typeof wanted === 'number') return compareNumbers(operator, actual, wanted);
  // Assumed: part-of-text operators ignore case; nothing has no parts.
  const text = typeof actual === 'string' ? actual.toLowerCase() : '';
  const part = String(wanted ?? '').toLowerCase();
  if (operator === '~') return text.includes(part);
  if (operator === '!~') return !text.includes(part);
  if (operator === '^') return text.startsWith(part);
  return operator === '$' && text.endsWith(part);
}

function compareNumbers(operator: string, actual: number, wanted: number): boolean {
  if (operator === '>') return actual > wanted;
  if (operator === '<') return actual < wanted;
  if (operator === '>=') return actual >= wanted;
  if (operator === '<=') return actual <= wanted;
  return operator === '=' ? actual === wanted : actual !== wanted;
}

/** null asks for "unknown" (assumed); otherwise the value's type must be the field's. Documented (reference 6.2). */
function valueOfType(field: Field, value: unknown): FieldValue {
  if (value === null) return null;
  if ((field.type === 'string' || field.type === 'tag') && typeof value === 'string') return value;
  if (field.name === 'owner_id' && typeof value === 'number') return String(value); // integer up to 2.15 (reference 6.2)
  if (field.type === 'boolean' && typeof value === 'boolean') return value;
  if (field.type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  if (field.type === 'integer' || field.type === 'date') {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value; // '1306054154' stands in an official example
    if (typeof number === 'number' && Number.isFinite(number) && Math.abs(number) < 1e15) return number;
  }
  throw invalid(`Invalid value '${show(value)}' for field ${field.name}`);
}

/**
 * Up to 2.16 every date is compared by calendar day in the workspace's time zone; from 2.17 on standard times are
 * exact and custom dates go by UTC day. Documented (reference 6.4).
 */
function dateMatcher(field: Field, operator: unknown, value: unknown, rules: DateRules): Matcher {
  const exact = isAtLeast(rules.version, '2.17');
  const allowed = exact && !field.custom ? ['=', '!=', '>', '<', '>=', '<='] : ['=', '>', '<'];
  if (typeof operator !== 'string' || !allowed.includes(operator))
    throw invalid(`Operator '${show(operator)}' is not supported for date field ${field.name}`);
  const wanted = valueOfType(field, value);
  if (typeof wanted !== 'number' || Math.abs(wanted) > 1e11)
    throw invalid(`Invalid value '${show(value)}' for field ${field.name}`);
  if (exact && !field.custom)
    return (actual) => (typeof actual === 'number' ? compareNumbers(operator, actual, wanted) : operator === '!=');
  const { start, end } = dayAround(wanted, exact ? 'UTC' : rules.timezone);
  return (actual) => {
    if (typeof actual !== 'number') return false;
    if (operator === '>') return actual >= end;
    return operator === '<' ? actual < start : actual >= start && actual < end;
  };
}

const show = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 100).replace(/^"|"$/g, '');
