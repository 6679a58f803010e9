import { CrmError } from '../../../src/integration/provider/crm-error.ts';
import type { CrmContact } from '../../../src/integration/provider/crm-contact.ts';
import type {
  AttributeCondition,
  ContactQuery,
  CrmClient,
  FieldValues,
  WantedAttributes,
} from '../../../src/integration/provider/crm-provider.ts';
import type { MemoryContact, MemoryState } from './memory-state.ts';
import { memoryTraits } from './memory-traits.ts';

/**
 * The calls to the CRM in memory.
 * @param spend waits for a turn of the budget that is named
 * @param wanted the attributes that it answers with: of others it says nothing
 */
export function createMemoryClient(
  state: MemoryState,
  spend: (budget: string) => Promise<void>,
  wanted: () => Promise<WantedAttributes> = async () => 'all',
): CrmClient {
  let names: WantedAttributes = 'all';
  const call = async <Answer>(work: () => Answer, budget = 'burst'): Promise<Answer> => {
    await spend(budget);
    names = await wanted();
    return work();
  };
  const present = (contact: MemoryContact) => presentContact(contact, names);
  const get = (id: string): MemoryContact => {
    const contact = state.contacts.get(id);
    if (!contact || contact.archived) throw refused('There is no such contact.');
    return contact;
  };
  const survivorOf = (id: string): string => {
    const next = state.merged.get(id);
    return next === undefined ? id : survivorOf(next);
  };
  const write = (contact: MemoryContact, fields: FieldValues): CrmContact => {
    for (const name of Object.keys(fields)) {
      if (!state.attributes.has(name)) throw refused(`There is no attribute ${name}.`);
    }
    Object.assign(contact.attributes, fields);
    contact.updatedAt = new Date();
    return present(contact);
  };
  const matching = (query: ContactQuery) =>
    [...state.contacts.values()]
      .filter((contact) => !contact.archived && matches(contact, query))
      .toSorted((a, b) => (query.newestFirst ? b.updatedAt.getTime() - a.updatedAt.getTime() : 0));

  return {
    traits: memoryTraits,
    listAttributes: () => call(() => [...state.attributes.values()]),
    provideAttributes: (wanted) =>
      call(() => {
        for (const { name, fullName, type } of wanted) {
          if (state.attributes.has(fullName)) continue;
          const made = { name, label: name, fullName, type, options: null, custom: true, writable: true };
          state.attributes.set(fullName, made);
        }
        return [];
      }),
    readRoom: () => Promise.resolve(null),
    createAttribute: ({ name, type, options }) =>
      call(() => {
        if (state.attributes.has(name)) throw refused(`The attribute ${name} exists.`);
        const values = options?.map((value) => ({ value, label: value, hidden: false })) ?? null;
        const made = { name, label: name, fullName: name, type, options: values, custom: true, writable: true };
        state.attributes.set(name, made);
        return made;
      }),
    createContact: (_kind, fields) =>
      call(() => {
        const email = String(fields['email'] ?? '').toLowerCase();
        const existing = matching({}).find((contact) => contact.attributes['email'] === email);
        if (existing) return { outcome: 'exists', contactId: existing.id, archived: false };
        const now = new Date();
        const id = `m${state.nextId++}`;
        const empty = { labels: new Set<string>(), notes: [], companies: [], events: [] };
        const contact = { id, createdAt: now, updatedAt: now, archived: false, attributes: {}, ...empty };
        const written = write(contact, { ...fields, email });
        state.contacts.set(id, contact);
        return { outcome: 'created', contact: written };
      }),
    updateContact: (id, fields) => call(() => write(get(id), fields)),
    restoreContact: () =>
      call(() => {
        throw refused('Memory CRM cannot take a contact back into use.');
      }),
    archiveContact: (id) => call(() => void (get(id).archived = true)),
    deleteContact: (id) => call(() => state.contacts.delete(survivorOf(id)) && !state.merged.has(id)),
    readContact: (id) =>
      call(() => {
        state.read.push(id);
        const contact = state.contacts.get(survivorOf(id));
        return contact && !contact.archived ? present(contact) : null;
      }),
    readMergedIds: (id) => call(() => [...state.merged.keys()].filter((old) => survivorOf(old) === id)),
    contactsOf: ({ object, id }) => call(() => state.things.get(`${object} ${id}`) ?? []),
    findContacts: (email) =>
      call(() =>
        matching({})
          .filter((contact) => contact.attributes['email'] === email.toLowerCase())
          .map(present),
      ),
    searchContacts: (query, { cursor, size }) =>
      call(() => {
        if (query.segmentId !== undefined) throw refused('Memory CRM cannot search in a list.');
        if ((query.ids?.length ?? 0) > memoryTraits.capabilities.limits.ids) throw refused('Too many ids.');
        const found = matching(query);
        const start = Number(cursor ?? 0);
        const end = start + Math.min(size, memoryTraits.capabilities.limits.page);
        const next = end < found.length ? String(end) : null;
        return { contacts: found.slice(start, end).map(present), total: found.length, next };
      }, 'search'),
    countContacts: (query) => call(() => matching(query).length, 'search'),
    listLabels: () => call(() => [...state.labels].map(([id, name]) => ({ id, name }))),
    provideLabel: (name) =>
      call(() => {
        const known = [...state.labels].find((label) => label[1] === name);
        const id = known?.[0] ?? `l${state.nextId++}`;
        state.labels.set(id, name);
        return { id, name };
      }),
    readLabelIds: (id) => call(() => [...get(id).labels]),
    addLabel: (id, labelId) => call(() => void get(id).labels.add(labelId)),
    removeLabel: (id, labelId) => call(() => void get(id).labels.delete(labelId)),
    listSegments: () => call(() => [...state.segments].map(([id, { name }]) => ({ id, name }))),
    listMembers: (segmentId, { cursor, size }) =>
      call(() => {
        const members = state.segments.get(segmentId)?.members ?? [];
        const start = Number(cursor ?? 0);
        const next = start + size < members.length ? String(start + size) : null;
        return { ids: members.slice(start, start + size), total: members.length, next };
      }),
    addNote: (id, html) => call(() => void get(id).notes.push(html)),
    hasNote: (id, text) => call(() => get(id).notes.some((note) => note.includes(text))),
    attachCompany: (id, { ownId }) =>
      call(() => {
        get(id).companies.push(ownId);
        return { id: ownId };
      }),
    trackEvent: (id, { name }) => call(() => void get(id).events.push(name)),
    tryWriting: () => call(() => ({ outcome: 'allowed' })),
    readWorkspace: () => call(() => ({ externalId: 'memory-1', name: 'Memory', region: 'eu1', timezone: 'UTC' })),
    revoke: () => call(() => state.tokens.clear()),
  };
}

const refused = (sentence: string) => new CrmError({ failure: 'fix_data', sentence });

function presentContact(contact: MemoryContact, names: WantedAttributes): CrmContact {
  const isWanted = (name: string) => names === 'all' || names.includes(name);
  return {
    id: contact.id,
    kind: null,
    email: String(contact.attributes['email'] ?? '') || null,
    createdAt: contact.createdAt,
    updatedAt: contact.updatedAt,
    attributes: Object.fromEntries(Object.entries(contact.attributes).filter(([name]) => isWanted(name))),
    ...(names !== 'all' && { attributeNames: names }),
    labels: { ids: [...contact.labels], hasMore: false },
    readAt: new Date(),
  };
}

function matches(contact: MemoryContact, { ids, labelIds = [], conditions = [], updatedSince }: ContactQuery): boolean {
  return (
    (!ids || ids.includes(contact.id)) &&
    labelIds.every((id) => contact.labels.has(id)) &&
    (!updatedSince || contact.updatedAt >= updatedSince) &&
    conditions.every((condition) => holds(contact, condition))
  );
}

function holds({ attributes }: MemoryContact, { attribute, operator, value }: AttributeCondition): boolean {
  const found = attributes[attribute] ?? null;
  if (operator === 'is_set') return found !== null;
  if (operator === 'is_empty') return found === null;
  if (operator === 'not_equals') return found !== value;
  return found === value;
}
