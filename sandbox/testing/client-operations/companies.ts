import type { IntercomClient } from 'intercom-client';
import { expect } from 'vitest';
import { type Made, type Operation, kept, named } from './operation.ts';

/** Companies and who belongs to them. */
export const companies = (client: IntercomClient, made: Made): Operation[] => [
  [
    'companies.createOrUpdate',
    async () => {
      const answer = await client.companies.createOrUpdate({ company_id: 'sdk-co', name: 'Sdk & Co' });
      kept(answer.id, (id) => (made.company = id));
      return answer.name;
    },
    'Sdk &amp; Co',
  ],
  [
    'companies.attachContact',
    async () => (await client.companies.attachContact({ contact_id: made.user, id: made.company })).company_id,
    'sdk-co',
  ],
  ['companies.find', async () => (await client.companies.find({ company_id: made.company })).user_count, 1],
  [
    'companies.retrieve',
    // The client expects a list only; with an id of its own the answer is one company.
    () => client.companies.retrieve({ company_id: 'sdk-co' }),
    expect.objectContaining({ type: 'company', company_id: 'sdk-co' }),
  ],
  [
    'companies.update',
    async () => {
      const body = { name: 'Sdk Ltd' };
      return (await client.companies.update({ company_id: made.company, body })).name;
    },
    'Sdk Ltd',
  ],
  ['companies.list', async () => named((await client.companies.list({ per_page: 50 })).data).includes('Sdk Ltd'), true],
  ['companies.scroll', async () => (await client.companies.scroll()).data.length > 0, true],
  [
    'companies.listAttachedContacts',
    async () =>
      (await client.companies.listAttachedContacts({ company_id: made.company })).data?.map(
        (one) => one.id === made.user,
      ),
    [true],
  ],
  [
    'companies.listAttachedSegments',
    async () => (await client.companies.listAttachedSegments({ company_id: made.company })).type,
    'list',
  ],
  [
    'contacts.listAttachedCompanies',
    async () => {
      // Walking through it finds nothing: the client looks for `companies` where Intercom says `data`.
      const page = await client.contacts.listAttachedCompanies({ contact_id: made.user });
      return [page.data.length, (page.response as unknown as { data: unknown[] }).data.length];
    },
    [0, 1],
  ],
  [
    'companies.detachContact',
    async () => {
      await client.companies.detachContact({ contact_id: made.user, company_id: made.company });
      return (await client.contacts.find({ contact_id: made.user })).companies?.total_count;
    },
    0,
  ],
  ['companies.delete', async () => (await client.companies.delete({ company_id: made.company })).deleted, true],
];
