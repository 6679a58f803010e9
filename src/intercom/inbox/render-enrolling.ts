import type { ContactCard } from '../../integration/contact-card/contact-card.ts';
import { header, muted, plain, submitButton, type Component } from './canvas.ts';

/** Ids of the button and the choice beside it. */
export const enrolling = { button: 'enrol', choice: 'campaign' } as const;

/** A dropdown of Intercom offers two to ten (reference 14). */
const mostChoices = 10;

/** How a teammate makes the contact a referrer; nothing when every open campaign has them. */
export function renderEnrolling(
  card: Pick<ContactCard, 'enrollable' | 'leads' | 'referrers'>,
  { hasEmail }: { hasEmail: boolean },
): Component[] {
  const { enrollable, leads, referrers } = card;
  const isUnknown = leads.length + referrers.length === 0;
  const [first, ...others] = enrollable;
  if (!first)
    return isUnknown ? [muted('This contact is in no campaign, and none is Launched that they could join.')] : [];
  const title = [header('Enrol as referrer'), ...(isUnknown ? [muted('This contact is in no campaign yet.')] : [])];
  if (!hasEmail) return [...title, muted('Add an e-mail address to this contact first.')];
  if (others.length === 0) {
    return [
      ...title,
      muted(`Campaign: ${first.name}`),
      submitButton(`${enrolling.button}:${first.campaignId}`, 'Enrol', 'primary'),
    ];
  }
  return [
    ...title,
    {
      type: 'dropdown',
      id: enrolling.choice,
      label: 'Campaign',
      options: enrollable
        .slice(0, mostChoices)
        .map(({ campaignId, name }) => ({ type: 'option', id: campaignId, text: plain(name) })),
    },
    ...(enrollable.length > mostChoices ? [muted('For older campaigns, add them in Goodword.')] : []),
    submitButton(enrolling.button, 'Enrol', 'primary'),
  ];
}

/** The campaign to enrol the contact in; null when a choice is missing; undefined when something else was pressed. */
export function readEnrolling(componentId: string, inputs: Record<string, unknown>): string | null | undefined {
  const [button, campaignId] = componentId.split(':');
  if (button !== enrolling.button) return undefined;
  if (campaignId) return campaignId;
  const chosen = inputs[enrolling.choice];
  return typeof chosen === 'string' && chosen !== '' ? chosen : null;
}
