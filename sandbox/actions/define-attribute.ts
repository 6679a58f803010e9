import type { Sandbox } from '../context.ts';
import { type AttributeModel, type DataAttribute, attributeLimit } from '../entities/data-attribute.ts';
import { segmentsUsingAttribute } from '../entities/segment.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import type { ApiVersion } from '../http/api-version.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { isStandardName } from '../entities/standard-attributes.ts';
import { parseDescription, parseFlag, parseModel, parseName, parseNewOptions, parseType } from './attribute-input.ts';

type Fields = Record<string, unknown>;

/**
 * Creates a custom attribute from the body of `POST /data_attributes`.
 * @throws IntercomError 400
 * @documented 5.2: A refused attribute answers 400 parameter_invalid with a fixed message for a taken name, a bad name, an unknown data type, an unknown model, and choices that are too few or no array.
 * @documented 5.2: messenger_writable is false unless a create says otherwise.
 */
export function createAttribute(
  sandbox: Sandbox,
  workspace: Workspace,
  body: Fields,
  adminId: string,
  version: ApiVersion,
): DataAttribute {
  const model = parseModel(body['model']);
  const name = parseName(body['name']);
  ensureNameIsFree(workspace, model, name);
  const { type, options } = parseType(body['data_type'], body['options'], version);
  ensureRoom(workspace);
  const now = sandbox.clock.now();
  const attribute: DataAttribute = {
    id: nextNumber(workspace),
    name,
    model,
    type,
    options,
    description: parseDescription(body['description']),
    messengerWritable: parseFlag(body['messenger_writable'], false, 'messenger_writable'),
    archived: false,
    adminId,
    createdAt: now,
    updatedAt: now,
  };
  workspace.attributes.push(attribute);
  sandbox.changed();
  return attribute;
}

/**
 * Applies the body of `PUT /data_attributes/{id}`.
 * @throws IntercomError 400, 404 `field_not_found`, 422 `data_invalid`
 * @documented 5.2: An attribute's archived, description, options and messenger_writable can be changed.
 * @assumed 5.2: A name or type in an update is ignored, and an update that names nothing is accepted.
 */
export function changeAttribute(sandbox: Sandbox, workspace: Workspace, id: string, body: Fields): DataAttribute {
  const attribute = workspace.attributes.find((known) => String(known.id) === id);
  if (attribute === undefined)
    throw new IntercomError(404, 'field_not_found', "We couldn't find that data attribute to update");
  const archived = parseFlag(body['archived'], attribute.archived, 'archived');
  if (archived && !attribute.archived) ensureNothingDepends(workspace, attribute);
  if (!archived && attribute.archived) ensureRoom(workspace);
  const changed = {
    archived,
    options: body['options'] === undefined ? attribute.options : parseNewOptions(body['options'], attribute),
    description: body['description'] === undefined ? attribute.description : parseDescription(body['description']),
    messengerWritable: parseFlag(body['messenger_writable'], attribute.messengerWritable, 'messenger_writable'),
  };
  Object.assign(attribute, changed, { updatedAt: sandbox.clock.now() });
  sandbox.changed();
  return attribute;
}

const modelNames: Record<AttributeModel, string> = { contact: 'people', company: 'company' };

/**
 * @documented 5.2: A name that the company model uses is taken for people too, and the other way round.
 * @assumed 5.2: An archived attribute still holds its name.
 * @documented 5.1: Names are case-sensitive.
 */
function ensureNameIsFree(workspace: Workspace, model: AttributeModel, name: string): void {
  const target = modelNames[model];
  const owner = workspace.attributes.find((attribute) => attribute.name === name);
  if (owner !== undefined)
    throw invalid(
      `You already have '${name}' in your ${modelNames[owner.model]} data. To save this as new ${target} data, use a different name.`,
    );
  if (isStandardName(model, name))
    throw invalid(
      `'${name}' is one of our standard attributes for your ${target} data. To save this as new ${target} data, use a different name.`,
    );
}

/**
 * @documented 5.1: A workspace has at most 250 live custom attributes of both models together, else custom_data_limit_reached; archived ones leave room.
 * @assumed 5.1: Unarchiving an attribute needs room as well.
 */
function ensureRoom(workspace: Workspace): void {
  if (workspace.attributes.filter((attribute) => !attribute.archived).length >= attributeLimit)
    throw new IntercomError(400, 'custom_data_limit_reached', 'You have reached the limit of custom attributes');
}

/**
 * @documented 5.2: Archiving an attribute that something depends on answers 422 data_invalid.
 * @assumed 5.2: What depends on an attribute is a segment that asks for it.
 */
function ensureNothingDepends(workspace: Workspace, attribute: DataAttribute): void {
  if (attribute.model === 'contact' && segmentsUsingAttribute(workspace, attribute.name).length > 0)
    throw new IntercomError(422, 'data_invalid', 'The Data Attribute you are trying to archive has a dependant object');
}
