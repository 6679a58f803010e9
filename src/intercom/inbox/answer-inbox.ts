import { enrolContact } from '../../crm/contact-card/enrol-contact.ts';
import { findContactCard } from '../../crm/contact-card/find-contact-card.ts';
import type { Reach } from '../../crm/connections/reach.ts';
import type { CrmParts } from '../../crm/crm-parts.ts';
import type { Canvas } from './canvas.ts';
import type { InboxRequest } from './inbox-request.ts';
import { renderCard, type CardContext } from './render-card.ts';
import { readEnrolling } from './render-enrolling.ts';

/**
 * Answers what the Inbox asks for: does what was pressed, then shows the card as it is now. What is unknown does nothing.
 * @param reach whose connections the signer of the request may be told of
 */
export async function answerInbox(parts: CrmParts, request: InboxRequest, reach: Reach): Promise<Canvas> {
  const done = await press(parts, request, reach);
  const card = await findContactCard(parts, request.contact, reach);
  return renderCard(card, { publicUrl: parts.publicUrl, hasEmail: request.contact.email !== null, done });
}

async function press(parts: CrmParts, request: InboxRequest, reach: Reach): Promise<CardContext['done']> {
  const campaignId = readEnrolling(request.componentId, request.inputs);
  if (campaignId === undefined) return null;
  if (campaignId === null) return { words: 'Choose a campaign first.', isBad: true };
  const { contact, name, teammate } = request;
  const enrolment = await enrolContact(parts, { ...contact, name, campaignId, teammate }, reach);
  return enrolment.enrolled
    ? { words: `Enrolled in ${enrolment.campaignName}.`, isBad: false }
    : { words: enrolment.reason, isBad: true };
}
