import type { MarkPlan } from '../../mapping/plan-mark.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';

/**
 * Marks a lead's contact beside its attributes: company, tag, note. Company and tag may be repeated; the note may not,
 * so that one which an earlier attempt began is looked for first.
 * @param options.noteBegun an earlier attempt may have added the note @param options.noteSign stands in every such note
 * @throws CrmError
 */
export async function markContact(
  client: CrmClient,
  contactId: string,
  mark: MarkPlan,
  options: { noteBegun: boolean; noteSign: string },
): Promise<void> {
  if (mark.company) await client.attachCompany(contactId, mark.company);
  if (mark.tag) {
    const { id } = await client.provideTag(mark.tag);
    await client.tagContact(contactId, id);
  }
  if (!mark.note) return;
  if (options.noteBegun && (await client.hasNote(contactId, options.noteSign))) return;
  await client.addNote(contactId, mark.note);
}

export const hasSteps = ({ tag, note, company }: MarkPlan): boolean => Boolean(tag ?? note ?? company);
