import type { FieldChange } from '../actions/merge-plan.ts';
import type { MergeObstacle } from '../actions/merge-rules.ts';
import { companiesOf } from '../entities/company.ts';
import type { Contact } from '../entities/contact.ts';
import { type Merge, survivorOf } from '../entities/merge.ts';
import type { Workspace } from '../entities/workspace.ts';
import { toSeconds } from '../http/time.ts';

/** @documented 4.5: A line of a merge history has the source's id and role, and merged_at. */
export const presentMerge = (merge: Merge) => ({
  type: 'merge_history',
  source_contact_id: merge.sourceId,
  source_contact_role: merge.sourceRole,
  merged_at: toSeconds(merge.at),
});

/**
 * The merges that ended in a contact, oldest first.
 * @assumed 4.5: A merge history also holds what had been merged into the contacts that were merged in.
 */
export const mergesInto = (workspace: Workspace, id: string): Merge[] =>
  workspace.merges.filter((merge) => survivorOf(workspace.mergedInto, merge.sourceId) === id);

/** @documented 4.8: The dry run of a merge answers that it is not allowed, with reasons that have a code and a message. */
export const presentObstacles = (reasons: MergeObstacle[]) => ({ allowed: false, reasons });

/** Most attribute changes that a dry run names. */
const changeLimit = 50;

/**
 * @documented 4.8: The dry run of an allowed merge names each attribute that is adopted, discarded or merged, and counts what would move.
 * @assumed 4.8: The dry run names the fields as the contact does, custom attributes with their prefix.
 */
export function presentPlan(changes: FieldChange[], from: Contact, into: Contact, workspace: Workspace) {
  const attributes = [...changes.map(presentChange), ...presentCompanies(from, into, workspace)];
  const talks = (contact: Contact) =>
    workspace.conversations.filter((conversation) => conversation.contactIds.includes(contact.id)).length;
  const reassigned = (count: (contact: Contact) => number) =>
    count(from) === 0 ? null : { from: count(from), into: count(into) };
  const moved = {
    conversations: reassigned(talks),
    tags: reassigned((contact) => contact.tags.length),
    notes: reassigned((contact) => contact.notes.length),
  };
  return {
    allowed: true,
    summary: {
      attribute_changes: { attributes: attributes.slice(0, changeLimit), total_count: attributes.length },
      reassignments: Object.fromEntries(Object.entries(moved).filter(([, counts]) => counts !== null)),
    },
  };
}

function presentChange(change: FieldChange) {
  const show = (value: unknown) =>
    change.field.endsWith('_at') && typeof value === 'number' && !change.field.startsWith('custom_attributes.')
      ? toSeconds(value)
      : value;
  const [from, into] = [show(change.from), show(change.into)];
  return {
    field: change.field,
    outcome: change.outcome,
    from_value: from,
    ...(into === null ? {} : { into_value: into }),
    new_into_value: change.outcome === 'adopted' ? from : into,
  };
}

function presentCompanies(from: Contact, into: Contact, workspace: Workspace) {
  const names = (contact: Contact) =>
    companiesOf(workspace, contact).map((company) => company.name ?? company.companyId);
  const [given, own] = [names(from), names(into)];
  if (given.length === 0) return [];
  return [
    {
      field: 'companies',
      outcome: 'merged',
      from_value: given,
      ...(own.length === 0 ? {} : { into_value: own }),
      new_into_value: [...new Set([...own, ...given])],
    },
  ];
}
