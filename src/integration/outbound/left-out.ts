import { z } from 'zod';
import type { CrmTraits } from '../provider/capabilities.ts';
import { labelWordOf } from '../provider/capabilities.ts';
import type { Misfit } from '../settings/mapping/fit-values.ts';

/**
 * What did not reach the CRM although the person did: a value of an attribute, or a step of the mark, whose name is then
 * the value. `why` is a sentence for people.
 */
export const leftOutSchema = z.object({
  what: z.enum(['value', 'company', 'label', 'note']),
  /** full name; null for a step */
  attribute: z.string().nullable(),
  value: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  why: z.string(),
});
export type LeftOut = z.infer<typeof leftOutSchema>;

/** As a delivery keeps it; empty when nothing was left out. @throws ZodError for what no version wrote */
export const readLeftOut = (stored: unknown): LeftOut[] => z.array(leftOutSchema).nullable().parse(stored) ?? [];

/** By these the CRM knows a person: nothing is written without them. */
const identifying = new Set(['email', 'external_id']);

export const isRequired = (attribute: string): boolean => identifying.has(attribute);

export const leftOutValue = ({ attribute, value, sentence }: Misfit): LeftOut => ({
  what: 'value',
  attribute,
  value,
  why: sentence,
});

/** What was left out, as people call it. */
export function leftOutName(crm: CrmTraits, { what, attribute, value }: LeftOut): string {
  if (what === 'value') return crm.attributeText(attribute ?? '');
  if (what === 'note') return 'the note';
  return `the ${what === 'label' ? labelWordOf(crm) : what} ${what === 'label' ? `“${value}”` : value}`;
}

/** The sentences for the log, the timeline and the lead; empty when nothing was left out. */
export function leftOutText(crm: CrmTraits, leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return '';
  const names = leftOut.map((one) => leftOutName(crm, one));
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('');
  return `Left out: ${list}. ${[...new Set(leftOut.map(({ why }) => why))].join(' ')}`;
}

/** As it is stored; null when nothing was left out. */
export const toStoredLeftOut = (leftOut: readonly LeftOut[]): string | null =>
  leftOut.length > 0 ? JSON.stringify(leftOut) : null;
