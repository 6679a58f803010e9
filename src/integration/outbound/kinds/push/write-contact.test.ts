import { beforeEach, expect, it, vi } from 'vitest';
import { createMemoryClient } from '../../../../../test/support/memory-crm/memory-client.ts';
import { createMemoryState, type MemoryState } from '../../../../../test/support/memory-crm/memory-state.ts';
import { memoryTraits } from '../../../../../test/support/memory-crm/memory-traits.ts';
import type { CrmCapabilities } from '../../../provider/capabilities.ts';
import type { CrmClient } from '../../../provider/crm-provider.ts';
import { ownAttributesOf } from '../../../provider/crm-attribute.ts';
import { systemClock } from '../../../../platform/clock/clock.ts';
import type { PushTask } from './push-task.ts';
import { writeContact } from './write-contact.ts';

let state: MemoryState;
let client: CrmClient;

beforeEach(async () => {
  state = createMemoryState();
  client = createMemoryClient(state, async () => {});
  await client.provideAttributes(Object.values(ownAttributesOf(memoryTraits)));
});

const taskOf = (capabilities: Partial<CrmCapabilities>, change: Partial<PushTask> = {}): PushTask => ({
  kind: null,
  personId: 'person-1',
  marksCreated: true,
  email: 'ben@example.com',
  fields: { email: 'ben@example.com', name: 'Ben' },
  policies: {},
  duplicates: 'update',
  linked: [],
  insists: false,
  mayExistUntil: null,
  crm: { ...memoryTraits, capabilities: { ...memoryTraits.capabilities, ...capabilities } },
  ...change,
});
const steps = { beforeCreating: async () => {}, remember: async () => {} };
const write = (task: PushTask) => writeContact(client, task, systemClock, steps);
const existing = async () => {
  const made = await client.createContact(null, { email: 'ben@example.com' });
  if (made.outcome !== 'created') throw new Error('it was there');
  return made.contact.id;
};

it.each([
  ['always', 0],
  ['never', 1],
] as const)('a CRM in which an address is unique %s is searched first %i times', async (emailIsUnique, times) => {
  const id = await existing();
  const search = vi.spyOn(client, 'findContacts');
  const written = await write(taskOf({ emailIsUnique }));
  expect(search).toHaveBeenCalledTimes(times);
  expect([written.outcome, written.contact.id]).toEqual(['updated', id]);
});

it('a creation that may have succeeded is repeated at once only where a lookup is current or the CRM refuses it', async () => {
  const mayExistUntil = new Date(Date.now() + 60_000);
  const unclear = (capabilities: Partial<CrmCapabilities>) => write(taskOf(capabilities, { mayExistUntil }));
  await expect(unclear({ emailIsUnique: 'never', emailLookupIsCurrent: false })).rejects.toMatchObject({
    retryAt: mayExistUntil,
  });
  expect((await unclear({ emailIsUnique: 'never', emailLookupIsCurrent: true })).outcome).toBe('created');
  expect((await unclear({ emailIsUnique: 'always', emailLookupIsCurrent: false })).outcome).toBe('created');
});

it('a contact without a kind is spoken of as a contact', async () => {
  expect((await write(taskOf({}))).choice.message).toBe(
    'No contact in Memory CRM is known to be this person: a new contact is created.',
  );
  expect((await write(taskOf({}, { personId: 'person-2' }))).choice.message).toBe(
    'Used the contact with the person’s e-mail address: Memory CRM has one for each address.',
  );
});

it('an archived contact is restored where the CRM can, else a person is asked to', async () => {
  const contactId = await existing();
  const link = { contactId, knownBy: 'created' as const, state: 'archived' as const, linkedAt: new Date(0) };
  const restore = vi.spyOn(client, 'restoreContact').mockResolvedValue();
  await expect(write(taskOf({ canRestore: false }, { linked: [link] }))).rejects.toThrow(
    'The contact is archived, and only a person can restore it: do so in Memory CRM, then retry.',
  );
  expect(restore).not.toHaveBeenCalled();
  expect((await write(taskOf({ canRestore: true }, { linked: [link] }))).outcome).toBe('updated');
  expect(restore).toHaveBeenCalledWith(contactId);
});
