import { type Contact, type CustomValue, emptyContact } from '../entities/contact.ts';
import type { DataAttribute } from '../entities/data-attribute.ts';
import { newContactId } from '../entities/ids.ts';
import type { Workspace } from '../entities/workspace.ts';
import { firstNames, lastNames, places } from './names.ts';
import { Random } from './random.ts';
import type { GenerateSeed } from './workspace-schema.ts';

const dayMs = 86_400_000;

/**
 * Adds generated people to a workspace, oldest first, with values for its custom attributes, some of its tags and one
 * of its companies. The same random seed gives the same people, except for ids. Addresses are at example.com.
 */
export function generatePeople(workspace: Workspace, wanted: GenerateSeed, nowMs: number): void {
  const random = new Random(wanted.random_seed);
  const attributes = workspace.attributes.filter((one) => one.model === 'contact' && !one.archived);
  const step = (wanted.over_days * dayMs) / Math.max(1, wanted.count);
  for (let index = 0; index < wanted.count; index++) {
    const createdAt = Math.floor(nowMs - step * (wanted.count - index - random.next()));
    const contact = makePerson(workspace, attributes, random, { index, createdAt, nowMs, users: wanted.users });
    workspace.contacts.put(contact, createdAt);
  }
}

interface PersonDraft {
  index: number;
  createdAt: number;
  nowMs: number;
  /** Probability of a user. */
  users: number;
}

function makePerson(workspace: Workspace, attributes: DataAttribute[], random: Random, draft: PersonDraft): Contact {
  const { createdAt, nowMs } = draft;
  const role = random.chance(draft.users) ? 'user' : 'lead';
  const first = random.pick(firstNames) ?? 'Alex';
  const last = random.pick(lastNames) ?? 'Doe';
  const email = role === 'user' || random.chance(0.8) ? address(first, last, draft.index) : null;
  const company = random.chance(0.4) ? random.pick(workspace.companies) : undefined;
  const tag = random.chance(0.25) ? random.pick(workspace.tags) : undefined;
  const author = workspace.admins[0]?.id ?? '';
  return {
    ...emptyContact(newContactId(createdAt), role, createdAt),
    name: random.chance(0.95) ? `${first} ${last}` : null,
    email,
    externalId: role === 'user' ? `person-${draft.index + 1}` : madeUpUuid(random),
    signedUpAt: role === 'user' ? createdAt : null,
    lastSeenAt: random.chance(0.8) ? createdAt + Math.floor((nowMs - createdAt) * random.next()) : null,
    browser: random.pick(['chrome', 'safari', 'firefox', 'edge']) ?? null,
    browserLanguage: random.pick(['en', 'en', 'de', 'fr', 'pt', 'es']) ?? null,
    os: random.pick(['OS X', 'Windows', 'Android', 'iOS']) ?? null,
    location: random.pick(places) ?? null,
    customAttributes: valuesFor(attributes, random, nowMs),
    tags: tag === undefined ? [] : [{ id: tag.id, appliedAt: createdAt, appliedBy: author }],
    companyIds: company === undefined ? [] : [company.id],
  };
}

/** The number makes addresses of namesakes unique. */
const address = (first: string, last: string, index: number): string =>
  `${first}.${last}.${index + 1}@example.com`.toLowerCase();

/** Shaped like version 4; `randomUUID` would not be reproducible. */
function madeUpUuid(random: Random): string {
  const hex = (length: number) =>
    Math.floor(random.next() * 16 ** length)
      .toString(16)
      .padStart(length, '0');
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`;
}

function valuesFor(attributes: DataAttribute[], random: Random, nowMs: number): Record<string, CustomValue> {
  const values: Record<string, CustomValue> = {};
  for (const attribute of attributes) {
    if (!random.chance(0.7)) continue;
    const value = valueFor(attribute, random, nowMs);
    if (value !== undefined) values[attribute.name] = value;
  }
  return values;
}

/** Free text stays empty: no generated text would fit a name such as "VAT number". */
function valueFor(attribute: DataAttribute, random: Random, nowMs: number): CustomValue | undefined {
  if (attribute.options !== null) return random.pick(attribute.options);
  if (attribute.type === 'integer') return random.whole(1, 60);
  if (attribute.type === 'float') return random.whole(10, 900_000) / 100;
  if (attribute.type === 'boolean') return random.chance(0.5);
  const day = Math.floor(nowMs / dayMs) - random.whole(-60, 300);
  if (attribute.type === 'date') return day * 86_400;
  return attribute.type === 'datetime' ? day * 86_400 + random.whole(0, 86_399) : undefined;
}
