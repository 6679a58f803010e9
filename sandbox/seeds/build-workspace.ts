import { emptyCompany } from '../entities/company.ts';
import { newContactId, newWorkspaceId } from '../entities/ids.ts';
import { type Workspace, newWorkspace, nextNumber } from '../entities/workspace.ts';
import { generatePeople } from './generate-people.ts';
import { adminByEmail, appliedTags, before, customValues, firstAdminId, notesOf } from './lookup.ts';
import { seedContacts } from './seed-contacts.ts';
import type { SeedPath } from './seed-problem.ts';
import { seedConversations } from './seed-conversations.ts';
import { seedSegments } from './seed-segments.ts';
import type { WorkspaceSeed } from './workspace-schema.ts';

/**
 * The workspace that a seed describes, as if it had been used for a while. Missing names are generated.
 * @param path the workspace's place in the seed file
 * @throws SeedProblem when its parts do not fit together
 */
export function buildWorkspace(seed: WorkspaceSeed, nowMs: number, path: SeedPath = []): Workspace {
  const createdAt = before(nowMs, seed.created_days_ago);
  const workspace = newWorkspace({
    idCode: seed.id_code ?? newWorkspaceId(),
    name: seed.name ?? 'Practice workspace',
    region: seed.region ?? 'US',
    timezone: seed.timezone ?? 'Etc/UTC',
    createdAt,
  });
  addAdmins(workspace, seed);
  addTeams(workspace, seed, path);
  addAttributes(workspace, seed, createdAt);
  appliedTags(workspace, seed.tags, createdAt);
  seedSegments(workspace, seed.segments, createdAt, [...path, 'segments']);
  addSubscriptionTypes(workspace, seed);
  addCompanies(workspace, seed, nowMs, [...path, 'companies']);
  // Generated people come first, spread over `over_days`, so that the named ones are the newest.
  if (seed.generate !== undefined) generatePeople(workspace, seed.generate, nowMs);
  seedContacts(workspace, seed.contacts, nowMs, [...path, 'contacts']);
  seedConversations(workspace, seed.conversations, nowMs, [...path, 'conversations']);
  return workspace;
}

function addAdmins(workspace: Workspace, seed: WorkspaceSeed): void {
  const people = seed.admins ?? [
    { id: undefined, name: 'Alex Admin', email: `alex@${workspace.idCode}.example.com`, has_inbox_seat: true },
  ];
  for (const { id, name, email, has_inbox_seat: hasInboxSeat } of people)
    workspace.admins.push({ id: id ?? String(nextNumber(workspace)), name, email, hasInboxSeat });
  const bot = `operator+${workspace.idCode}@intercom.io`;
  workspace.admins.push({ id: String(nextNumber(workspace)), name: 'Operator', email: bot, hasInboxSeat: false });
}

function addTeams(workspace: Workspace, seed: WorkspaceSeed, path: SeedPath): void {
  for (const [index, team] of seed.teams.entries())
    workspace.teams.push({
      id: String(nextNumber(workspace)),
      name: team.name,
      adminIds: team.members.map(
        (email, place) => adminByEmail(workspace, email, [...path, 'teams', index, 'members', place]).id,
      ),
      distributionMethod: 'manual',
      assignmentLimit: null,
    });
}

function addAttributes(workspace: Workspace, seed: WorkspaceSeed, createdAt: number): void {
  for (const attribute of seed.attributes)
    workspace.attributes.push({
      id: nextNumber(workspace),
      name: attribute.name,
      model: attribute.model,
      type: attribute.type,
      options: attribute.options ?? null,
      description: attribute.description ?? null,
      messengerWritable: attribute.messenger_writable,
      archived: false,
      adminId: firstAdminId(workspace),
      createdAt,
      updatedAt: createdAt,
    });
}

function addSubscriptionTypes(workspace: Workspace, seed: WorkspaceSeed): void {
  for (const type of seed.subscription_types)
    workspace.subscriptionTypes.push({
      id: String(nextNumber(workspace)),
      state: 'live',
      consentType: type.consent,
      translations: [{ name: type.name, description: type.description, locale: 'en' }],
      contentTypes: type.channels,
    });
}

function addCompanies(workspace: Workspace, seed: WorkspaceSeed, nowMs: number, path: SeedPath): void {
  const planIds = new Map<string, string>();
  for (const [index, company] of seed.companies.entries()) {
    const createdAt = before(nowMs, company.created_days_ago);
    const place = [...path, index];
    if (company.plan !== undefined && !planIds.has(company.plan))
      planIds.set(company.plan, String(nextNumber(workspace)));
    workspace.companies.push({
      ...emptyCompany(newContactId(createdAt), company.company_id, createdAt),
      name: company.name ?? null,
      plan: company.plan === undefined ? null : { id: planIds.get(company.plan) ?? '', name: company.plan },
      size: company.size ?? null,
      website: company.website ?? null,
      industry: company.industry ?? null,
      monthlySpend: company.monthly_spend,
      customAttributes: customValues(workspace, 'company', company.custom_attributes, nowMs, [
        ...place,
        'custom_attributes',
      ]),
      tags: appliedTags(workspace, company.tags, createdAt),
      notes: notesOf(workspace, company.notes, createdAt, nowMs, [...place, 'notes']),
    });
  }
}
