import type { AttributeValue } from '../../qualification/attribute-value.ts';

type Attributes = Readonly<Record<string, AttributeValue>>;

/**
 * Whether a report brings back only what is known: every attribute that we know is told, and none is different. Times
 * are texts in some reports and unix seconds over the API (Intercom docs: reference 13.3).
 */
export function repeatsKnown(reported: Attributes, known: Attributes): boolean {
  return Object.keys({ ...known, ...reported }).every((name) => isSame(reported[name] ?? null, known[name] ?? null));
}

function isSame(reported: AttributeValue, known: AttributeValue): boolean {
  if (reported === known) return true;
  if (typeof reported === 'string' && typeof known === 'number') {
    return /^\d{4}-\d{2}-\d{2}T/.test(reported) && Math.floor(Date.parse(reported) / 1000) === known;
  }
  return false;
}
