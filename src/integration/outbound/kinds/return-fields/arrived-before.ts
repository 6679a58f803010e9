import type { CrmContact } from '../../../provider/crm-contact.ts';
import type { FieldValues } from '../../../provider/crm-provider.ts';
import type { FieldsWritten } from './write-fields.ts';

/** What earlier attempts of one writing were to write, and what that replaces. */
export type EarlierWriting = { planned: FieldValues; replaced: FieldValues | null };

/** Of what earlier attempts were to replace, what they did replace: the contact holds their values. */
export function replacedBefore({ planned, replaced }: EarlierWriting, reading: CrmContact | null): FieldValues {
  return Object.fromEntries(
    Object.entries(replaced ?? {}).filter(([attribute, old]) => {
      const value = reading?.attributes[attribute] ?? null;
      return value !== old && value === (planned[attribute] ?? null);
    }),
  );
}

/** What was written by all attempts together. What an earlier one replaced is what was there before us. */
export function withEarlier(done: FieldsWritten, earlier: EarlierWriting): FieldsWritten {
  const before = replacedBefore(earlier, done.reading);
  if (Object.keys(before).length === 0) return done;
  const arrived = Object.fromEntries(Object.keys(before).map((name) => [name, done.reading?.attributes[name] ?? null]));
  return {
    ...done,
    outcome: done.outcome === 'there' || done.outcome === 'refused' ? 'written' : done.outcome,
    written: { ...arrived, ...done.written },
    replaced: { ...done.replaced, ...before },
  };
}
