import { refuse, type FieldProblem } from '../platform/refusal.ts';
import type { CrmTraits } from '../integration/provider/capabilities.ts';
import type { Selection } from './import-settings.ts';

/** What of a selection the CRM cannot search for. */
export function checkSelection(selection: Selection, { title, capabilities }: CrmTraits): FieldProblem[] {
  const { kinds, labels, segments, limits } = capabilities;
  const { contact_type: type, segment_id: segmentId, tag_ids: labelIds, conditions } = selection;
  const isKind = type === 'only_leads' || type === 'only_users';
  const inQuery = [isKind, segmentId !== null && segments === 'in_query'].filter(Boolean).length;
  const count = conditions.length + labelIds.length + inQuery;
  const problem = (path: string, message: string) => ({ path: `selection.${path}`, message });
  return [
    ...(isKind && !kinds.includes(type === 'only_leads' ? 'lead' : 'user')
      ? [problem('contact_type', `${title} has no contacts of this kind: choose all contacts.`)]
      : []),
    ...(type === 'segment' && segments === 'none'
      ? [problem('segment_id', `${title} has no segments: choose all contacts.`)]
      : []),
    ...(labelIds.length > 0 && !labels ? [problem('tag_ids', `${title} has no labels: leave them out.`)] : []),
    ...(limits.conditions !== null && count > limits.conditions
      ? [problem('conditions', `${title} takes at most ${limits.conditions} conditions: remove some.`)]
      : []),
  ];
}

/** @throws Refusal invalid_input when the CRM cannot search for it */
export function ensureSelection(selection: Selection, crm: CrmTraits): void {
  const problems = checkSelection(selection, crm);
  const [first] = problems;
  if (first) throw refuse('invalid_input', first.message, problems);
}
