import type { Contact } from '../entities/contact.ts';
import type { Workspace } from '../entities/workspace.ts';
import { adminByEmail, appliedTags } from './lookup.ts';
import { seedConversation } from './seed-conversation.ts';
import { type SeedPath, SeedProblem } from './seed-problem.ts';
import type { WorkspaceSeed } from './workspace-schema.ts';

/**
 * Adds the conversations of a seed. Its contacts and admins must exist.
 * @throws SeedProblem
 */
export function seedConversations(
  workspace: Workspace,
  seeds: WorkspaceSeed['conversations'],
  nowMs: number,
  path: SeedPath,
): void {
  const adminId = (email: string, place: SeedPath) => adminByEmail(workspace, email, place).id;
  for (const [index, seed] of seeds.entries()) {
    const place = [...path, index];
    seedConversation(
      workspace,
      {
        contactId: contactNamed(workspace, seed.contact, [...place, 'contact']).id,
        subject: seed.subject,
        body: seed.body,
        daysAgo: seed.days_ago,
        state: seed.state,
        assigneeId: seed.assignee === undefined ? null : adminId(seed.assignee, [...place, 'assignee']),
        parts: seed.parts.map(({ from, body, note }, at) => ({
          from: from === 'contact' ? from : adminId(from, [...place, 'parts', at, 'from']),
          body,
          note,
        })),
        rating: seed.rating,
        remark: seed.remark,
        tagIds: appliedTags(workspace, seed.tags, nowMs).map(({ id }) => id),
      },
      nowMs,
    );
  }
}

function contactNamed(workspace: Workspace, name: string, path: SeedPath): Contact {
  const [contact] = [...workspace.contacts.withEmail(name.toLowerCase()), ...workspace.contacts.withExternalId(name)];
  if (contact === undefined)
    throw new SeedProblem(path, 'is neither the e-mail nor the external id of a contact of the workspace.');
  return contact;
}
