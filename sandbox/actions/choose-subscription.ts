import type { ConsentType, SubscriptionType } from '../entities/subscription.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError, invalid, resourceNotFound } from '../http/intercom-error.ts';
import { getContact } from './find-contact.ts';
import { reportChoice } from './report-subscription.ts';
import { type WriteContext, storeContact } from './write-context.ts';

/** @throws IntercomError 404 "Resource Not Found" */
export function getSubscriptionType(workspace: Workspace, id: unknown): SubscriptionType {
  const text = typeof id === 'number' ? String(id) : id;
  const type = workspace.subscriptionTypes.find((known) => known.id === text);
  if (type === undefined) throw resourceNotFound();
  return type;
}

/**
 * Checks the consent that came with a choice.
 *
 * @assumed 7.5: The consent_type of an attachment must be that of the subscription type; another one is refused.
 * @throws IntercomError 400
 */
export function checkConsent(type: SubscriptionType, consent: unknown): void {
  const known: ConsentType[] = ['opt_in', 'opt_out'];
  if (consent === undefined) throw new IntercomError(400, 'parameter_not_found', 'consent_type not specified');
  if (!known.some((one) => one === consent)) throw invalid('consent_type must be opt_in or opt_out');
  if (consent !== type.consentType) throw invalid(`consent_type of this subscription is ${type.consentType}`);
}

/**
 * Attaches a subscription type to a contact. Again changes nothing.
 *
 * @documented 7.5: Attaching an opt_out type opts the contact out of its messages; attaching an opt_in type opts the contact in.
 * @throws IntercomError 404, 410
 */
export function chooseSubscription(context: WriteContext, id: string, type: SubscriptionType): void {
  const { sandbox, origin, workspace, version } = context;
  const contact = getContact(workspace, id, version);
  if (contact.subscriptions.some((choice) => choice.id === type.id)) return;
  const choice = { id: type.id, chosenAt: sandbox.clock.now() };
  const changed = storeContact(context, { ...contact, subscriptions: [...contact.subscriptions, choice] });
  reportChoice(sandbox, origin, workspace, type.consentType === 'opt_in', changed, type);
}

/**
 * Takes an explicit choice back.
 *
 * @assumed 7.5: Detaching a subscription type that the contact has not chosen answers 404 "Resource Not Found".
 * @throws IntercomError 404, 410
 */
export function withdrawSubscription(context: WriteContext, id: string, type: SubscriptionType): void {
  const { sandbox, origin, workspace, version } = context;
  const contact = getContact(workspace, id, version);
  const subscriptions = contact.subscriptions.filter((choice) => choice.id !== type.id);
  if (subscriptions.length === contact.subscriptions.length) throw resourceNotFound();
  const changed = storeContact(context, { ...contact, subscriptions });
  reportChoice(sandbox, origin, workspace, type.consentType === 'opt_out', changed, type);
}
