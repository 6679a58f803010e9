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
  labels: Map<string, string>;
  segments: Map<string, { name: string; members: string[] }>;
  /** access tokens that are accepted */
  tokens: Set<string>;
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
    labels: new Map(),
    segments: new Map(),
    tokens: new Set(),
    spent: [],
    nextId: 1,
  };
}
