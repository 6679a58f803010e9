import { expect, it } from 'vitest';
import { attentionItems, type AttentionFacts } from './attention-rules.ts';

const [early, late] = [new Date('2026-12-01T09:00:00Z'), new Date('2026-12-01T10:00:00Z')];
const items = (facts: Partial<AttentionFacts>) =>
  attentionItems({ crm: 'Intercom', goneAttributes: [], givenUp: [], ...facts });

it('is quiet when nothing failed', () => expect(items({})).toEqual([]));

it('names the attribute of the rule first, for it stops every lead', () => {
  const found = items({
    goneAttributes: [{ name: 'Signed up', since: late }],
    givenUp: [{ failure: 'fix_data', count: 3, since: early }],
  });
  expect(found.map(({ code, action }) => [code, action])).toEqual([
    ['rule_attribute_gone', 'settings'],
    ['fix_data', 'deliveries'],
  ]);
  expect(found[0]!.sentence).toContain('“Signed up” is no longer an attribute of Intercom');
});

it('counts what was refused apart from what was tried too often, each since its first', () => {
  const found = items({
    givenUp: [
      { failure: 'fix_data', count: 1, since: late },
      { failure: 'retry_later', count: 2, since: late },
      { failure: 'retry_later', count: 3, since: early },
    ],
  });
  expect(found).toMatchObject([
    { code: 'fix_data', count: 1, sentence: expect.stringContaining('refused one delivery') },
    { code: 'given_up', count: 5, since: early, sentence: expect.stringMatching(/^5 deliveries/) },
  ]);
});
