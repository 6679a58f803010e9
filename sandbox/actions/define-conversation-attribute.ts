import { randomUUID } from 'node:crypto';
import type { Sandbox } from '../context.ts';
import {
  type ConversationAttribute,
  type ConversationAttributeType,
  conversationAttributeTypes,
} from '../entities/conversation-attribute.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';

type Fields = Record<string, unknown>;
type OptionPlace = { id: string; optionId: string };

const refused = (message: string) => new IntercomError(422, 'parameter_invalid', message);
const notFound = (message = 'Conversation attribute not found') =>
  new IntercomError(404, 'conversation_attribute_not_found', message);

/** @throws IntercomError 404 */
export function getConversationAttribute(workspace: Workspace, id: string): ConversationAttribute {
  const attribute = conversationAttributesOf(workspace).find((known) => String(known.id) === id);
  if (attribute === undefined) throw notFound();
  return attribute;
}

/** In order of creation; kept states of before have none. */
export const conversationAttributesOf = (workspace: Workspace): ConversationAttribute[] =>
  (workspace.conversationAttributes ??= []);

/**
 * Creates an attribute from the body of `POST /conversations/attributes`.
 * @documented 5.2: An unknown data_type of a conversation attribute answers 422 and names those that are allowed.
 * @assumed 5.2: A conversation attribute needs a name that no live one has, else 422; a list may begin without options.
 * @throws IntercomError 422
 */
export function createConversationAttribute(
  sandbox: Sandbox,
  workspace: Workspace,
  body: Fields,
  adminId: string,
): ConversationAttribute {
  const type = parseType(body['data_type']);
  const options = type === 'list' ? parseOptions(body['options']) : [];
  const now = sandbox.clock.now();
  const attribute: ConversationAttribute = {
    id: nextNumber(workspace),
    name: parseName(workspace, body['name'], null),
    description: text(body['description'], 'description') ?? '',
    type,
    required: flag(body['required'], 'required') ?? false,
    visibleToTeamIds: parseTeamIds(body['visible_to_team_ids']) ?? [],
    multiline: flag(body['multiline'], 'multiline') ?? false,
    options,
    reference: parseReference(body['reference']),
    archived: false,
    adminId,
    createdAt: now,
    updatedAt: now,
  };
  conversationAttributesOf(workspace).push(attribute);
  sandbox.changed();
  return attribute;
}

/**
 * Applies the body of `PUT /conversations/attributes/{id}`.
 * @documented 5.2: Name, description, required, visible_to_team_ids, multiline and reference of a conversation attribute can be changed.
 * @throws IntercomError 404, 422
 */
export function changeConversationAttribute(
  sandbox: Sandbox,
  workspace: Workspace,
  id: string,
  body: Fields,
): ConversationAttribute {
  const attribute = getConversationAttribute(workspace, id);
  const reference = parseReference(body['reference']);
  return touch(sandbox, attribute, {
    name: body['name'] === undefined ? attribute.name : parseName(workspace, body['name'], attribute),
    description: text(body['description'], 'description') ?? attribute.description,
    required: flag(body['required'], 'required') ?? attribute.required,
    visibleToTeamIds: parseTeamIds(body['visible_to_team_ids']) ?? attribute.visibleToTeamIds,
    multiline: flag(body['multiline'], 'multiline') ?? attribute.multiline,
    reference: reference ?? attribute.reference,
  });
}

/**
 * @documented 5.2: DELETE archives a conversation attribute.
 * @throws IntercomError 404
 */
export const archiveConversationAttribute = (sandbox: Sandbox, workspace: Workspace, id: string) =>
  touch(sandbox, getConversationAttribute(workspace, id), { archived: true });

/**
 * Adds an option to a list.
 * @documented 5.2: Options are managed on lists alone, by label and nothing else; other bodies answer 422.
 * @throws IntercomError 404, 422
 */
export function addOption(sandbox: Sandbox, workspace: Workspace, id: string, body: Fields): ConversationAttribute {
  const attribute = getList(workspace, id);
  const option = { id: randomUUID(), label: parseLabel(body), archived: false };
  return touch(sandbox, attribute, { options: [...attribute.options, option] });
}

/**
 * Renames an option.
 * @documented 5.2: An unknown option answers 404 "List option not found".
 * @throws IntercomError 404, 422
 */
export function renameOption(
  sandbox: Sandbox,
  workspace: Workspace,
  place: OptionPlace,
  body: Fields,
): ConversationAttribute {
  getList(workspace, place.id);
  return changeOption(sandbox, workspace, place, { label: parseLabel(body) });
}

/**
 * Takes an option out of use.
 * @documented 5.2: DELETE of an option archives it; a list keeps at least two that are in use, else 422.
 * @assumed 5.2: Archiving an archived option again changes nothing.
 * @throws IntercomError 404, 422
 */
export function archiveOption(sandbox: Sandbox, workspace: Workspace, { id, optionId }: OptionPlace) {
  const attribute = getList(workspace, id);
  const inUse = attribute.options.filter(({ archived }) => !archived);
  if (inUse.length <= 2 && inUse.some((option) => option.id === optionId))
    throw refused('A list attribute must have at least 2 active options');
  return changeOption(sandbox, workspace, { id, optionId }, { archived: true });
}

function changeOption(
  sandbox: Sandbox,
  workspace: Workspace,
  { id, optionId }: OptionPlace,
  change: Partial<ConversationAttribute['options'][number]>,
): ConversationAttribute {
  const attribute = getList(workspace, id);
  if (attribute.options.every((option) => option.id !== optionId)) throw notFound('List option not found');
  const options = attribute.options.map((option) => (option.id === optionId ? { ...option, ...change } : option));
  return touch(sandbox, attribute, { options });
}

function getList(workspace: Workspace, id: string): ConversationAttribute {
  const attribute = getConversationAttribute(workspace, id);
  if (attribute.type !== 'list') throw refused('Options can only be managed on list attributes');
  return attribute;
}

function touch(sandbox: Sandbox, attribute: ConversationAttribute, change: Partial<ConversationAttribute>) {
  Object.assign(attribute, change, { updatedAt: sandbox.clock.now() });
  sandbox.changed();
  return attribute;
}

function parseLabel(body: Fields): string {
  if (Object.keys(body).some((key) => key !== 'label')) throw refused("only 'label' is accepted");
  const { label } = body;
  if (label === undefined || label === null || label === '') throw refused('label is required');
  if (typeof label !== 'string') throw refused('label must be a string');
  return label;
}

function parseOptions(given: unknown): ConversationAttribute['options'] {
  if (given === undefined || given === null) return [];
  if (!Array.isArray(given)) throw refused('options must be an array');
  return given.map((option) => {
    if (!isPlainObject(option)) throw refused('label is required');
    return { id: randomUUID(), label: parseLabel(option), archived: false };
  });
}

function parseType(given: unknown): ConversationAttributeType {
  const type = conversationAttributeTypes.find((known) => known === given);
  if (type !== undefined) return type;
  const shown = typeof given === 'string' ? given.slice(0, 100).toWellFormed() : '';
  throw refused(`data_type '${shown}' is not valid. Allowed types: ${conversationAttributeTypes.join(', ')}`);
}

function parseName(workspace: Workspace, given: unknown, own: ConversationAttribute | null): string {
  const name = text(given, 'name')?.trim() ?? '';
  if (name === '' || name.length > 190 || name in Object.prototype) throw refused('name is required');
  const isTaken = conversationAttributesOf(workspace).some((one) => one !== own && !one.archived && one.name === name);
  if (isTaken) throw refused(`name '${name}' is already taken`);
  return name;
}

function text(given: unknown, key: string): string | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'string') throw refused(`${key} must be a string`);
  return given;
}

function flag(given: unknown, key: string): boolean | undefined {
  if (given === undefined || given === null) return undefined;
  if (typeof given !== 'boolean') throw refused(`${key} must be true or false`);
  return given;
}

function parseTeamIds(given: unknown): string[] | undefined {
  if (given === undefined || given === null) return undefined;
  if (!Array.isArray(given)) throw refused('visible_to_team_ids must be an array');
  return given.map(String);
}

function parseReference(given: unknown): ConversationAttribute['reference'] {
  if (given === undefined || given === null) return null;
  if (!isPlainObject(given) || (given['type'] !== 'one' && given['type'] !== 'many'))
    throw refused('reference.type must be one or many');
  return { type: given['type'], objectTypeId: text(given['object_type_id'], 'object_type_id') ?? null };
}
