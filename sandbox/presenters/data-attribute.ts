import type { AttributeModel, DataAttribute } from '../entities/data-attribute.ts';
import { standardAttributes } from '../entities/standard-attributes.ts';
import { type ApiVersion, isAtLeast } from '../http/api-version.ts';
import { toSeconds } from '../http/time.ts';

/**
 * A custom attribute.
 * @documented 5.2: A custom attribute has an integer id and its options as plain text; description and options are absent when unset.
 * @assumed 5.2: Before 2.17 an attribute of type datetime reads as date.
 */
export function presentDataAttribute(attribute: DataAttribute, version: ApiVersion) {
  const type = attribute.type === 'datetime' && !isAtLeast(version, '2.17') ? 'date' : attribute.type;
  return {
    id: attribute.id,
    type: 'data_attribute',
    name: attribute.name,
    full_name: `custom_attributes.${attribute.name}`,
    label: attribute.name,
    ...(attribute.description === null ? {} : { description: attribute.description }),
    data_type: type,
    ...(attribute.options === null ? {} : { options: attribute.options }),
    api_writable: true,
    ui_writable: false,
    messenger_writable: attribute.messengerWritable,
    custom: true,
    archived: attribute.archived,
    admin_id: attribute.adminId,
    created_at: toSeconds(attribute.createdAt),
    updated_at: toSeconds(attribute.updatedAt),
    model: attribute.model,
  };
}

/**
 * The standard attributes of a model.
 * @documented 5.2: Standard attributes come first in the list and have no id.
 * @documented 3: From 2.17 on the standard times of people are of type datetime; before, of type date.
 */
export function presentStandardAttributes(model: AttributeModel, version: ApiVersion) {
  const exact = model === 'contact' && isAtLeast(version, '2.17');
  return standardAttributes[model].map((attribute) => ({
    type: 'data_attribute',
    name: attribute.name,
    full_name: attribute.fullName ?? attribute.name,
    label: attribute.label,
    ...(attribute.description === undefined ? {} : { description: attribute.description }),
    data_type: attribute.type === 'date' && exact ? 'datetime' : attribute.type,
    api_writable: attribute.writable,
    ui_writable: false,
    messenger_writable: true,
    custom: false,
    archived: false,
    model,
  }));
}
