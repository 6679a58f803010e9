import { randomUUID } from 'node:crypto';
import { type Contact, emptyContact } from '../entities/contact.ts';
import { newContactId } from '../entities/ids.ts';
import type { Workspace } from '../entities/workspace.ts';
import type { ContactSeed } from './contact-schema.ts';
import { adminByEmail, appliedTags, before, customValues, notesOf } from './lookup.ts';
import { seedEvents } from './seed-events.ts';
import { type SeedPath, SeedProblem } from './seed-problem.ts';

/** Adds the contacts of a seed, which can refer to existing admins, tags, companies and subscription types. */
export function seedContacts(workspace: Workspace, seeds: ContactSeed[], nowMs: number, path: SeedPath): void {
  for (const [index, seed] of seeds.entries()) {
    const place = [...path, index];
    ensureFree(workspace, seed, place);
    const contact = toContact(workspace, seed, nowMs, place);
    workspace.contacts.put(contact, contact.createdAt);
    seedEvents(workspace, contact.id, seed.events, nowMs, [...place, 'events']);
  }
}

/**
 * External ids must be unique; an address need not be, as in a workspace that is old enough.
 * @documented 4.4: Old workspaces may hold several users with one address, which can be made by seed alone.
 */
function ensureFree(workspace: Workspace, { external_id: externalId }: ContactSeed, path: SeedPath): void {
  if (externalId !== undefined && workspace.contacts.withExternalId(externalId).length > 0)
    throw new SeedProblem([...path, 'external_id'], 'already belongs to another contact in the workspace.');
}

function toContact(workspace: Workspace, seed: ContactSeed, nowMs: number, path: SeedPath): Contact {
  const createdAt = before(nowMs, seed.created_days_ago);
  const seenDays = seed.last_seen_days_ago;
  return {
    ...emptyContact(newContactId(createdAt), seed.role, createdAt),
    name: seed.name ?? null,
    email: seed.email ?? null,
    emailVerified: seed.email_verified,
    phone: seed.phone ?? null,
    externalId: seed.external_id ?? (seed.role === 'lead' ? randomUUID() : null),
    ownerId: seed.owner === undefined ? null : adminByEmail(workspace, seed.owner, [...path, 'owner']).id,
    unsubscribedFromEmails: seed.unsubscribed_from_emails,
    archived: seed.archived,
    signedUpAt: seed.role === 'user' ? createdAt : null,
    lastSeenAt: seenDays === undefined ? null : before(nowMs, seenDays),
    browser: seed.browser ?? null,
    browserLanguage: seed.browser === undefined ? null : 'en',
    os: seed.os ?? null,
    location: seed.location ?? null,
    customAttributes: customValues(workspace, 'contact', seed.custom_attributes, nowMs, [...path, 'custom_attributes']),
    tags: appliedTags(workspace, seed.tags, createdAt),
    companyIds: seed.companies.map((name, index) => companyId(workspace, name, [...path, 'companies', index])),
    notes: notesOf(workspace, seed.notes, createdAt, nowMs, [...path, 'notes']),
    subscriptions: seed.subscriptions.map((name, index) => ({
      id: subscriptionId(workspace, name, [...path, 'subscriptions', index]),
      chosenAt: createdAt,
    })),
  };
}

function companyId(workspace: Workspace, wanted: string, path: SeedPath): string {
  const company = workspace.companies.find((one) => one.companyId === wanted);
  if (company === undefined) throw new SeedProblem(path, 'is not a company_id in companies of this workspace.');
  return company.id;
}

function subscriptionId(workspace: Workspace, name: string, path: SeedPath): string {
  const type = workspace.subscriptionTypes.find((one) => one.translations[0].name === name);
  if (type === undefined) throw new SeedProblem(path, 'is not a name in subscription_types of this workspace.');
  return type.id;
}
