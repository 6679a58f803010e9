import type { IntercomClient } from 'intercom-client';
import { type Made, type Operation, kept, named } from './operation.ts';

/** Admins, teams and contacts. */
export const people = (client: IntercomClient, made: Made): Operation[] => [
  ['admins.identify', async () => (await client.admins.identify())?.app?.id_code, 'prac7ice'],
  ['admins.list', async () => (await client.admins.list()).admins?.at(-1)?.type, 'admin'],
  ['admins.find', async () => (await client.admins.find({ admin_id: 814860 }))?.name, 'Ana Moreira'],
  [
    'admins.away',
    async () => {
      const away = { admin_id: 814861, away_mode_enabled: true, away_mode_reassign: false };
      return (await client.admins.away(away))?.away_mode_enabled;
    },
    true,
  ],
  ['teams.list', async () => named((await client.teams.list()).teams), ['Customer success']],
  [
    'teams.find',
    async () => {
      const [team] = (await client.teams.list()).teams ?? [];
      return (await client.teams.find({ team_id: team?.id ?? '' })).name;
    },
    'Customer success',
  ],
  [
    'contacts.create',
    async () => {
      const answer = await client.contacts.create({ email: 'Sdk@Example.com', external_id: 'sdk-1' });
      kept(answer.id, (id) => (made.user = id));
      return [answer.role, answer.email];
    },
    ['user', 'sdk@example.com'],
  ],
  [
    'contacts.create, a lead',
    async () => {
      const answer = await client.contacts.create({ role: 'lead', email: 'sdk@example.com' });
      kept(answer.id, (id) => (made.lead = id));
      return [answer.role, answer.external_id?.length];
    },
    ['lead', 36],
  ],
  ['contacts.find', async () => (await client.contacts.find({ contact_id: made.user })).external_id, 'sdk-1'],
  [
    'contacts.showContactByExternalId',
    async () => (await client.contacts.showContactByExternalId({ external_id: 'sdk-1' })).id === made.user,
    true,
  ],
  [
    'contacts.update',
    async () => (await client.contacts.update({ contact_id: made.user, name: `O'Brien` })).name,
    'O&#39;Brien',
  ],
  [
    'contacts.search',
    async () => {
      const query = { field: 'email', operator: '=' as const, value: 'sdk@example.com' };
      return (await client.contacts.search({ query })).data.map((contact) => contact.role);
    },
    ['user', 'lead'],
  ],
  ['contacts.list', async () => (await client.contacts.list({ per_page: 7 })).data.length, 7],
  [
    'contacts.mergeLeadInUser',
    async () => (await client.contacts.mergeLeadInUser({ from: made.lead, into: made.user })).id === made.user,
    true,
  ],
  ['contacts.archive', async () => (await client.contacts.archive({ contact_id: made.user })).archived, true],
  ['contacts.unarchive', async () => (await client.contacts.unarchive({ contact_id: made.user })).archived, false],
  [
    'contacts.blockContact',
    async () => {
      const { id } = await client.contacts.create({ email: 'blocked@example.com' });
      return (await client.contacts.blockContact({ contact_id: id })).blocked;
    },
    true,
  ],
  [
    'contacts.delete',
    async () => {
      const { id } = await client.contacts.create({ email: 'deleted@example.com' });
      return (await client.contacts.delete({ contact_id: id })).deleted;
    },
    true,
  ],
];
