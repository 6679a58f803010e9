import {
  checkConsent,
  chooseSubscription,
  getSubscriptionType,
  withdrawSubscription,
} from '../actions/choose-subscription.ts';
import { getContact } from '../actions/find-contact.ts';
import { writeContextOfCall } from '../actions/write-context.ts';
import type { Scope } from '../entities/scopes.ts';
import type { ApiRoute } from '../http/api-route.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { presentSubscriptionType } from '../presenters/subscription.ts';

/** @assumed 2.5: Subscriptions are read and written with the permissions of people. */
const read: Scope[] = ['read_list_users_companies', 'read_one_user_company', 'read_write_users'];
const write = { scopes: ['read_write_users', 'write_users_companies'] as Scope[], refusal: 403 as const };

/** Subscription types and the choices of contacts (reference 7.5). */
export const subscriptionRoutes: ApiRoute[] = [
  {
    method: 'GET',
    url: '/subscription_types',
    scopes: read,
    answer: ({ workspace }) => ({ type: 'list', data: workspace.subscriptionTypes.map(presentSubscriptionType) }),
  },
  {
    method: 'GET',
    url: '/contacts/:id/subscriptions',
    scopes: read,
    // @documented 7.5: The list of a contact's subscriptions holds explicit choices only.
    answer: ({ workspace, param, version }) => {
      const chosen = new Set(getContact(workspace, param('id'), version).subscriptions.map((choice) => choice.id));
      const types = workspace.subscriptionTypes.filter((type) => chosen.has(type.id));
      return { type: 'list', data: types.map(presentSubscriptionType) };
    },
  },
  {
    method: 'POST',
    url: '/contacts/:id/subscriptions',
    ...write,
    known: { body: ['id', 'consent_type'] },
    answer: (call, sandbox) => {
      const { workspace, param, body, version } = call;
      getContact(workspace, param('id'), version);
      if (body['id'] === undefined || body['id'] === null)
        throw new IntercomError(400, 'parameter_not_found', 'subscription not specified');
      const type = getSubscriptionType(workspace, body['id']);
      checkConsent(type, body['consent_type']);
      chooseSubscription(writeContextOfCall(call, sandbox), param('id'), type);
      return presentSubscriptionType(type);
    },
  },
  {
    method: 'DELETE',
    url: '/contacts/:id/subscriptions/:subscription_id',
    ...write,
    answer: (call, sandbox) => {
      const { workspace, param, version } = call;
      getContact(workspace, param('id'), version);
      const type = getSubscriptionType(workspace, param('subscription_id'));
      withdrawSubscription(writeContextOfCall(call, sandbox), param('id'), type);
      return presentSubscriptionType(type);
    },
  },
];
