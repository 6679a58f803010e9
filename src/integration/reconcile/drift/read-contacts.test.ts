import { expect, it } from 'vitest';
import type { CrmContact } from '../../provider/crm-contact.ts';
import type { CrmClient } from '../../provider/crm-provider.ts';
import { readContacts } from './read-contacts.ts';

const searchLagMs = 180_000;
const searchedAt = new Date(Date.UTC(2026, 10, 22, 12));
const before = (ms: number) => new Date(searchedAt.getTime() - ms);
const contact = (id: string, createdAt: Date, more: Partial<CrmContact> = {}): CrmContact => ({
  id,
  kind: 'user',
  email: null,
  createdAt,
  updatedAt: createdAt,
  attributes: {},
  readAt: searchedAt,
  ...more,
});

/** What a search of theirs shows, and what reading each that it does not show finds so long afterwards. */
const read = (contacts: readonly CrmContact[], indexed: readonly string[], readingsTakeMs: number) => {
  const readAt = new Date(searchedAt.getTime() + readingsTakeMs);
  const client = {
    traits: { capabilities: { searchLagMs } },
    searchContacts: async () => ({ contacts: contacts.filter(({ id }) => indexed.includes(id)), cursor: null }),
    readContact: async (id: string) => {
      const found = contacts.find((one) => one.id === id);
      return found ? { ...found, readAt } : null;
    },
  } as unknown as CrmClient;
  const clock = { now: () => searchedAt };
  return readContacts(
    { clock },
    client,
    contacts.map(({ id }) => id),
    [],
  );
};

it('counts a contact that searches do not show as archived when it was old enough for them', async () => {
  const contacts = [
    contact('shown', before(searchLagMs * 2)),
    contact('old', before(searchLagMs + 1_000)),
    contact('new', before(1_000)),
    contact('says so', before(1_000), { archived: true }),
    contact('denies it', before(searchLagMs * 2), { archived: false }),
  ];
  const { present, gone } = await read(contacts, ['shown'], 1_000);
  expect([...present.keys()]).toEqual(['shown', 'new', 'denies it']);
  expect([...gone]).toEqual([
    ['old', 'archived'],
    ['says so', 'archived'],
  ]);
});

it('measures its age by the search, however long the reading of the others took', async () => {
  const { present, gone } = await read([contact('new', before(1_000))], [], searchLagMs * 2);
  expect([...present.keys()]).toEqual(['new']);
  expect(gone.size).toBe(0);
});
