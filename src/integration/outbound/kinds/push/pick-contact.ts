import type { ContactKind, CrmContact } from '../../../provider/crm-contact.ts';

/** `linked`: known to be this person; `own`: carries our id of the person; `same_email`: has the person's address. */
export type MatchReason = 'linked' | 'own' | 'same_email';
export type Candidate = { contact: CrmContact; known: MatchReason };

export type Pick = { picked: Candidate | null; message: string };

const rank: Record<MatchReason, number> = { linked: 0, own: 1, same_email: 2 };

/**
 * Which of several contacts is the person. One that is known to be comes first, then one that we created for the person.
 * Of those that only share the address a user comes before leads, since the CRM merges leads into the user of their
 * address (reference 4.8); among leads the one that changed last. Where a user is wanted, leads of the same address do
 * not count: the CRM keeps them apart from users (reference 4.4). Older workspaces have several users with one address: of
 * those, too, the one that changed last, an archived one only where there is no other.
 * @param crm the CRM's name, for the message
 */
export function pickContact(candidates: readonly Candidate[], kind: ContactKind | null, crm: string): Pick {
  const eligible = candidates.filter(
    ({ contact, known }) => known !== 'same_email' || kind !== 'user' || contact.kind === 'user',
  );
  const [picked] = eligible.toSorted(
    (a, b) =>
      rank[a.known] - rank[b.known] ||
      Number(b.contact.kind === 'user') - Number(a.contact.kind === 'user') ||
      Number(a.contact.archived ?? false) - Number(b.contact.archived ?? false) ||
      (b.contact.updatedAt?.getTime() ?? 0) - (a.contact.updatedAt?.getTime() ?? 0) ||
      (a.contact.id < b.contact.id ? -1 : 1),
  );
  if (!picked) return { picked: null, message: textForNone(candidates, kind, crm) };
  return { picked, message: `${countText(candidates, crm)}${reasonFor(picked, eligible)}` };
}

function textForNone(candidates: readonly Candidate[], kind: ContactKind | null, crm: string): string {
  if (candidates.length === 0)
    return `No contact in ${crm} is known to be this person: a new ${kind ?? 'contact'} is created.`;
  return `${countText(candidates, crm)}A user is wanted, so a new user is created; ${crm} merges leads into it when the person signs in.`;
}

function countText(candidates: readonly Candidate[], crm: string): string {
  if (candidates.length < 2) return '';
  const countOf = (kind: ContactKind | null) => candidates.filter(({ contact }) => contact.kind === kind).length;
  const counts = [
    ['user', countOf('user')],
    ['lead', countOf('lead')],
    ['contact', countOf(null)],
  ] as const;
  const context = counts.flatMap(([noun, count]) => (count > 0 ? [counted(count, noun)] : []));
  return `${crm} has ${context.join(' and ')} with this e-mail address. `;
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

function reasonFor({ known, contact }: Candidate, eligible: readonly Candidate[]): string {
  if (known === 'linked') return 'Used the contact that is already known to be this person.';
  if (known === 'own') return 'Used the contact that Goodword created for this person.';
  if (eligible.length < 2) return `Used the ${contact.kind ?? 'contact'} with the person’s e-mail address.`;
  const isOnlyUser = eligible.filter((other) => other.contact.kind === 'user').length === 1;
  if (contact.kind === 'user' && isOnlyUser)
    return 'Used the user: leads with its address are merged into it sooner or later.';
  return `Used the ${contact.kind ?? 'contact'} that changed last.`;
}
