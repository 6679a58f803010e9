import type { AttributeType, CrmAttribute } from '../../integration/provider/crm-attribute.ts';
import type { AttributeAnswer } from './shapes.ts';

const types: Record<string, AttributeType> = {
  string: 'string',
  integer: 'integer',
  float: 'float',
  boolean: 'boolean',
  date: 'instant',
  datetime: 'instant',
};

/** A list attribute comes as a string with options (reference 5.2); a type we do not know is treated as text. */
export function readAttribute(answer: AttributeAnswer): CrmAttribute {
  const options = answer.options?.length
    ? answer.options.map((value) => ({ value, label: value, hidden: false }))
    : null;
  return {
    name: answer.name,
    label: answer.label ?? answer.name,
    fullName: answer.full_name,
    type: options ? 'options' : (types[answer.data_type] ?? 'string'),
    options,
    custom: answer.custom ?? answer.full_name.startsWith('custom_attributes.'),
    writable: answer.api_writable ?? true,
  };
}
