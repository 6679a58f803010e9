import type { Contact } from '../entities/contact.ts';
import type { DataAttribute } from '../entities/data-attribute.ts';
import { invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { fieldByName } from './fields.ts';
import { type DateRules, matcherFor } from './matchers.ts';

export type ContactFilter = (contact: Contact) => boolean;

// Documented (reference 6.1).
const deepestGroup = 2;
const mostFilters = 15;

/**
 * The filter behind `query` of a contact search: one condition, or AND / OR groups of them.
 * @throws IntercomError 400 for anything else (texts assumed)
 */
export function parseQuery(
  query: unknown,
  attributes: readonly DataAttribute[],
  rules: DateRules,
  depth = 1,
): ContactFilter {
  if (!isPlainObject(query)) throw invalid('query must be an object');
  const { operator, value } = query;
  if (operator === 'AND' || operator === 'OR') {
    if (depth > deepestGroup) throw invalid(`A query can be nested ${deepestGroup} levels deep at most`);
    if (!Array.isArray(value) || value.length === 0)
      throw invalid(`The value of ${operator} must be an array of filters`);
    if (value.length > mostFilters) throw invalid(`${operator} can hold ${mostFilters} filters at most`);
    const filters = value.map((child: unknown) => parseQuery(child, attributes, rules, depth + 1));
    return operator === 'AND'
      ? (contact) => filters.every((filter) => filter(contact))
      : (contact) => filters.some((filter) => filter(contact));
  }
  const field = fieldByName(query['field'], attributes);
  if (value === undefined) throw invalid(`A value is required for field ${field.name}`);
  const matches = matcherFor(field, operator, value, rules);
  return (contact) => matches(field.read(contact));
}
