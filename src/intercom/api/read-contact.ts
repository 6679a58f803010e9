import type { CrmContact } from '../../integration/provider/crm-contact.ts';
import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { ContactAnswer } from './shapes.ts';
import { storableText } from './storable-text.ts';

/** Fields that change with every visit, or are read elsewhere, and mean nothing to a rule. */
const restless = new Set(['type', 'id', 'workspace_id', 'updated_at', 'archived']);

/** Converts a contact as Intercom answers it. @param readAt when the contact was requested */
export function readContact(answer: ContactAnswer, readAt: Date): CrmContact {
  return {
    id: answer.id,
    kind: answer.role === 'lead' ? 'lead' : 'user',
    email: answer.email,
    createdAt: answer.created_at,
    updatedAt: answer.updated_at,
    attributes: {
      ...singleValues(answer, ''),
      ...singleValues(answer.location ?? {}, 'location.'),
      ...singleValues(answer.custom_attributes ?? {}, 'custom_attributes.'),
    },
    ...(answer.archived != null && { archived: answer.archived }),
    ...(answer.tags && { labels: { ids: answer.tags.data.map(({ id }) => id), hasMore: isCut(answer.tags) } }),
    ...(answer.companies && {
      companies: { items: answer.companies.data.map(({ id }) => ({ id })), hasMore: isCut(answer.companies) },
    }),
    readAt,
  };
}

/** Intercom embeds ten at most, and reports the total (reference 4.1). */
const isCut = ({ data, has_more: hasMore, total_count: total }: NonNullable<ContactAnswer['tags']>): boolean =>
  (hasMore ?? false) || (total ?? 0) > data.length;

/** Lists and objects are left out; times become unix seconds, as REST writes them. */
function singleValues(source: Record<string, unknown>, prefix: string): Record<string, AttributeValue> {
  const values: Record<string, AttributeValue> = {};
  for (const [key, value] of Object.entries(source)) {
    if (prefix === '' && restless.has(key)) continue;
    if (value instanceof Date) values[prefix + key] = Math.floor(value.getTime() / 1000);
    else if (typeof value === 'string') values[prefix + key] = storableText(value);
    else if (isSingle(value)) values[prefix + key] = value;
  }
  return values;
}

const isSingle = (value: unknown): value is AttributeValue =>
  value === null || typeof value === 'number' || typeof value === 'boolean';
