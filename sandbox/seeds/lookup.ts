import type { Admin } from '../entities/admin.ts';
import type { CustomValue } from '../entities/contact.ts';
import { type AttributeModel, type DataAttribute, findAttribute } from '../entities/data-attribute.ts';
import type { AppliedTag } from '../entities/tag.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import type { CustomSeed, NoteSeed } from './contact-schema.ts';
import { type Note, noteHtml } from '../entities/note.ts';
import { type SeedPath, SeedProblem } from './seed-problem.ts';

const dayMs = 86_400_000;

/** The instant the given days before `nowMs`, in milliseconds. */
export const before = (nowMs: number, days: number): number => Math.floor(nowMs - days * dayMs);

/** The first admin, the default author of everything in the seed. */
export const firstAdminId = (workspace: Workspace): string => workspace.admins[0]?.id ?? '';

/** @throws SeedProblem when no admin has the address */
export function adminByEmail(workspace: Workspace, email: string, path: SeedPath): Admin {
  const admin = workspace.admins.find((one) => one.email.toLowerCase() === email);
  if (admin !== undefined) return admin;
  const known = workspace.admins.map((one) => one.email).join(', ');
  throw new SeedProblem(path, `is not an admin of the workspace; admins are ${known}.`);
}

/** Tags by name, ignoring case; missing ones are created. */
export function appliedTags(workspace: Workspace, names: readonly string[], at: number): AppliedTag[] {
  return names.map((name) => {
    let tag = workspace.tags.find((known) => known.name.toLowerCase() === name.toLowerCase());
    if (tag === undefined) workspace.tags.push((tag = { id: String(nextNumber(workspace)), name }));
    return { id: tag.id, appliedAt: at, appliedBy: firstAdminId(workspace) };
  });
}

/** Notes, oldest first. @param at the time of notes without a day, milliseconds */
export function notesOf(workspace: Workspace, notes: NoteSeed[], at: number, nowMs: number, path: SeedPath): Note[] {
  const made = notes.map((note, index) => ({
    id: String(nextNumber(workspace)),
    createdAt: note.days_ago === undefined ? at : before(nowMs, note.days_ago),
    adminId:
      note.author === undefined
        ? firstAdminId(workspace)
        : adminByEmail(workspace, note.author, [...path, index, 'author']).id,
    body: noteHtml(note.body),
  }));
  return made.toSorted((a, b) => a.createdAt - b.createdAt);
}

/**
 * Custom values, checked against the workspace's attributes and their types; dates as unix seconds.
 * @throws SeedProblem
 */
export function customValues(
  workspace: Workspace,
  model: AttributeModel,
  values: CustomSeed,
  nowMs: number,
  path: SeedPath,
): Record<string, CustomValue> {
  const read = Object.entries(values).map(([name, given]) => {
    const place = [...path, name];
    const attribute = findAttribute(workspace.attributes, model, name);
    if (attribute === undefined)
      throw new SeedProblem(place, `is not an attribute of a ${model}; add it to attributes.`);
    return [name, customValue(attribute, given, nowMs, place)] as const;
  });
  return Object.fromEntries(read);
}

function customValue(attribute: DataAttribute, given: CustomSeed[string], nowMs: number, path: SeedPath): CustomValue {
  const { options, type } = attribute;
  const isDate = type === 'date' || type === 'datetime';
  if (given !== null && typeof given === 'object') {
    if (!isDate) throw new SeedProblem(path, 'can hold in_days only when its type is date or datetime.');
    const seconds = Math.floor(before(nowMs, -given.in_days) / 1000);
    return type === 'date' ? seconds - (seconds % 86_400) : seconds;
  }
  if (given === null) return null;
  if (options !== null && !options.includes(String(given)))
    throw new SeedProblem(path, `must be one of the attribute's options: ${options.join(', ')}.`);
  const wanted = typeOf[type];
  if (!wanted.fits(given)) throw new SeedProblem(path, `must be ${wanted.name}.`);
  return given;
}

const isText = (value: CustomValue) => typeof value === 'string';
const isWhole = (value: CustomValue) => Number.isInteger(value);
const date = { name: 'unix seconds, or in_days with a number', fits: isWhole };
const typeOf = {
  string: { name: 'text; put it in quotes', fits: isText },
  integer: { name: 'a whole number', fits: isWhole },
  float: { name: 'a number', fits: (value: CustomValue) => typeof value === 'number' },
  boolean: { name: 'true or false', fits: (value: CustomValue) => typeof value === 'boolean' },
  date,
  datetime: date,
};
