import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { type ShowTime, toIso, toSeconds } from '../http/time.ts';
import { contactSubLists } from './contact-parts.ts';
import { escapeText } from './escape.ts';

/** A contact as REST shows it: every key present, null when empty. Recorded (reference 4.1). */
export const presentContact = (contact: Contact, workspace: Workspace, version: ApiVersion) =>
  fullContact(contact, workspace, version, toSeconds);

/** A contact inside a webhook: the same with ISO times. Recorded (reference 13.3); custom dates stay numbers (assumed). */
export const presentWebhookContact = (
  contact: Contact,
  workspace: Workspace,
  version: ApiVersion,
  show: ShowTime = toIso,
) => fullContact(contact, workspace, version, show);

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
    name: escapeText(contact.name),
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
    language_override: null,
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

/** A number up to 2.15, a string from 2.16 on. Documented (reference 3). */
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

/** The short form that delete, archive, unarchive and block answer with. Recorded and documented (reference 4.7). */
export function presentContactState(
  contact: Contact,
  state: { deleted: true } | { archived: boolean } | { blocked: true },
) {
  return { id: contact.id, external_id: escapeText(contact.externalId), type: 'contact', ...state };
}
