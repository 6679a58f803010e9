import { callbackPath } from '../oauth/authorize-url.ts';
import { inboxPermissionGroups, permissionGroups, permissions } from './permissions.ts';
import { isPrivateHost } from '../../platform/http/private-address.ts';

/** The addresses at which Intercom reaches Goodword; web/crm-hooks.ts answers the first, web/intercom-hooks.ts the others. */
export const hookPaths = {
  notifications: '/hooks/intercom',
  uninstall: '/hooks/intercom/uninstall',
  health: '/hooks/intercom/health',
} as const;

/** The addresses of the panel in Intercom's Inbox; web/intercom-inbox.ts answers them. */
export const inboxPaths = {
  initialize: '/inbox/intercom/initialize',
  submit: '/inbox/intercom/submit',
} as const;

/** What to paste and tick in Intercom's Developer Hub. */
export type Guide = {
  addresses: { key: string; label: string; url: string; why: string }[];
  topics: readonly string[];
  permissions: typeof permissions;
  /** the lines of Intercom's authorization page */
  permissionGroups: { title: string; explanation: string; onlyWithInbox: boolean }[];
  /** why Intercom cannot reach us under this address; null when it can */
  addressProblem: string | null;
};

/** Everything that a contact can go through and that Goodword follows (Intercom docs: webhook topics). */
const topics = [
  'contact.user.created',
  'contact.user.updated',
  'contact.user.tag.created',
  'contact.user.tag.deleted',
  'contact.lead.created',
  'contact.lead.updated',
  'contact.lead.added_email',
  'contact.lead.signed_up',
  'contact.lead.tag.created',
  'contact.lead.tag.deleted',
  'contact.email.updated',
  'contact.archived',
  'contact.unarchive',
  'contact.deleted',
  'contact.merged',
  'contact.unsubscribed',
] as const;

/** @param publicUrl where Goodword is reached, without a slash at the end */
export function describeGuide(publicUrl: string): Guide {
  return {
    addresses: [
      {
        key: 'redirect',
        label: 'Redirect URL',
        url: publicUrl + callbackPath,
        why: 'Where Intercom sends you back after Authorize access.',
      },
      {
        key: 'webhook',
        label: 'Webhook endpoint URL',
        url: publicUrl + hookPaths.notifications,
        why: 'Where Intercom reports that contacts changed.',
      },
      {
        key: 'uninstall',
        label: 'Uninstall webhook URL',
        url: publicUrl + hookPaths.uninstall,
        why: 'Notifies Goodword at once when the app is removed.',
      },
      {
        key: 'health',
        label: 'Health check URL',
        url: publicUrl + hookPaths.health,
        why: 'Lets Intercom show whether the connection works.',
      },
      {
        key: 'initialize',
        label: 'Initialize URL',
        url: publicUrl + inboxPaths.initialize,
        why: 'Where the panel comes from when a conversation is opened.',
      },
      {
        key: 'submit',
        label: 'Submit URL',
        url: publicUrl + inboxPaths.submit,
        why: 'Where a button pressed in the panel goes.',
      },
    ],
    topics,
    permissions,
    permissionGroups: [
      ...permissionGroups.map((group) => ({ ...group, onlyWithInbox: false })),
      ...inboxPermissionGroups.map((group) => ({ ...group, onlyWithInbox: true })),
    ],
    addressProblem: findAddressProblem(publicUrl),
  };
}

/** Intercom takes https addresses only, and calls them from the internet (Intercom docs: setting up webhooks). */
export function findAddressProblem(publicUrl: string): string | null {
  const { protocol, hostname } = new URL(publicUrl);
  if (isPrivateHost(hostname)) {
    return `This server calls itself ${publicUrl}, which only this network knows. Intercom cannot reach it: set PUBLIC_URL to its address on the internet.`;
  }
  if (protocol !== 'https:') {
    return `This server calls itself ${publicUrl}. Intercom accepts https addresses only: put it behind https and set PUBLIC_URL.`;
  }
  return null;
}
