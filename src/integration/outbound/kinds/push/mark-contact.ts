import type { MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import { optionalStep } from '../../attempt/optional-step.ts';
import type { CrmContact } from '../../../provider/crm-contact.ts';
import type { CrmClient } from '../../../provider/crm-provider.ts';

/** What a contact has by its mark; null where it was not asked for or not allowed. */
export type PutOn = { companyId: string | null; tagId: string | null };

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
): Promise<PutOn> {
  const { company, tag, note } = mark;
  const putOn: PutOn = { companyId: null, tagId: null };
  const step = (what: string, take: () => Promise<void>) => optionalStep(options.crm, what, take);
  if (company) {
    await step('write companies', async () => {
      putOn.companyId = (await client.attachCompany(contactId, company)).id;
    });
  }
  if (tag) {
    await step('tag people', async () => {
      const { id } = await client.provideTag(tag);
      if (await options.beforeTagging(id)) await client.tagContact(contactId, id);
      putOn.tagId = id;
    });
  }
  if (!note) return putOn;
  await step('write notes', async () => {
    if (options.noteBegun && (await client.hasNote(contactId, options.noteSign))) return;
    await client.addNote(contactId, note);
  });
  return putOn;
}

/** The same contact with the company and the tag that it has since its answer was asked for. */
export function withMarks(contact: CrmContact, { companyId, tagId }: PutOn): CrmContact {
  const { tags, companies } = contact;
  return {
    ...contact,
    ...(tags && tagId !== null && { tags: { ...tags, ids: [...new Set([...tags.ids, tagId])] } }),
    ...(companies &&
      companyId !== null &&
      !companies.items.some(({ id }) => id === companyId) && {
        companies: { ...companies, items: [...companies.items, { id: companyId }] },
      }),
  };
}

export const hasSteps = ({ tag, note, company }: MarkPlan): boolean => Boolean(tag ?? note ?? company);
