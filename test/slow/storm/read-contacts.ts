import type { Harness } from '../../../sandbox/testing/harness.ts';

/** A contact as the practice Intercom answers it, as far as the storm looks at it. */
export type FoundContact = {
  id: string;
  role: string;
  email: string | null;
  custom_attributes: Record<string, string | number | boolean | null>;
};

/** Every contact there is, page by page. */
export async function readAllContacts(intercom: Harness): Promise<FoundContact[]> {
  const contacts: FoundContact[] = [];
  let after: string | undefined;
  do {
    const query = after === undefined ? '' : `&starting_after=${encodeURIComponent(after)}`;
    const { body } = await intercom.call('GET', `/contacts?per_page=150${query}`);
    contacts.push(...body.data);
    after = body.pages.next?.starting_after;
  } while (after !== undefined);
  return contacts;
}

/** What stands on a contact beside its attributes. */
export async function readTraces(intercom: Harness, contact: FoundContact) {
  const of = async (path: string) => (await intercom.call('GET', path)).body;
  const notes = await of(`/contacts/${contact.id}/notes`);
  const tags = await of(`/contacts/${contact.id}/tags`);
  const events = await of(`/events?type=user&intercom_user_id=${contact.id}&per_page=50`);
  return {
    notes: notes.data.length as number,
    tags: tags.data.map((tag: { name: string }) => tag.name) as string[],
    events: events.events.map((event: { event_name: string }) => event.event_name) as string[],
  };
}
