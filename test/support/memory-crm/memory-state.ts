import type { CrmAttribute } from '../../../src/integration/provider/crm-attribute.ts';
import type { AttributeValue } from '../../../src/qualification/attribute-value.ts';

export type MemoryContact = {
  id: string;
  createdAt: Date;
  updatedAt: Date;
  archived: boolean;
  attributes: Record<string, AttributeValue>;
  labels: Set<string>;
  notes: string[];
  companies: string[];
  events: string[];
};

/** All that the CRM holds. */
export type MemoryState = {
  contacts: Map<string, MemoryContact>;
  attributes: Map<string, CrmAttribute>;
  /** the contacts of deals and companies */
  things: Map<string, string[]>;
  /** under which id two merged contacts live on, by the ids that they had */
  merged: Map<string, string>;
  labels: Map<string, string>;
  segments: Map<string, { name: string; members: string[] }>;
  /** access tokens that are accepted */
  tokens: Set<string>;
  /** ids of contacts that were read, in order */
  read: string[];
  /** budgets that calls spent, in order */
  spent: string[];
  nextId: number;
};

const standard = (name: string): CrmAttribute => ({
  name,
  label: name,
  fullName: name,
  type: 'string',
  options: null,
  custom: false,
  writable: true,
});

export function createMemoryState(): MemoryState {
  const names = ['email', 'name', 'phone'];
  return {
    contacts: new Map(),
    attributes: new Map(names.map((name) => [name, standard(name)])),
    things: new Map(),
    merged: new Map(),
    labels: new Map(),
    segments: new Map(),
    tokens: new Set(),
    read: [],
    spent: [],
    nextId: 1,
  };
}

/** Two contacts live on under a new id, as both of their ids lead to from then on. */
export function mergeContacts(state: MemoryState, one: string, other: string): string {
  const [first, second] = [one, other].map((id) => state.contacts.get(id)!) as [MemoryContact, MemoryContact];
  const id = `m${state.nextId++}`;
  const attributes = { ...second.attributes, ...first.attributes };
  state.contacts.set(id, { ...first, id, attributes, updatedAt: new Date() });
  for (const old of [one, other]) {
    state.contacts.delete(old);
    state.merged.set(old, id);
  }
  return id;
}
