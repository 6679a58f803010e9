import type { AttributeModel, AttributeType, DataAttribute } from '../entities/data-attribute.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { toSeconds } from '../http/time.ts';

/** A custom attribute; `description` and `options` are absent when unset. Documented (reference 5.2). */
export function presentDataAttribute(attribute: DataAttribute) {
  return {
    id: attribute.id,
    type: 'data_attribute',
    name: attribute.name,
    full_name: `custom_attributes.${attribute.name}`,
    label: attribute.name,
    ...(attribute.description === null ? {} : { description: attribute.description }),
    data_type: attribute.type,
    ...(attribute.options === null ? {} : { options: attribute.options }),
    api_writable: true,
    ui_writable: false,
    messenger_writable: attribute.messengerWritable,
    custom: true,
    archived: attribute.archived,
    admin_id: attribute.adminId,
    created_at: toSeconds(attribute.createdAt),
    updated_at: toSeconds(attribute.updatedAt),
    model: attribute.model,
  };
}

interface Standard {
  name: string;
  fullName?: string;
  label: string;
  type: AttributeType;
  writable: boolean;
}

const standard = (name: string, label: string, type: AttributeType, writable = false): Standard => ({
  name,
  label,
  type,
  writable,
});

// Documented shape; which people attributes are listed is assumed from the searchable fields (reference 5.2, 6.2).
const contactStandards: Standard[] = [
  standard('role', 'Role', 'string', true),
  standard('external_id', 'User id', 'string', true),
  standard('email', 'Email', 'string', true),
  standard('phone', 'Phone', 'string', true),
  standard('name', 'Name', 'string', true),
  standard('avatar', 'Avatar', 'string', true),
  standard('owner_id', 'Owner', 'string', true),
  standard('created_at', 'First seen', 'date'),
  standard('updated_at', 'Last updated', 'date'),
  standard('signed_up_at', 'Signed up at', 'date', true),
  standard('last_seen_at', 'Last seen', 'date', true),
  standard('last_contacted_at', 'Last contacted', 'date'),
  standard('last_replied_at', 'Last heard from', 'date'),
  standard('last_email_opened_at', 'Last opened email', 'date'),
  standard('last_email_clicked_at', 'Last clicked on link in email', 'date'),
  standard('unsubscribed_from_emails', 'Unsubscribed from Emails', 'boolean', true),
  standard('has_hard_bounced', 'Has hard bounced', 'boolean'),
  standard('marked_email_as_spam', 'Marked email as spam', 'boolean'),
  standard('language_override', 'Language override', 'string'),
  standard('browser', 'Browser', 'string'),
  standard('browser_language', 'Browser Language', 'string'),
  standard('os', 'OS', 'string'),
  { ...standard('country', 'Country', 'string'), fullName: 'location.country' },
  { ...standard('region', 'Region', 'string'), fullName: 'location.region' },
  { ...standard('city', 'City', 'string'), fullName: 'location.city' },
];

// Documented (reference 5.2).
const companyStandards: Standard[] = [
  standard('name', 'Company name', 'string', true),
  standard('company_id', 'Company ID', 'string'),
  standard('last_request_at', 'Company last seen', 'date'),
  standard('remote_created_at', 'Company created at', 'date', true),
  standard('user_count', 'People', 'integer'),
  standard('session_count', 'Company web sessions', 'integer'),
  { ...standard('name', 'Plan', 'string'), fullName: 'plan.name' },
  standard('monthly_spend', 'Monthly Spend', 'float', true),
  standard('size', 'Company size', 'integer', true),
  standard('industry', 'Company industry', 'string', true),
  standard('website', 'Company website', 'string', true),
];

const standards = { contact: contactStandards, company: companyStandards };

/** The standard attributes, which have no `id`. Dates are called `datetime` from 2.17 on. Documented (reference 3, 5.2). */
export function presentStandardAttributes(model: AttributeModel, version: ApiVersion) {
  return standards[model].map((attribute) => ({
    type: 'data_attribute',
    name: attribute.name,
    full_name: attribute.fullName ?? attribute.name,
    label: attribute.label,
    data_type: attribute.type === 'date' && isAtLeast(version, '2.17') ? 'datetime' : attribute.type,
    api_writable: attribute.writable,
    ui_writable: false,
    messenger_writable: true,
    custom: false,
    archived: false,
    model,
  }));
}

/** Whether a name is taken by a standard attribute of the model. */
export const isStandardName = (model: AttributeModel, name: string): boolean =>
  standards[model].some((attribute) => attribute.name === name);
