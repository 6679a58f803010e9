import { describe, expect, it } from 'vitest';
import type { CrmContact } from '../../provider/crm-contact.ts';
import { datedBySearch, evaluateRow, type KnownState } from './row-rules.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second));
const row = (plan: string, updatedSecond: number): CrmContact => ({
  id: '1',
  kind: 'user',
  email: 'ben@example.com',
  createdAt: at(0),
  updatedAt: at(updatedSecond),
  attributes: { 'custom_attributes.Plan': plan },
  readAt: at(50),
});
const known = (plan: string, updatedSecond: number, readSecond: number): KnownState => ({
  attributes: { 'custom_attributes.Plan': plan, 'custom_attributes.Empty': null },
  updatedAt: at(updatedSecond),
  readAt: at(readSecond),
});

describe('a row of a search', () => {
  it.each([
    ['was never read', row('Pro', 10), null, 'take'],
    ['says the same, whenever it changed', row('Pro', 40), known('Pro', 10, 11), 'known'],
    ['is older than what is kept', row('Free', 10), known('Pro', 20, 21), 'known'],
    ['changed after the reading', row('Pro', 30), known('Free', 10, 11), 'take'],
    ['changed at about the time of the reading', row('Pro', 12), known('Free', 10, 11), 'read'],
    ['changed within the second that is kept', row('Pro', 10), known('Free', 10, 10), 'read'],
  ] as const)('%s', (_, found, before, verdict) => expect(evaluateRow(found, before)).toBe(verdict));

  it('proves what was when it changed, and when the index looked last', () => {
    expect(datedBySearch(row('Pro', 30), 10_000).readAt).toEqual(at(40));
    expect(datedBySearch(row('Pro', 45), 10_000).readAt).toEqual(at(45));
  });
});
