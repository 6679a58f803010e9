import { isPlainObject } from '../http/plain-object.ts';
import type { Workspace } from './workspace.ts';

/** A group of people defined by a filter, which is evaluated on every use. */
export interface Segment {
  /** 24 hex digits. */
  id: string;
  name: string;
  /** `user` holds users only, `contact` leads as well. */
  personType: 'user' | 'contact';
  /** A query as contact search takes it, checked when it was saved. */
  filter: unknown;
  /** Milliseconds. */
  createdAt: number;
  updatedAt: number;
}

export const findSegment = (workspace: Workspace, id: string): Segment | undefined =>
  workspace.segments.find((segment) => segment.id === id);

/** The segments whose filter uses a tag. */
export const segmentsUsingTag = (workspace: Workspace, tagId: string): Segment[] =>
  workspace.segments.filter(({ filter }) => asks(filter, (field, value) => field === 'tag_id' && value === tagId));

/** The segments whose filter uses a custom attribute of people, by its exact name. */
export const segmentsUsingAttribute = (workspace: Workspace, name: string): Segment[] =>
  workspace.segments.filter(({ filter }) => asks(filter, (field) => field === `custom_attributes.${name}`));

/** Whether one of a query's conditions is of the wanted kind. */
function asks(query: unknown, wanted: (field: unknown, value: unknown) => boolean): boolean {
  if (!isPlainObject(query)) return false;
  const { field, value, operator } = query;
  if (operator === 'AND' || operator === 'OR') return Array.isArray(value) && value.some((part) => asks(part, wanted));
  return wanted(field, value);
}
