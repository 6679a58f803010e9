import type { Company } from '../entities/company.ts';
import type { Contact } from '../entities/contact.ts';
import type { Tag } from '../entities/tag.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { type ShowTime, toSeconds } from '../http/time.ts';
import { presentWebhookContact } from './contact.ts';
import { escapeText } from './escape.ts';
import { presentTag } from './tag.ts';

/**
 * A company as REST shows it.
 *
 * @recorded 7.1: A company's size, website, industry, remote_created_at and last_request_at are absent while they are empty.
 * @assumed 7.1: session_count stays 0, as the Messenger is not imitated.
 * @param userCount how many contacts it has
 */
export function presentCompany(company: Company, workspace: Workspace, userCount: number, version: ApiVersion) {
  const { plan } = company;
  return {
    type: 'company',
    company_id: escapeText(company.companyId),
    id: company.id,
    app_id: workspace.idCode,
    ...named('name', escapeText(company.name)),
    ...named('remote_created_at', seconds(company.remoteCreatedAt)),
    created_at: toSeconds(company.createdAt),
    updated_at: toSeconds(company.updatedAt),
    ...named('last_request_at', seconds(company.lastRequestAt)),
    monthly_spend: company.monthlySpend,
    session_count: 0,
    user_count: userCount,
    ...named('size', company.size),
    ...named('website', company.website),
    ...named('industry', company.industry),
    tags: { type: 'tag.list', tags: tagsOf(company, workspace).map(presentTag) },
    segments: { type: 'segment.list', segments: [] },
    plan: plan === null ? {} : { type: 'plan', id: plan.id, name: plan.name },
    custom_attributes: company.customAttributes,
    ...(version === 'Preview' ? presentCompanyNotes(company) : {}),
  };
}

/**
 * The list of notes inside a company.
 *
 * @recorded 7.1: Attaching and detaching a company answers with its notes as well; other replies lack them before Preview.
 */
export const presentCompanyNotes = (company: Company) => ({
  notes: {
    type: 'note.list',
    data: company.notes.slice(0, 10).map((note) => ({ id: note.id, type: 'note', url: `/notes/${note.id}` })),
    url: `/companies/${company.id}/notes`,
    total_count: company.notes.length,
    has_more: company.notes.length > 10,
  },
});

/** @documented 7.1: Deleting a company answers with its id, the object "company" and deleted true. */
export const presentDeletedCompany = (company: Company) => ({ id: company.id, object: 'company', deleted: true });

/** @recorded 13.4: In webhooks every field of a company is present, null when empty, with tag_ids in place of the tags. */
export function presentWebhookCompany(company: Company, workspace: Workspace, userCount: number, show: ShowTime) {
  return {
    ...webhookCore(company, workspace, userCount, show),
    plan: company.plan === null ? null : { type: 'plan', ...company.plan },
    size: company.size,
    website: company.website,
    industry: company.industry,
  };
}

/**
 * @recorded 13.4: company.contact.attached and detached carry a shorter company, with plan_id, and the contact.
 */
export const presentWebhookLink = (
  company: Company,
  contact: Contact,
  workspace: Workspace,
  userCount: number,
  version: ApiVersion,
  show: ShowTime,
) => ({
  company: { ...webhookCore(company, workspace, userCount, show), plan_id: company.plan?.id ?? null },
  contact: presentWebhookContact(contact, workspace, version, show),
});

const webhookCore = (company: Company, workspace: Workspace, userCount: number, show: ShowTime) => ({
  type: 'company',
  id: company.id,
  company_id: escapeText(company.companyId),
  app_id: workspace.idCode,
  name: escapeText(company.name),
  remote_created_at: company.remoteCreatedAt === null ? null : show(company.remoteCreatedAt),
  created_at: show(company.createdAt),
  updated_at: show(company.updatedAt),
  last_request_at: company.lastRequestAt === null ? null : show(company.lastRequestAt),
  monthly_spend: company.monthlySpend,
  session_count: 0,
  user_count: userCount,
  tag_ids: company.tags.map((tag) => tag.id),
  custom_attributes: company.customAttributes,
});

const tagsOf = (company: Company, workspace: Workspace): Tag[] =>
  company.tags.flatMap((applied) => workspace.tags.find((tag) => tag.id === applied.id) ?? []);

const seconds = (ms: number | null): number | null => (ms === null ? null : toSeconds(ms));

const named = (key: string, value: string | number | null): object => (value === null ? {} : { [key]: value });
