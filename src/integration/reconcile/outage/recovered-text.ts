import { valueText } from '../../../qualification/attribute-text.ts';
import type { AttributeValue } from '../../../qualification/attribute-value.ts';
import { withTodaysKeys } from '../../../platform/text/renamed-keys.ts';
import type { RecoveredKind } from './outage.ts';
import type { RecoveredRow } from './find-recovered.ts';

type RecoveredText = { title: string; detail: string | null };

/** What was recovered, as a title and a detail. @param crm the CRM's name as people say it */
export function describeRecovered(
  { kind, evidence }: Pick<RecoveredRow, 'kind' | 'evidence'>,
  crm: string,
): RecoveredText {
  return texts[kind](evidence, crm);
}

const texts: Record<RecoveredKind, (evidence: Record<string, unknown>, crm: string) => RecoveredText> = {
  'lead.qualified': (evidence) => ({ title: 'Qualified', detail: change(evidence) }),
  'contact.changed': (evidence) => ({ title: 'Value changed', detail: change(evidence) }),
  'contact.linked': (_, crm) => ({ title: `Found in ${crm}`, detail: null }),
  'delivery.sent': (evidence, crm) => ({
    title: `Sent to ${crm}`,
    detail: messageIn(withTodaysKeys(evidence)),
  }),
};

const messageIn = ({ message }: Record<string, unknown>): string | null =>
  typeof message === 'string' ? message : null;

function change(evidence: Record<string, unknown>): string | null {
  const attribute = evidence['attribute'];
  if (typeof attribute !== 'string') return null;
  if (evidence['first_reading'] === true) return `${attribute} is ${valueText(evidence['new'] as AttributeValue)}`;
  const shown = (key: string) => valueText(evidence[key] as AttributeValue | undefined);
  return `${attribute} changed from ${shown('old')} to ${shown('new')}`;
}
