import type { Sandbox } from '../context.ts';
import {
  type AttributeModel,
  type AttributeType,
  type DataAttribute,
  attributeLimit,
} from '../entities/data-attribute.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { IntercomError, invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { isStandardName } from '../presenters/data-attribute.ts';

type Fields = Record<string, unknown>;

/**
 * Creates a custom attribute from the body of `POST /data_attributes`. Texts documented (reference 5.2).
 * @throws IntercomError 400
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
  if (workspace.attributes.filter((attribute) => !attribute.archived).length >= attributeLimit)
    throw new IntercomError(400, 'custom_data_limit_reached', 'You have reached the limit of custom attributes'); // text assumed
  const now = sandbox.clock.now();
  const attribute: DataAttribute = {
    id: nextNumber(workspace),
    name,
    model,
    type,
    options,
    description: parseDescription(body['description']),
    messengerWritable: body['messenger_writable'] === true,
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
 * Applies the body of `PUT /data_attributes/{id}`; name and type cannot change. Documented (reference 5.2).
 * @throws IntercomError 400, 404 `field_not_found`
 */
export function changeAttribute(sandbox: Sandbox, workspace: Workspace, id: string, body: Fields): DataAttribute {
  const attribute = workspace.attributes.find((known) => String(known.id) === id);
  if (attribute === undefined)
    throw new IntercomError(404, 'field_not_found', "We couldn't find that data attribute to update");
  const options = body['options'] === undefined ? attribute.options : parseOptions(body['options']);
  const changed = {
    archived: typeof body['archived'] === 'boolean' ? body['archived'] : attribute.archived,
    options,
    description: body['description'] === undefined ? attribute.description : parseDescription(body['description']),
    messengerWritable:
      typeof body['messenger_writable'] === 'boolean' ? body['messenger_writable'] : attribute.messengerWritable,
  };
  Object.assign(attribute, changed, { updatedAt: sandbox.clock.now() });
  sandbox.changed();
  return attribute;
}

function parseModel(value: unknown): AttributeModel {
  if (value === 'contact' || value === 'company') return value;
  throw invalid('The Data Attribute model field must be either contact or company');
}

/** The text speaks of letters, currency symbols and hyphens; underscore and space stand in official examples. */
function parseName(value: unknown): string {
  if (typeof value === 'string' && value.length <= 190 && /^[\p{L}\p{N}\p{Sc}_ -]+$/u.test(value.trim()))
    return value.trim();
  throw invalid(
    'Your name for this attribute must only contain alphanumeric characters, currency symbols, and hyphens',
  );
}

const modelWords: Record<AttributeModel, string> = { contact: 'people', company: 'company' };

/** A name is taken across both models; an archived attribute still holds its own (assumed, reference 5.2). */
function ensureNameIsFree(workspace: Workspace, model: AttributeModel, name: string): void {
  const target = modelWords[model];
  const owner = workspace.attributes.find((attribute) => attribute.name === name);
  if (owner !== undefined)
    throw invalid(
      `You already have '${name}' in your ${modelWords[owner.model]} data. To save this as new ${target} data, use a different name.`,
    );
  if (isStandardName(model, name))
    throw invalid(
      `'${name}' is one of our standard attributes for your ${target} data. To save this as new ${target} data, use a different name.`,
    );
}

/** A list attribute is stored as `string` with its options. Documented (reference 5.2). */
function parseType(type: unknown, options: unknown, version: ApiVersion) {
  const known: AttributeType[] = ['string', 'integer', 'float', 'boolean', 'date'];
  if (isAtLeast(version, '2.17')) known.push('datetime'); // assumed for 2.17, documented for Preview
  if (type === 'options' || (type === 'string' && options !== undefined && options !== null))
    return { type: 'string' as const, options: parseOptions(options) };
  const found = known.find((one) => one === type);
  if (found === undefined) throw invalid("Data Type isn't an option");
  return { type: found, options: null };
}

function parseOptions(value: unknown): string[] {
  if (!Array.isArray(value)) throw invalid("Options isn't an array");
  const options = value.flatMap((option: unknown) => {
    if (typeof option === 'string') return option;
    return isPlainObject(option) && typeof option['value'] === 'string' && option['archived'] !== true
      ? option['value']
      : [];
  });
  if (options.length < 2) throw invalid('You must have at least two options on a list type data attribute');
  return [...new Set(options)];
}

function parseDescription(value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw invalid('Description must be a string');
  return value;
}
