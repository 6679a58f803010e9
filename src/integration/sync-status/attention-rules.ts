import type { Delivery } from '../outbound/delivery.ts';

/** Something that failed and that a person has to look at. */
export type AttentionItem = {
  code: 'rule_attribute_gone' | 'fix_data' | 'given_up';
  /** how many things it is about */
  count: number;
  sentence: string;
  since: Date;
  /** where something can be done about it */
  action: 'settings' | 'deliveries';
};

/** What is known of a campaign. */
export type AttentionFacts = {
  crm: string;
  goneAttributes: readonly { name: string; since: Date }[];
  givenUp: readonly { failure: Delivery['failure']; count: number; since: Date }[];
};

/** Rules first, for they stop every lead; then what was given up, by who has to act. */
export function attentionItems({ crm, goneAttributes, givenUp }: AttentionFacts): AttentionItem[] {
  const rules = goneAttributes.map(({ name, since }): AttentionItem => ({
    code: 'rule_attribute_gone',
    count: 1,
    sentence: `“${name}” is no longer an attribute of ${crm}, so no lead qualifies by it. Restore it there, or choose another attribute.`,
    since,
    action: 'settings',
  }));
  const refused = givenUp.filter(({ failure }) => failure === 'fix_data');
  const exhausted = givenUp.filter(({ failure }) => failure !== 'fix_data');
  return [
    ...rules,
    ...itemOf(
      'fix_data',
      refused,
      (count) => `${crm} refused ${deliveries(count)}: correct the data or the settings, then retry.`,
    ),
    ...itemOf(
      'given_up',
      exhausted,
      (count) => `${capital(deliveries(count))} could not be sent after many attempts: see why, then retry.`,
    ),
  ];
}

function itemOf(
  code: AttentionItem['code'],
  failed: AttentionFacts['givenUp'],
  sentenceOf: (count: number) => string,
): AttentionItem[] {
  const [first] = failed;
  if (!first) return [];
  const count = failed.reduce((sum, one) => sum + one.count, 0);
  const since = failed.reduce((oldest, one) => (one.since < oldest ? one.since : oldest), first.since);
  return [{ code, count, sentence: sentenceOf(count), since, action: 'deliveries' }];
}

const deliveries = (count: number): string => (count === 1 ? 'one delivery' : `${count} deliveries`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
