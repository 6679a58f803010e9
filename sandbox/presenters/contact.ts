import type { Contact } from '../entities/contact.ts';
import { formatPhone } from '../entities/phone.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { type ShowTime, toIso, toSeconds } from '../http/time.ts';
import { contactSubLists } from './contact-parts.ts';
import { escapeText } from './escape.ts';
import { mergesInto, presentMerge } from './merge.ts';

/** @recorded 4.1: Every key of a contact is present over REST, with null when it is empty. */
export const presentContact = (contact: Contact, workspace: Workspace, version: ApiVersion) =>
  fullContact(contact, workspace, version, toSeconds);

/**
 * A contact as a call shows it that takes `include_merge_history`.
 * @documented 4.5: From 2.16 on include_merge_history=true adds the merge history of a user, not of a lead.
 */
export function presentContactWithHistory(
  contact: Contact,
  workspace: Workspace,
  version: ApiVersion,
  query: Record<string, unknown>,
) {
  const wanted = query['include_merge_history'] === 'true' && isAtLeast(version, '2.16') && contact.role === 'user';
  return {
    ...presentContact(contact, workspace, version),
    ...(wanted ? { merge_history: mergesInto(workspace, contact.id).toReversed().map(presentMerge) } : {}),
  };
}

/**
 * A contact inside a webhook.
 * @recorded 13.3: A contact inside a webhook is the same as over REST, with other times.
 * @recorded 4.1: It also has enabled_push_messaging; here no contact has a mobile app, and it is null.
 * @assumed 13.3: Custom dates stay unix seconds inside webhooks.
 */
export const presentWebhookContact = (
  contact: Contact,
  workspace: Workspace,
  version: ApiVersion,
  show: ShowTime = toIso,
) => ({ ...fullContact(contact, workspace, version, show), enabled_push_messaging: null });

function fullContact(contact: Contact, workspace: Workspace, version: ApiVersion, show: ShowTime) {
  const time = (ms: number | null) => (ms === null ? null : show(ms));
  return {
    type: 'contact',
    id: contact.id,
    workspace_id: workspace.idCode,
    external_id: escapeText(contact.externalId),
    role: contact.role,
    email: escapeText(contact.email),
    phone: contact.phone,
    ...(version === 'Preview' ? { formatted_phone: formatPhone(contact.phone) } : {}),
    name: escapeText(contact.name),
    // @documented 4.1: An avatar is written as an address and read as an object with image_url, or null.
    avatar: contact.avatar === null ? null : { type: 'avatar', image_url: contact.avatar },
    owner_id: presentOwner(contact.ownerId, version),
    social_profiles: { type: 'list', data: [] },
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: contact.unsubscribedFromEmails,
    created_at: show(contact.createdAt),
    updated_at: show(contact.updatedAt),
    signed_up_at: time(contact.signedUpAt),
    last_seen_at: time(contact.lastSeenAt),
    last_replied_at: time(contact.lastRepliedAt),
    last_contacted_at: time(contact.lastContactedAt),
    last_email_opened_at: null,
    last_email_clicked_at: null,
    language_override: contact.languageOverride ?? null,
    browser: contact.browser,
    browser_version: null,
    browser_language: contact.browserLanguage,
    os: contact.os,
    location: presentLocation(contact.location),
    ...mobileApps,
    custom_attributes: contact.customAttributes,
    ...contactSubLists(contact, workspace),
    utm_campaign: null,
    utm_content: null,
    utm_medium: null,
    utm_source: null,
    utm_term: null,
    referrer: null,
    sms_consent: false,
    unsubscribed_from_sms: false,
  };
}

/** @documented 3: owner_id is a number up to 2.15 and a string from 2.16 on. */
function presentOwner(ownerId: string | null, version: ApiVersion): string | number | null {
  if (ownerId === null) return null;
  return isAtLeast(version, '2.16') ? ownerId : Number(ownerId);
}

function presentLocation(location: Contact['location']) {
  return {
    type: 'location',
    country: location?.country ?? null,
    region: location?.region ?? null,
    city: location?.city ?? null,
    country_code: null,
    continent_code: null,
  };
}

const mobileApps = {
  android_app_name: null,
  android_app_version: null,
  android_device: null,
  android_os_version: null,
  android_sdk_version: null,
  android_last_seen_at: null,
  ios_app_name: null,
  ios_app_version: null,
  ios_device: null,
  ios_os_version: null,
  ios_sdk_version: null,
  ios_last_seen_at: null,
};

/**
 * The short form that delete, archive, unarchive and block answer with.
 * @recorded 4.7: A delete answers with id, external_id, type and deleted.
 * @documented 4.7: Archive, unarchive and block answer with id, external_id, type and archived or blocked.
 */
export function presentContactState(
  contact: Contact,
  state: { deleted: true } | { archived: boolean } | { blocked: true },
) {
  return { id: contact.id, external_id: escapeText(contact.externalId), type: 'contact', ...state };
}
