import { randomUUID } from 'node:crypto';
import { type Contact, emptyContact } from './entities/contact.ts';
import type { DataAttribute } from './entities/data-attribute.ts';
import { newContactId } from './entities/ids.ts';
import { type Workspace, newWorkspace, nextNumber } from './entities/workspace.ts';
import { type SeedPerson, seedPeople } from './seed-people.ts';

const dayMs = 86_400_000;

/** A workspace as somebody might have used it for some months. `nowMs` is the time of the first start. */
export function seedWorkspace(nowMs: number): Workspace {
  const idCode = 'prac7ice';
  const workspace: Workspace = {
    ...newWorkspace({
      idCode,
      name: 'Acme (practice)',
      region: 'US',
      timezone: 'Europe/Dublin',
      createdAt: nowMs - 300 * dayMs,
    }),
    admins: [
      { id: '814860', name: 'Ana Moreira', email: 'ana@acme.example.com', hasInboxSeat: true },
      { id: '814861', name: 'Sam Doyle', email: 'sam@acme.example.com', hasInboxSeat: true },
      // recorded: every workspace lists its bot among the admins (reference 10)
      { id: '814862', name: 'Operator', email: `operator+${idCode}@intercom.io`, hasInboxSeat: false },
    ],
  };
  addAttributes(workspace, nowMs - 290 * dayMs);
  for (const name of ['Customer', 'Advocate', 'Newsletter', 'Webinar'])
    workspace.tags.push({ id: String(nextNumber(workspace)), name });
  for (const [index, person] of seedPeople.entries()) {
    const contact = personToContact(person, index, workspace, nowMs);
    workspace.contacts.put(contact, contact.createdAt);
  }
  return workspace;
}

function addAttributes(workspace: Workspace, createdAt: number): void {
  const definitions: Pick<DataAttribute, 'name' | 'type' | 'options' | 'description'>[] = [
    {
      name: 'Signed up',
      type: 'string',
      options: ['Yes', 'No'],
      description: 'Whether the person finished signing up',
    },
    { name: 'Plan', type: 'string', options: null, description: null },
    { name: 'Seats', type: 'integer', options: null, description: null },
    { name: 'Trial ends at', type: 'date', options: null, description: null },
    { name: 'VIP', type: 'boolean', options: null, description: null },
    { name: 'Lifetime value', type: 'float', options: null, description: 'Sum of all payments' },
  ];
  for (const definition of definitions)
    workspace.attributes.push({
      ...definition,
      id: nextNumber(workspace),
      model: 'contact',
      messengerWritable: false,
      archived: false,
      adminId: workspace.admins[0]?.id ?? '',
      createdAt,
      updatedAt: createdAt,
    });
}

function personToContact(person: SeedPerson, index: number, workspace: Workspace, nowMs: number): Contact {
  // An odd time of day for each, so that the list does not look printed.
  const createdAt = nowMs - person.daysAgo * dayMs - ((index * 7_919) % 36_000) * 1000;
  const [country = '', region = '', city = ''] = person.city ?? [];
  const onTrial = person.custom?.['Plan'] === 'Trial';
  return {
    ...emptyContact(newContactId(createdAt), person.role, createdAt),
    name: person.name,
    email: person.email,
    phone: person.phone ?? null,
    externalId: person.externalId ?? (person.role === 'lead' ? randomUUID() : null),
    ownerId: index % 5 === 0 ? (workspace.admins[index % 2]?.id ?? null) : null,
    signedUpAt: person.role === 'user' ? createdAt : null,
    lastSeenAt: createdAt + (nowMs - createdAt) * ((index % 4) / 4),
    browser: index % 3 === 0 ? 'chrome' : 'safari',
    browserLanguage: 'en',
    os: index % 3 === 0 ? 'Windows' : 'OS X',
    location: person.city === undefined ? null : { country, region, city },
    customAttributes: {
      ...person.custom,
      ...(onTrial ? { 'Trial ends at': Math.floor(nowMs / dayMs + 14) * (dayMs / 1000) } : {}),
    },
    tags: (person.tags ?? []).flatMap((name) => {
      const tag = workspace.tags.find((known) => known.name === name);
      return tag === undefined ? [] : [{ id: tag.id, appliedAt: createdAt, appliedBy: workspace.admins[0]?.id ?? '' }];
    }),
  };
}
