import { enrolContact } from '../../integration/contact-card/enrol-contact.ts';
import { findContactCard } from '../../integration/contact-card/find-contact-card.ts';
import type { AppScope } from '../../integration/provider/app-scope.ts';
import type { AskedContact } from '../../integration/contact-card/contact-card.ts';
import { emailForm } from '../../platform/email/email-key.ts';
import type { CrmContext } from '../../integration/connections/crm-context.ts';
import type { Canvas } from './canvas.ts';
import type { InboxRequest } from './inbox-request.ts';
import { renderCard, renderNoContact, type CardContext } from './render-card.ts';
import { readEnrolling } from './render-enrolling.ts';

/**
 * Answers the Inbox: carries out the press, then shows the current card. Unknown buttons do nothing.
 * @param reach whose connections the signer of the request may see
 */
export async function answerInbox(context: CrmContext, request: InboxRequest, reach: AppScope): Promise<Canvas> {
  const { contact } = request;
  if (!contact) return renderNoContact();
  const done = await press(context, { ...request, contact }, reach);
  const card = await findContactCard(context, contact, reach);
  const hasEmail = emailForm.safeParse(contact.email ?? '').success;
  return renderCard(card, { publicUrl: context.publicUrl, hasEmail, done });
}

type Press = InboxRequest & { contact: AskedContact };

async function press(context: CrmContext, request: Press, reach: AppScope): Promise<CardContext['done']> {
  const campaignId = readEnrolling(request.componentId, request.inputs);
  if (campaignId === undefined) return null;
  if (campaignId === null) return { message: 'Choose a campaign first.', isBad: true };
  const { contact, name, teammate } = request;
  const enrolment = await enrolContact(context, { ...contact, name, campaignId, teammate }, reach);
  if (!enrolment.enrolled) return { message: enrolment.reason, isBad: true };
  const { isNew, campaignName } = enrolment;
  return {
    message: isNew ? `Enrolled in ${campaignName}.` : `Was a referrer of ${campaignName} already.`,
    isBad: false,
  };
}
