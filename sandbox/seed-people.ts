import type { CustomValue, Role } from './entities/contact.ts';

/** A made-up person: all addresses are example.com, reserved for examples. */
export interface SeedPerson {
  role: Role;
  name: string;
  email: string;
  /** Created this many days before the first start. */
  daysAgo: number;
  externalId?: string;
  phone?: string;
  city?: [country: string, region: string, city: string];
  custom?: Record<string, CustomValue>;
  tags?: string[];
}

const dublin: SeedPerson['city'] = ['Ireland', 'Leinster', 'Dublin'];
const london: SeedPerson['city'] = ['United Kingdom', 'England', 'London'];
const lisbon: SeedPerson['city'] = ['Portugal', 'Lisboa', 'Lisbon'];
const austin: SeedPerson['city'] = ['United States', 'Texas', 'Austin'];
const signedUp = { 'Signed up': 'Yes' };
const notYet = { 'Signed up': 'No' };

/** The people of a fresh practice workspace, oldest first. */
export const seedPeople: SeedPerson[] = [
  {
    role: 'user',
    name: 'Marta Okafor',
    email: 'marta.okafor@example.com',
    daysAgo: 240,
    externalId: 'acme-1001',
    phone: '+353871550101',
    city: dublin,
    custom: { ...signedUp, Plan: 'Scale', Seats: 42, VIP: true, 'Lifetime value': 12890.5 },
    tags: ['Customer', 'Advocate'],
  },
  {
    role: 'user',
    name: 'Tomás Brennan',
    email: 'tomas.brennan@example.com',
    daysAgo: 231,
    externalId: 'acme-1002',
    city: dublin,
    custom: { ...signedUp, Plan: 'Team', Seats: 9, 'Lifetime value': 2140 },
    tags: ['Customer'],
  },
  {
    role: 'user',
    name: 'Priya Raman',
    email: 'priya.raman@example.com',
    daysAgo: 212,
    externalId: 'acme-1003',
    phone: '+447700900123',
    city: london,
    custom: { ...signedUp, Plan: 'Team', Seats: 14, 'Lifetime value': 3310.25 },
    tags: ['Customer', 'Advocate'],
  },
  {
    role: 'user',
    name: "Siobhán O'Hara & Sons",
    email: 'office@ohara.example.com',
    daysAgo: 198,
    externalId: 'acme-1004',
    city: dublin,
    custom: { ...signedUp, Plan: 'Starter', Seats: 3 },
    tags: ['Customer'],
  },
  {
    role: 'user',
    name: 'Jonas Lindqvist',
    email: 'jonas.lindqvist@example.com',
    daysAgo: 184,
    externalId: 'acme-1005',
    city: ['Sweden', 'Stockholm', 'Stockholm'],
    custom: { ...signedUp, Plan: 'Starter', Seats: 2 },
  },
  {
    role: 'lead',
    name: 'Grace Whitfield',
    email: 'grace.whitfield@example.com',
    daysAgo: 171,
    city: london,
    custom: notYet,
  },
  {
    role: 'user',
    name: 'Rui Almeida',
    email: 'rui.almeida@example.com',
    daysAgo: 165,
    externalId: 'acme-1006',
    city: lisbon,
    custom: { ...signedUp, Plan: 'Team', Seats: 6, 'Lifetime value': 980 },
    tags: ['Customer'],
  },
  {
    role: 'user',
    name: 'Delphine Moreau',
    email: 'delphine.moreau@example.com',
    daysAgo: 150,
    externalId: 'acme-1007',
    phone: '+33199001234',
    city: ['France', 'Île-de-France', 'Paris'],
    custom: { ...signedUp, Plan: 'Scale', Seats: 27, VIP: true, 'Lifetime value': 7420 },
    tags: ['Customer', 'Advocate'],
  },
  {
    role: 'lead',
    name: 'Kwame Mensah',
    email: 'kwame.mensah@example.com',
    daysAgo: 141,
    custom: notYet,
    tags: ['Newsletter'],
  },
  {
    role: 'user',
    name: 'Hannah Fischer',
    email: 'hannah.fischer@example.com',
    daysAgo: 128,
    externalId: 'acme-1008',
    city: ['Germany', 'Berlin', 'Berlin'],
    custom: { ...signedUp, Plan: 'Starter', Seats: 1 },
  },
  {
    role: 'user',
    name: 'Luca Conti',
    email: 'luca.conti@example.com',
    daysAgo: 119,
    externalId: 'acme-1009',
    city: ['Italy', 'Lombardy', 'Milan'],
    custom: { ...signedUp, Plan: 'Team', Seats: 11, 'Lifetime value': 1675 },
    tags: ['Customer'],
  },
  { role: 'lead', name: 'Amelia Stone', email: 'amelia.stone@example.com', daysAgo: 103, city: austin, custom: notYet },
  {
    role: 'user',
    name: 'Noor Haddad',
    email: 'noor.haddad@example.com',
    daysAgo: 96,
    externalId: 'acme-1010',
    city: london,
    custom: { ...signedUp, Plan: 'Starter', Seats: 4 },
  },
  {
    role: 'user',
    name: 'Wei Zhang',
    email: 'wei.zhang@example.com',
    daysAgo: 88,
    externalId: 'acme-1011',
    city: ['Singapore', 'Singapore', 'Singapore'],
    custom: { ...signedUp, Plan: 'Scale', Seats: 31, 'Lifetime value': 5230 },
    tags: ['Customer'],
  },
  {
    role: 'lead',
    name: 'Ben Hartley',
    email: 'ben.hartley@example.com',
    daysAgo: 73,
    phone: '+15125550147',
    city: austin,
    custom: notYet,
    tags: ['Webinar'],
  },
  {
    role: 'user',
    name: 'Ingrid Solberg',
    email: 'ingrid.solberg@example.com',
    daysAgo: 64,
    externalId: 'acme-1012',
    custom: { ...signedUp, Plan: 'Team', Seats: 8 },
    tags: ['Customer'],
  },
  { role: 'lead', name: 'Yusuf Demir', email: 'yusuf.demir@example.com', daysAgo: 55 },
  {
    role: 'user',
    name: 'Chloe Bennett',
    email: 'chloe.bennett@example.com',
    daysAgo: 47,
    externalId: 'acme-1013',
    city: austin,
    custom: { ...notYet, Plan: 'Trial', Seats: 1 },
  },
  {
    role: 'lead',
    name: 'Aoife Kelly',
    email: 'aoife.kelly@example.com',
    daysAgo: 36,
    city: dublin,
    custom: notYet,
    tags: ['Newsletter'],
  },
  {
    role: 'user',
    name: 'Mateus Pereira',
    email: 'mateus.pereira@example.com',
    daysAgo: 29,
    externalId: 'acme-1014',
    city: lisbon,
    custom: { ...notYet, Plan: 'Trial', Seats: 2 },
  },
  { role: 'lead', name: 'Ruth Abramson', email: 'ruth.abramson@example.com', daysAgo: 18, tags: ['Webinar'] },
  {
    role: 'user',
    name: 'Oliver Grant',
    email: 'oliver.grant@example.com',
    daysAgo: 12,
    externalId: 'acme-1015',
    city: london,
    custom: { ...notYet, Plan: 'Trial' },
  },
  { role: 'lead', name: 'Fatima Zahra', email: 'fatima.zahra@example.com', daysAgo: 6, custom: notYet },
  { role: 'lead', name: 'Dylan Price', email: 'dylan.price@example.com', daysAgo: 2 },
];
