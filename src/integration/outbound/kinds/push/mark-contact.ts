import type { MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import { optionalStep } from '../../attempt/optional-step.ts';
import { labelWordOf, type CrmTraits } from '../../../provider/capabilities.ts';
import type { CrmContact } from '../../../provider/crm-contact.ts';
import type { CrmClient } from '../../../provider/crm-provider.ts';

/** What a contact has by its mark; null where it was not asked for or not allowed. */
export type PutOn = { companyId: string | null; labelId: string | null };

/**
 * Marks a lead's contact beside its attributes: company, label, note. Company and label may be repeated; the note may not,
 * so that one which an earlier attempt began is looked for first.
 * @param options.beforeLabelling is awaited with the id of the label before it is put on; false: the contact has it
 * @param options.noteBegun an earlier attempt may have added the note @param options.noteSign stands in every such note
 * @throws CrmError
 */
export async function markContact(
  client: CrmClient,
  contactId: string,
  mark: MarkPlan,
  options: {
    beforeLabelling: (labelId: string) => Promise<boolean>;
    noteBegun: boolean;
    noteSign: string;
    crm: CrmTraits;
  },
): Promise<PutOn> {
  const { company, tag: label, note } = mark;
  const putOn: PutOn = { companyId: null, labelId: null };
  const step = (what: string, take: () => Promise<void>) => optionalStep(options.crm.title, what, take);
  if (company) {
    await step('write companies', async () => {
      putOn.companyId = (await client.attachCompany(contactId, company)).id;
    });
  }
  if (label) {
    await step(`add the ${labelWordOf(options.crm)} “${label}”`, async () => {
      const { id } = await client.provideLabel(label);
      if (await options.beforeLabelling(id)) await client.addLabel(contactId, id);
      putOn.labelId = id;
    });
  }
  if (!note) return putOn;
  await step('write notes', async () => {
    if (options.noteBegun && (await client.hasNote(contactId, options.noteSign))) return;
    await client.addNote(contactId, note);
  });
  return putOn;
}

/** The same contact with the company and the label that it has since its answer was asked for. */
export function withMarks(contact: CrmContact, { companyId, labelId }: PutOn): CrmContact {
  const { labels, companies } = contact;
  return {
    ...contact,
    ...(labels && labelId !== null && { labels: { ...labels, ids: [...new Set([...labels.ids, labelId])] } }),
    ...(companies &&
      companyId !== null &&
      !companies.items.some(({ id }) => id === companyId) && {
        companies: { ...companies, items: [...companies.items, { id: companyId }] },
      }),
  };
}

export const hasSteps = ({ tag, note, company }: MarkPlan): boolean => Boolean(tag ?? note ?? company);
