import type { CustomValue } from '../entities/contact.ts';
import type { ConversationAttribute } from '../entities/conversation-attribute.ts';
import type { Workspace } from '../entities/workspace.ts';
import { invalid } from '../http/intercom-error.ts';
import { isPlainObject } from '../http/plain-object.ts';
import { conversationAttributesOf } from './define-conversation-attribute.ts';

/**
 * Checks the `custom_attributes` of a conversation.
 * @documented 5.1: A conversation attribute that does not exist answers 400 with this text.
 * @assumed 5.1: Archived ones do not exist, null and "" clear, a list takes the label of an option that is in use.
 * @assumed 5.1: Values of another type are refused with 400; numbers as text are taken for numbers.
 * @throws IntercomError 400; nothing may be applied then
 */
export function parseConversationAttributes(workspace: Workspace, given: unknown): Record<string, CustomValue> {
  if (given === undefined || given === null) return {};
  if (!isPlainObject(given)) throw invalid('custom_attributes must be an object');
  const entries = Object.entries(given).map(([name, value]) => {
    const attribute = conversationAttributesOf(workspace).find((one) => one.name === name && !one.archived);
    if (attribute === undefined)
      throw invalid(`Conversation attribute '${name.slice(0, 100).toWellFormed()}' does not exist`);
    return [name, parseValue(value, attribute)] as const;
  });
  return Object.fromEntries(entries);
}

function parseValue(value: unknown, { name, type, options }: ConversationAttribute): CustomValue {
  if (value === null || value === '') return null;
  const wrong = () => invalid(`Conversation attribute '${name}' must be of type ${type}`);
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') throw wrong();
  if (type === 'string') return String(value);
  if (type === 'list') {
    if (options.some(({ label, archived }) => label === value && !archived)) return String(value);
    throw invalid(`'${String(value).slice(0, 100)}' is not an option of conversation attribute '${name}'`);
  }
  if (type === 'boolean') {
    if (typeof value === 'boolean') return value;
    throw wrong();
  }
  // @assumed 5.1: Values of relationships and files cannot be written here.
  if (type === 'relationship' || type === 'files') throw wrong();
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw wrong();
  if (type !== 'decimal' && !Number.isInteger(number)) throw wrong();
  return number;
}
