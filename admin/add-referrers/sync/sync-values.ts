import type { Crm, Import, ImportSources, Selection } from '../../api/types.ts';
import { problemOfCondition } from './conditions.ts';

type SyncSelection = Omit<Selection, 'contact_type'> & { contact_type: Selection['contact_type'] | '' };

/** What the wizard asks; `contact_type` is empty until it is chosen. */
export interface SyncValues {
  selection: SyncSelection;
  mapping: Import['mapping'];
  exclude: Import['exclude'];
  update_existing: boolean;
  return_fields: NonNullable<Import['return_fields']>;
  mode: Import['mode'];
  silent: boolean;
  departed: Import['departed'];
}

/** The steps in order, as they are named above the wizard; the last is on the screen of the import itself. */
export const syncSteps = ['Contacts', 'Fields to copy', 'Fields to write back', 'Schedule', 'Dry run'] as const;

/** How the wizard begins: nothing chosen, everything proposed. */
export function newSyncValues(sources: ImportSources): SyncValues {
  return {
    selection: { contact_type: '', segment_id: null, tag_ids: [], conditions: [] },
    mapping: sources.default_mapping,
    exclude: ['unsubscribed', 'hard_bounced', 'spam'],
    update_existing: true,
    return_fields: sources.return_fields,
    mode: 'one_time',
    silent: true,
    departed: 'keep',
  };
}

/** A draft that is being edited. */
export function draftToSyncValues(draft: Import, sources: ImportSources): SyncValues {
  return {
    selection: draft.selection,
    mapping: draft.mapping,
    exclude: draft.exclude,
    update_existing: draft.update_existing,
    return_fields: draft.return_fields ?? sources.return_fields,
    mode: draft.mode,
    silent: draft.silent,
    departed: draft.departed,
  };
}

/**
 * The request body. A segment counts only where one was chosen; a segment made of tags and attributes alone becomes all
 * contacts, narrowed down by these.
 */
export function syncValuesToBody({ selection, ...rest }: SyncValues) {
  const { contact_type: type, segment_id: segment } = selection;
  if (type === '') throw new Error('A sync needs a contact type.');
  if (type === 'segment' && segment === null) {
    return { ...rest, selection: { ...selection, contact_type: 'all_contacts' as const } };
  }
  return { ...rest, selection: { ...selection, contact_type: type, segment_id: type === 'segment' ? segment : null } };
}

type CrmLimits = Pick<Crm, 'title' | 'capabilities'>;

/** How many conditions the CRM is asked for: those of the form, and labels, kind and segment where it counts them too. */
export function countConditions(
  { contact_type: type, segment_id: segment, tag_ids: tags, conditions }: SyncSelection,
  { capabilities }: CrmLimits,
): number {
  const isKind = type === 'only_leads' || type === 'only_users';
  const isSegment = type === 'segment' && segment !== null && capabilities.segment_condition;
  return conditions.length + tags.length + (isKind || isSegment ? 1 : 0);
}

/** What is missing in the step at that index, by path of the field. Empty when it is complete. */
export function validateSyncStep(
  step: number,
  values: SyncValues,
  sources: ImportSources,
  crm: CrmLimits,
): Record<string, string> {
  if (step === 0) return validateSelection(values.selection, sources, crm);
  if (step === 2) return validateReturnFields(values.return_fields);
  return {};
}

function validateSelection(selection: SyncSelection, sources: ImportSources, crm: CrmLimits): Record<string, string> {
  const { contact_type: type, segment_id: segment, tag_ids: tags, conditions } = selection;
  const problems: Record<string, string> = {};
  if (type === '') problems['selection.contact_type'] = 'Select which contacts become referrers.';
  if (type === 'segment' && segment === null && tags.length === 0 && conditions.length === 0) {
    problems['selection.segment_id'] = 'Select one, or narrow the contacts below.';
  }
  const most = crm.capabilities.conditions;
  if (most !== null && countConditions(selection, crm) > most) {
    problems['selection.conditions'] = `${crm.title} takes at most ${most} conditions: remove some.`;
  }
  conditions.forEach((condition, index) => {
    const problem = problemOfCondition(condition, sources.attributes);
    if (problem) problems[`selection.conditions.${index}.${problem.field}`] = problem.sentence;
  });
  return problems;
}

function validateReturnFields(fields: SyncValues['return_fields']): Record<string, string> {
  const problems: Record<string, string> = {};
  const taken = new Set<string>();
  for (const [field, attribute] of Object.entries(fields)) {
    if (attribute === null) continue;
    if (taken.has(attribute)) problems[`return_fields.${field}`] = 'Another field already goes to this attribute.';
    taken.add(attribute);
  }
  return problems;
}
