import type { MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import { optionalStep } from '../../attempt/optional-step.ts';
import type { CrmClient } from '../../../provider/crm-provider.ts';

/**
 * Marks a lead's contact beside its attributes: company, tag, note. Company and tag may be repeated; the note may not,
 * so that one which an earlier attempt began is looked for first.
 * @param options.beforeTagging is awaited with the id of the tag before it is put on; false: the contact has it
 * @param options.noteBegun an earlier attempt may have added the note @param options.noteSign stands in every such note
 * @param options.crm the CRM's name
 * @throws CrmError
 */
export async function markContact(
  client: CrmClient,
  contactId: string,
  mark: MarkPlan,
  options: {
    beforeTagging: (tagId: string) => Promise<boolean>;
    noteBegun: boolean;
    noteSign: string;
    crm: string;
  },
): Promise<void> {
  const { company, tag, note } = mark;
  const step = (what: string, take: () => Promise<void>) => optionalStep(options.crm, what, take);
  if (company) await step('write companies', () => client.attachCompany(contactId, company));
  if (tag) {
    await step('tag people', async () => {
      const { id } = await client.provideTag(tag);
      if (await options.beforeTagging(id)) await client.tagContact(contactId, id);
    });
  }
  if (!note) return;
  await step('write notes', async () => {
    if (options.noteBegun && (await client.hasNote(contactId, options.noteSign))) return;
    await client.addNote(contactId, note);
  });
}

export const hasSteps = ({ tag, note, company }: MarkPlan): boolean => Boolean(tag ?? note ?? company);
