import { createHash } from 'node:crypto';
import { emailKey } from '../platform/email/email-key.ts';
import { cleanLine, tidyName } from '../platform/text/person-name.ts';

/** Details of a person that are to be changed; fields left out stay as they are. */
export type PersonChange = {
  email?: string | undefined;
  firstName?: string | undefined;
  lastName?: string | undefined;
  phone?: string | undefined;
  /** of leads only */
  company?: string | undefined;
};

/** The columns that hold what a person gave about themselves. */
export type PersonalColumns = {
  email: string;
  email_key: string;
  first_name: string;
  last_name: string;
  phone: string;
  company?: string;
};

export type Difference = {
  /** what is to be stored; `email_key` beside `email` */
  columns: Partial<PersonalColumns>;
  /** the names of the columns that differ, and the values before and after, as the history keeps them */
  evidence: { fields: string[]; was: Record<string, string>; now: Record<string, string> };
  /** whether it is another address, and not only another spelling of it */
  isOtherAddress: boolean;
};

/** What a change makes different, with its texts cleaned as those of joining are; null when that is nothing. */
export function differenceOf(row: PersonalColumns, change: PersonChange): Difference | null {
  const wanted: Record<string, string | undefined> = {
    email: change.email,
    first_name: cleaned(change.firstName, tidyName),
    last_name: cleaned(change.lastName, tidyName),
    phone: cleaned(change.phone, cleanLine),
    ...('company' in row && { company: cleaned(change.company, tidyName) }),
  };
  const before = row as unknown as Record<string, string>;
  const entries = Object.entries(wanted).flatMap(([field, value]) =>
    value === undefined || value === before[field] ? [] : [[field, value] as const],
  );
  if (entries.length === 0) return null;
  const now = Object.fromEntries(entries);
  const key = now['email'] === undefined ? row.email_key : emailKey(now['email']);
  return {
    columns: { ...now, email_key: key },
    evidence: {
      fields: entries.map(([field]) => field),
      was: Object.fromEntries(entries.map(([field]) => [field, before[field] ?? ''])),
      now,
    },
    isOtherAddress: key !== row.email_key,
  };
}

const cleaned = (value: string | undefined, clean: (value: string) => string) =>
  value === undefined ? undefined : clean(value);

/** Stands for the details that a person has now: a change that names an older one was made without knowing a later one. */
export function revisionOf(row: PersonalColumns): string {
  const details = [row.email, row.first_name, row.last_name, row.phone, row.company ?? ''];
  return createHash('sha256').update(JSON.stringify(details)).digest('base64url').slice(0, 16);
}
