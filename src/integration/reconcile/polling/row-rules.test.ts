import { describe, expect, it } from 'vitest';
import { observationOf } from '../../contacts/observation.ts';
import type { CrmContact } from '../../provider/crm-contact.ts';
import { datedBySearch, evaluateRow } from './row-rules.ts';

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second));
const labelled = (...ids: string[]) => ({ labels: { ids, hasMore: false } });
const cut = { labels: { ids: ['1'], hasMore: true } };
const row = (plan: string, updatedSecond: number, labels: Pick<CrmContact, 'labels'> = {}): CrmContact => ({
  id: '1',
  kind: 'user',
  email: 'ben@example.com',
  createdAt: at(0),
  updatedAt: at(updatedSecond),
  attributes: { 'custom_attributes.Plan': plan },
  ...labels,
  readAt: at(50),
});
const known = (plan: string, updatedSecond: number, readSecond: number, labels: Pick<CrmContact, 'labels'> = {}) => ({
  observation: observationOf({ ...row(plan, updatedSecond, labels), readAt: at(readSecond) }),
  contactUpdatedAt: at(updatedSecond),
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
    ['has another tag', row('Pro', 30, labelled('1', '2')), known('Pro', 10, 11, labelled('1')), 'take'],
    ['lost a label', row('Pro', 30, labelled()), known('Pro', 10, 11, labelled('1')), 'take'],
    [
      'has the same labels in another order',
      row('Pro', 30, labelled('2', '1')),
      known('Pro', 10, 11, labelled('1', '2')),
      'known',
    ],
    ['shows labels that were never read', row('Pro', 10, labelled('1')), known('Pro', 10, 11), 'take'],
    ['does not show all labels, and changed', row('Pro', 30, cut), known('Pro', 10, 11, labelled('1')), 'read'],
    ['does not show all labels, and did not change', row('Pro', 10, cut), known('Pro', 10, 13, labelled('1')), 'known'],
    [
      'does not show all labels, and was read as it changed',
      row('Pro', 10, cut),
      known('Pro', 10, 11, labelled('1')),
      'read',
    ],
    ['does not show all labels, and was never read', row('Pro', 10, cut), null, 'read'],
  ] as const)('%s', (_, found, before, decision) => expect(evaluateRow(found, before)).toBe(decision));

  it('proves what was when it changed, and when the index looked last', () => {
    expect(datedBySearch(row('Pro', 30), 10_000).readAt).toEqual(at(40));
    expect(datedBySearch(row('Pro', 45), 10_000).readAt).toEqual(at(45));
  });
});
