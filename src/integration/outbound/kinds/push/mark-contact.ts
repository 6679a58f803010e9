import type { MarkPlan } from '../../../settings/mapping/plan-mark.ts';
import { optionalStep } from '../../attempt/optional-step.ts';
import type { LeftOut } from '../../left-out.ts';
import { labelWordOf, type CrmTraits } from '../../../provider/capabilities.ts';
import type { CrmContact } from '../../../provider/crm-contact.ts';
import { CrmError, isRefusal } from '../../../provider/crm-error.ts';
import type { CrmClient } from '../../../provider/crm-provider.ts';

/** What a contact has by its mark; null where it was not asked for or not allowed. */
export type PutOn = { companyId: string | null; labelId: string | null; leftOut: LeftOut[] };

/**
 * Marks a lead's contact beside its attributes: company, label, note. Company and label may be repeated; the note may not,
 * so that one which an earlier attempt began is looked for first. A step that fails keeps no other from happening: one
 * that the CRM refuses is left out, one that may succeed later makes the attempt fail when the others are done.
 * @param options.beforeLabelling is awaited with the id of the label before it is put on; false: the contact has it
 * @param options.noteBegun an earlier attempt may have added the note @param options.noteSign stands in every such note
 * @param options.isLastTry what may succeed later is left out as well
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
    isLastTry: boolean;
  },
): Promise<PutOn> {
  const { company, tag: label, note } = mark;
  const putOn: PutOn = { companyId: null, labelId: null, leftOut: [] };
  let later: CrmError | null = null;
  const step = async (
    what: Exclude<LeftOut['what'], 'value'>,
    name: string,
    task: string,
    take: () => Promise<void>,
  ) => {
    try {
      await optionalStep(options.crm.title, task, take);
    } catch (error) {
      if (!(error instanceof CrmError) || error.failure === 'reconnect' || error.rateLimited) throw error;
      if (isRefusal(error) || options.isLastTry) {
        putOn.leftOut.push({ what, attribute: null, value: name, why: error.message });
      } else later ??= error;
    }
  };
  if (company) {
    await step('company', company.name, 'write companies', async () => {
      putOn.companyId = (await client.attachCompany(contactId, company)).id;
    });
  }
  if (label) {
    await step('label', label, `add the ${labelWordOf(options.crm)} “${label}”`, async () => {
      const { id } = await client.provideLabel(label);
      if (await options.beforeLabelling(id)) await client.addLabel(contactId, id);
      putOn.labelId = id;
    });
  }
  if (note) {
    await step('note', 'Note', 'write notes', async () => {
      if (options.noteBegun && (await client.hasNote(contactId, options.noteSign))) return;
      await client.addNote(contactId, note);
    });
  }
  if (later) throw later as CrmError;
  return putOn;
}

/** The same contact with the company and the label that it has since its answer was asked for. */
export function withMarks(contact: CrmContact, { companyId, labelId }: Omit<PutOn, 'leftOut'>): CrmContact {
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
