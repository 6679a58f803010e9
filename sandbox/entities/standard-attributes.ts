import type { AttributeModel, AttributeType } from './data-attribute.ts';

/** An attribute that every contact or company has. */
export interface StandardAttribute {
  name: string;
  /** When it differs from the name. */
  fullName?: string;
  label: string;
  type: AttributeType;
  /** Through the API. */
  writable: boolean;
  description?: string;
}

const standard = (
  name: string,
  label: string,
  type: AttributeType,
  more: Partial<StandardAttribute> = {},
): StandardAttribute => ({ name, label, type, writable: false, ...more });

const writable = { writable: true };

// @assumed 5.2: The standard attributes of people that are listed are the searchable ones.
const ofPeople: StandardAttribute[] = [
  standard('role', 'Role', 'string', writable),
  standard('external_id', 'User id', 'string', writable),
  standard('email', 'Email', 'string', writable),
  standard('phone', 'Phone', 'string', writable),
  standard('name', 'Name', 'string', writable),
  standard('avatar', 'Avatar', 'string', writable),
  standard('owner_id', 'Owner', 'string', writable),
  standard('created_at', 'First seen', 'date'),
  standard('updated_at', 'Last updated', 'date'),
  standard('signed_up_at', 'Signed up at', 'date', writable),
  standard('last_seen_at', 'Last seen', 'date', writable),
  standard('last_contacted_at', 'Last contacted', 'date'),
  standard('last_replied_at', 'Last heard from', 'date'),
  standard('last_email_opened_at', 'Last opened email', 'date'),
  standard('last_email_clicked_at', 'Last clicked on link in email', 'date'),
  standard('unsubscribed_from_emails', 'Unsubscribed from Emails', 'boolean', writable),
  standard('has_hard_bounced', 'Has hard bounced', 'boolean'),
  standard('marked_email_as_spam', 'Marked email as spam', 'boolean'),
  standard('language_override', 'Language override', 'string'),
  standard('browser', 'Browser', 'string'),
  standard('browser_language', 'Browser Language', 'string'),
  standard('os', 'OS', 'string'),
  standard('country', 'Country', 'string', { fullName: 'location.country' }),
  standard('region', 'Region', 'string', { fullName: 'location.region' }),
  standard('city', 'City', 'string', { fullName: 'location.city' }),
];

// @documented 5.2: The standard attributes of companies are listed with these labels and types.
const ofCompanies: StandardAttribute[] = [
  standard('name', 'Company name', 'string', { writable: true, description: 'The name of a company' }),
  standard('company_id', 'Company ID', 'string', { description: 'A number identifying a company' }),
  standard('last_request_at', 'Company last seen', 'date', {
    description: 'The last day anyone from a company visited your site or app',
  }),
  standard('remote_created_at', 'Company created at', 'date', {
    writable: true,
    description: 'The day a company was added to Intercom',
  }),
  standard('user_count', 'People', 'integer', { description: 'The number of people in a company' }),
  standard('session_count', 'Company web sessions', 'integer', {
    description: "All visits from anyone in a company to your product's site or app",
  }),
  standard('name', 'Plan', 'string', {
    fullName: 'plan.name',
    description: 'A specific plan or level within your product that companies have signed up to',
  }),
  standard('monthly_spend', 'Monthly Spend', 'float', {
    writable: true,
    description: 'The monthly revenue you receive from a company',
  }),
  standard('size', 'Company size', 'integer', {
    writable: true,
    description: 'The number of people employed in this company, expressed as a single number',
  }),
  standard('industry', 'Company industry', 'string', {
    writable: true,
    description: "The category or domain this company belongs to e.g. 'ecommerce' or 'SaaS'",
  }),
  standard('website', 'Company website', 'string', {
    writable: true,
    description: "The web address for the company's primary marketing site",
  }),
  standard('id', 'ID', 'string', { description: 'The Intercom defined id representing the company' }),
  standard('created_at', 'Created at', 'date', { description: 'The time the company was added to Intercom' }),
  standard('updated_at', 'Updated at', 'date', { description: 'The last time the company was updated' }),
  standard('id', 'Plan ID', 'string', {
    fullName: 'plan.id',
    description: 'The Intercom defined id representing the plan',
  }),
  standard('app_id', 'App ID', 'string', { description: 'The Intercom defined id representing the app' }),
];

/** The standard attributes by model, in the order in which they are listed. */
export const standardAttributes: Record<AttributeModel, StandardAttribute[]> = {
  contact: ofPeople,
  company: ofCompanies,
};

/** Whether a name is taken by a standard attribute of the model. */
export const isStandardName = (model: AttributeModel, name: string): boolean =>
  standardAttributes[model].some((attribute) => attribute.name === name);
