import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markAttributesOf, ownAttributesOf } from '../../src/integration/provider/crm-attribute.ts';
import type { CrmClient, CrmProvider, Creation } from '../../src/integration/provider/crm-provider.ts';
import type { IncomingRequest, NotificationReading } from '../../src/integration/provider/notification-hint.ts';
import { CrmError } from '../../src/integration/provider/crm-error.ts';
import { until } from '../support/goodword.ts';

export type Subject = {
  client: CrmClient;
  provider: CrmProvider;
  /** A request in which the CRM reports a change of each of these contacts; as many as one request of it can hold. */
  report(contactIds: readonly string[]): IncomingRequest;
  /** A segment with these contacts, in a way of the CRM's own; null where the test cannot make one. */
  segmentOf(contactIds: readonly string[]): Promise<string | null>;
  close(): Promise<void>;
};

/** What every provider has to keep, whatever it declares. */
export function keepsContract(name: string, start: () => Promise<Subject>): void {
  describe(name, () => {
    let subject: Subject;
    let client: CrmClient;
    let number = 0;
    beforeAll(async () => {
      subject = await start();
      ({ client } = subject);
      await client.provideAttributes(Object.values(ownAttributesOf(client.traits)));
    });
    afterAll(() => subject.close());

    const read = async (request: IncomingRequest) => subject.provider.readNotifications?.(request);
    const address = () => `contract-${(number += 1)}@example.com`;
    const kind = () => client.traits.capabilities.kinds.at(-1) ?? null;
    const create = async (email = address()): Promise<string> => {
      const { id: ownId } = ownAttributesOf(client.traits);
      const made = await client.createContact(kind(), { email, [ownId.fullName]: `person-${email}` });
      return idOf(made);
    };
    const found = (email: string) =>
      until(async () => {
        const contacts = await client.findContacts(email);
        return contacts.length > 0 && contacts;
      }, `the search knows ${email}`);

    it('names own attributes and contacts in a form that it recognises', async () => {
      const { traits } = client;
      expect(traits.attributeText(traits.attributeName('goodword_x'))).toBe('goodword_x');
      expect(traits.isContactId(await create())).toBe(true);
      expect(traits.isContactId('ana@example.com')).toBe(false);
    });

    it('has words for what it declares', () => {
      const { capabilities, words } = client.traits;
      expect(words.label !== null).toBe(capabilities.labels);
      expect(Object.keys(words.kinds).toSorted()).toEqual([...capabilities.kinds].toSorted());
    });

    it('provides own attributes once, with their types', async () => {
      await client.provideAttributes(Object.values(ownAttributesOf(client.traits)));
      const listed = await client.listAttributes();
      for (const { fullName, type } of markAttributesOf(client.traits)) {
        expect(listed.filter((attribute) => attribute.fullName === fullName)).toMatchObject([{ type }]);
      }
    });

    it('creates an attribute of each type that it declares, and of lists with their values', async () => {
      for (const type of client.traits.capabilities.attributeTypes) {
        const options = type.startsWith('options') ? ['Gold', 'Silver'] : [];
        const made = await client.createAttribute({ name: `goodword_${type}`, type, options, description: '' });
        expect(made.type).toBe(type.startsWith('options') ? made.type : type);
        if (options.length > 0) expect(made.options?.map(({ value }) => value)).toEqual(options);
      }
    });

    it('creates, reads and updates a contact', async () => {
      const email = address();
      const id = await create(email);
      const campaign = ownAttributesOf(client.traits).campaign.fullName;
      await client.updateContact(id, { [campaign]: 'Give 20' });
      const contact = await client.readContact(id);
      expect(contact).toMatchObject({ id, email, attributes: { [campaign]: 'Give 20' } });
      expect(client.traits.capabilities.kinds.length === 0).toBe(contact?.kind === null);
    });

    it('refuses a second contact of an address where it declares that there is one', async () => {
      const email = address();
      const id = await create(email);
      const again = await client.createContact(kind(), { email });
      const isUnique = client.traits.capabilities.emailIsUnique !== 'never';
      expect(again.outcome).toBe(isUnique ? 'exists' : 'created');
      if (isUnique) expect(idOf(again)).toBe(id);
    });

    it('finds a contact by address', async () => {
      const email = address();
      const id = await create(email);
      const contacts = client.traits.capabilities.emailLookupIsCurrent
        ? await client.findContacts(email)
        : await found(email);
      expect(contacts.map((contact) => contact.id)).toEqual([id]);
    });

    it('pages through a search without leaving anybody out', async () => {
      const ids: string[] = [];
      for (let index = 0; index < 5; index += 1) ids.push(await create());
      await until(async () => (await client.countContacts({ ids })) === ids.length, 'the search knows them');
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await client.searchContacts({ ids }, { cursor, size: 2 });
        seen.push(...page.contacts.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== null);
      expect(seen.toSorted()).toEqual(ids.toSorted());
    });

    it('labels contacts', async () => {
      if (!client.traits.capabilities.labels) return;
      const id = await create();
      const label = await client.provideLabel('Referred');
      expect(await client.provideLabel('Referred')).toEqual(label);
      await client.addLabel(id, label.id);
      expect(await client.readLabelIds(id)).toEqual([label.id]);
      await client.removeLabel(id, label.id);
      expect(await client.readLabelIds(id)).toEqual([]);
    });

    it('lists the members of a segment', async () => {
      const ids = [await create(), await create(), await create()];
      const segmentId = await subject.segmentOf(ids);
      if (segmentId === null) return;
      const first = await client.listMembers(segmentId, { cursor: null, size: 2 });
      const second = await client.listMembers(segmentId, { cursor: first.next, size: 2 });
      expect([...first.ids, ...second.ids].toSorted()).toEqual(ids.toSorted());
      expect(second.next).toBeNull();
    });

    it('adds notes, companies and events', async () => {
      const id = await create();
      await client.addNote(id, '<p>Referred by Ana, lead-4711</p>');
      expect(await client.hasNote(id, 'lead-4711')).toBe(true);
      if (client.traits.capabilities.companies) await client.attachCompany(id, { ownId: 'c-1', name: 'Acme' });
      if (client.traits.capabilities.events) {
        await client.trackEvent(id, { name: 'referral-joined', at: new Date(), metadata: {} });
      }
    });

    it('reads the notifications of a signed request, and each of them again as it was stored', async () => {
      const ids = [await create(), await create()];
      const { notifications } = (await read(subject.report(ids))) as Extract<NotificationReading, { refused: null }>;
      expect(notifications.length).toBeGreaterThan(0);
      expect(new Set(notifications.map(({ notificationId }) => notificationId)).size).toBe(notifications.length);
      for (const [index, { topic, body, hint }] of notifications.entries()) {
        expect(hint?.about).toEqual({ object: 'contact', id: ids[index] });
        expect(subject.provider.readNotification(topic, body)).toMatchObject(hint!);
      }
    });

    it('refuses a request of which anything signed was changed', async () => {
      const request = subject.report([await create()]);
      const rawBody = Buffer.concat([request.rawBody, Buffer.from(' ')]);
      expect(await read({ ...request, rawBody })).toEqual({ refused: 'not_signed' });
      expect(await read({ ...request, headers: {} })).toEqual({ refused: 'not_signed' });
    });

    it('archives, and restores where it can', async () => {
      const id = await create();
      await client.archiveContact(id);
      const restoring = client.restoreContact(id);
      if (!client.traits.capabilities.canRestore) return expect(restoring).rejects.toThrow(CrmError);
      await restoring;
      expect((await client.readContact(id))?.archived).not.toBe(true);
    });
  });
}

const idOf = (made: Creation) => {
  if (made.outcome === 'exists_unnamed') throw new Error(made.message);
  return made.outcome === 'created' ? made.contact.id : made.contactId;
};
