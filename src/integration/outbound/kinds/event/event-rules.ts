import type { KnownBy } from '../../../contacts/contact-link.ts';
import type { IntegrationSettings } from '../../../settings/integration-settings.ts';

/** Why an event is not tracked on a contact. */
export const leftAlone = 'The contact was there already, and the settings say to do nothing with it.';

/**
 * Whether settings let an event be tracked on a person's contact. `do nothing` for contacts that exist already means
 * no event either; `referral-link-created` was asked for by the import that found the contact.
 * @param event its name
 */
export function mayTrack(
  { action, duplicates }: Pick<IntegrationSettings, 'action' | 'duplicates'>,
  event: string,
  knownBy: KnownBy,
): boolean {
  const doesNothing = action !== 'nothing' && duplicates === 'skip' && knownBy !== 'created';
  return !doesNothing || event === 'referral-link-created';
}

/** Why an event about a qualification is not tracked any more. */
export const unqualifiedSince = 'The lead was unqualified before the event was tracked.';

/**
 * The lead whose qualification an event tells of; null for every other event. One on a referrer's contact names the lead
 * in its cause, for there are many.
 */
export function qualifiedLeadOf(
  { subject, subject_id: subjectId, cause }: { subject: string; subject_id: string; cause: string },
  event: string,
): string | null {
  if (event !== 'referral-qualified') return null;
  return subject === 'lead' ? subjectId : (cause.split(':')[2] ?? null);
}
