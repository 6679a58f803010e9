import { companiesOf } from '../entities/company.ts';
import type { Contact } from '../entities/contact.ts';
import type { Visitor } from '../entities/visitor.ts';
import type { Workspace } from '../entities/workspace.ts';
import { type ShowTime, toSeconds } from '../http/time.ts';
import { escapeText } from './escape.ts';
import { presentTag } from './tag.ts';

/** Fields that both models from before contacts share, and that are empty here. */
const emptyFields = {
  location_data: {},
  social_profiles: { type: 'social_profile.list', social_profiles: [] },
  segments: { type: 'segment.list', segments: [] },
  utm_campaign: null,
  utm_content: null,
  utm_medium: null,
  utm_source: null,
  utm_term: null,
  do_not_track: null,
};

/** @documented 4.9: A visitor reads in the model from before contacts: anonymous, with a pseudonym, an empty e-mail and lists of their own types. */
export function presentVisitor(visitor: Visitor, workspace: Workspace) {
  const createdAt = toSeconds(visitor.createdAt);
  return {
    ...emptyFields,
    type: 'visitor',
    id: visitor.id,
    user_id: visitor.userId,
    anonymous: true,
    email: escapeText(visitor.email ?? ''),
    phone: visitor.phone,
    name: escapeText(visitor.name),
    pseudonym: visitor.pseudonym,
    avatar: { type: 'avatar', image_url: null },
    app_id: workspace.idCode,
    companies: { type: 'company.list', companies: [] },
    last_request_at: toSeconds(visitor.lastRequestAt),
    created_at: createdAt,
    remote_created_at: createdAt,
    signed_up_at: createdAt,
    updated_at: toSeconds(visitor.updatedAt),
    session_count: visitor.sessionCount,
    owner_id: null,
    unsubscribed_from_emails: false,
    marked_email_as_spam: false,
    has_hard_bounced: false,
    tags: { type: 'tag.list', tags: [] },
    custom_attributes: visitor.customAttributes,
    referrer: visitor.referrer,
  };
}

/**
 * A user in the model from before contacts.
 * @documented 13.4: visitor.signed_up carries the legacy user: type user, user_id, anonymous, companies and location_data.
 * @assumed 13.4: The times in visitor.signed_up are shown as in other items about people.
 */
export function presentLegacyUser(user: Contact, pseudonym: string, workspace: Workspace, show: ShowTime) {
  const time = (ms: number | null) => (ms === null ? null : show(ms));
  return {
    ...emptyFields,
    type: 'user',
    id: user.id,
    user_id: escapeText(user.externalId),
    anonymous: false,
    email: escapeText(user.email),
    phone: user.phone,
    name: escapeText(user.name),
    pseudonym,
    avatar: { type: 'avatar', image_url: user.avatar },
    app_id: workspace.idCode,
    companies: {
      type: 'company.list',
      companies: companiesOf(workspace, user).map((company) => ({
        type: 'company',
        id: company.id,
        company_id: escapeText(company.companyId),
        name: escapeText(company.name),
      })),
    },
    last_request_at: time(user.lastSeenAt),
    created_at: show(user.createdAt),
    remote_created_at: time(user.signedUpAt),
    signed_up_at: time(user.signedUpAt),
    updated_at: show(user.updatedAt),
    session_count: 1,
    owner_id: user.ownerId,
    unsubscribed_from_emails: user.unsubscribedFromEmails,
    marked_email_as_spam: false,
    has_hard_bounced: false,
    tags: {
      type: 'tag.list',
      tags: workspace.tags.filter((tag) => user.tags.some((applied) => applied.id === tag.id)).map(presentTag),
    },
    custom_attributes: user.customAttributes,
    referrer: null,
  };
}
