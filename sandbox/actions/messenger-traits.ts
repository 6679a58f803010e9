import type { Sandbox } from '../context.ts';
import type { CustomValue } from '../entities/contact.ts';
import { type AttributeType, attributeLimit, findAttribute } from '../entities/data-attribute.ts';
import { type Workspace, nextNumber } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { parseCustomAttributes } from './custom-attribute-input.ts';

/**
 * The traits of a Messenger visit as custom attributes.
 * @documented 5.1: Unknown traits in the Messenger create their attribute, unlike unknown custom attributes in an API write.
 * @documented 5.1: The Messenger can write an attribute only while its messenger_writable is true.
 * @assumed 5.1: A trait that cannot be written is left out, and the rest is written; attributes that the Messenger creates are messenger_writable.
 */
export function writableTraits(
  sandbox: Sandbox,
  workspace: Workspace,
  traits: Readonly<Record<string, CustomValue>>,
): Record<string, CustomValue> {
  const written = Object.entries(traits).flatMap(([name, value]) => {
    ensureAttribute(sandbox, workspace, name, value);
    const attribute = findAttribute(workspace.attributes, 'contact', name);
    return attribute?.messengerWritable === true ? Object.entries(fitting(workspace, name, value)) : [];
  });
  return Object.fromEntries(written);
}

function ensureAttribute(sandbox: Sandbox, workspace: Workspace, name: string, value: CustomValue): void {
  const { attributes } = workspace;
  const full = attributes.filter((attribute) => !attribute.archived).length >= attributeLimit;
  if (value === null || full || attributes.some((attribute) => attribute.name === name)) return;
  if (name.length === 0 || name.length > 190 || /[.$]/.test(name) || name in Object.prototype) return;
  const now = sandbox.clock.now();
  attributes.push({
    id: nextNumber(workspace),
    name,
    model: 'contact',
    type: typeOf(name, value),
    options: null,
    description: null,
    messengerWritable: true,
    archived: false,
    adminId: workspace.admins[0]?.id ?? '',
    createdAt: now,
    updatedAt: now,
  });
}

/** @documented 5.2: A name that ends in _at makes a date. */
function typeOf(name: string, value: Exclude<CustomValue, null>): AttributeType {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string') return 'string';
  if (!Number.isInteger(value)) return 'float';
  return name.endsWith('_at') ? 'date' : 'integer';
}

function fitting(workspace: Workspace, name: string, value: CustomValue): Record<string, CustomValue> {
  try {
    return parseCustomAttributes({ [name]: value }, workspace.attributes, { refuseWrongTypes: false });
  } catch (error) {
    if (error instanceof IntercomError) return {};
    throw error;
  }
}
