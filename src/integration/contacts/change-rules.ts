import type { AttributeValue } from '../../qualification/attribute-value.ts';
import type { CrmContact } from '../provider/crm-contact.ts';
import { firstReading, type ContactChange, type FirstParts } from './contact-change.ts';
import { readsAttribute, type Observation, type ObservedCompany } from './observation.ts';
import { attributeField, changesBetween, nameOfField } from './observation-rules.ts';
import { reportedAtOf, type Reading } from './reading.ts';

/**
 * What a reading adds to the record of a contact: parts and attributes that were read for the first time, and each field
 * that changed.
 * @param unrecorded full names of attributes that move with each visit and that no rule watches
 */
export function changesOfReading(
  reading: Pick<Reading, 'source' | 'reportedAt' | 'changedAt' | 'notificationId'> & {
    contact: Pick<CrmContact, 'id' | 'updatedAt' | 'readAt'>;
  },
  previous: { observation: Observation } | null,
  now: { observation: Observation },
  unrecorded: ReadonlySet<string>,
): ContactChange[] {
  const { contact, source, notificationId = null } = reading;
  const seen = { contactId: contact.id, readAt: contact.readAt, source, notificationId };
  const before = previous?.observation ?? {};
  const first = firstParts(before, now.observation, unrecorded);
  const unrecordedFields = new Set([...unrecorded].map(attributeField));
  return [
    ...(Object.keys(first).length > 0
      ? [
          {
            ...seen,
            field: firstReading,
            old: null,
            new: first,
            changedAt: contact.updatedAt ?? contact.readAt,
            changedAtBasis: 'read' as const,
          } as const,
        ]
      : []),
    ...changesBetween(before, now.observation)
      .filter(({ field }) => !unrecordedFields.has(field))
      .map((change) => {
        const reportedAt = reportedAtOf(reading, nameOfField(change.field));
        return { ...seen, ...dateOf(contact.updatedAt, contact.readAt, reportedAt), ...change };
      }),
  ];
}

function dateOf(updatedAt: Date | null, readAt: Date, reportedAt: Date | null) {
  if (reportedAt) return { changedAt: reportedAt, changedAtBasis: 'reported' as const };
  if (updatedAt) return { changedAt: updatedAt, changedAtBasis: 'updated' as const };
  return { changedAt: readAt, changedAtBasis: 'read' as const };
}

function firstParts(before: Observation, now: Observation, unrecorded: ReadonlySet<string>): FirstParts {
  const { attributes, labelIds, companies } = now;
  const values = Object.entries(attributes?.values ?? {}).filter(
    ([name, value]) => value !== null && !unrecorded.has(name) && !readsAttribute(before, name),
  );
  return {
    ...(attributes && (!before.attributes || values.length > 0) && { attributes: Object.fromEntries(values) }),
    ...(labelIds && !before.labelIds && { tagIds: labelIds.ids }),
    ...(companies && !before.companies && { companies: companies.items }),
  };
}

/** What was known of a contact after these changes, the oldest first: the observation without what is not recorded. */
export function replayChanges(changes: readonly Pick<ContactChange, 'field' | 'new' | 'readAt'>[]): Observation {
  let observation: Observation = {};
  for (const change of changes) observation = { ...observation, ...applied(observation, change) };
  return observation;
}

function applied(
  { attributes, labelIds, companies }: Observation,
  { field, new: value, readAt }: Pick<ContactChange, 'field' | 'new' | 'readAt'>,
): Observation {
  if (field === firstReading) return fromFirstParts(value as FirstParts, attributes?.values ?? {}, readAt);
  const [, kind, rest = ''] = /^(contact\.|tag:|company:)(.*)$/s.exec(field) ?? [];
  if (kind === 'contact.') {
    const values = { ...attributes?.values, [rest]: value as AttributeValue };
    return { attributes: { values, readAt } };
  }
  if (kind === 'tag:') {
    const others = (labelIds?.ids ?? []).filter((id) => id !== rest);
    return { labelIds: { ids: value === null ? others : [...others, rest], readAt } };
  }
  return { companies: { items: withCompany(companies?.items ?? [], rest, value as AttributeValue), readAt } };
}

function fromFirstParts(
  { attributes, tagIds, companies }: FirstParts,
  known: Readonly<Record<string, AttributeValue>>,
  readAt: Date,
): Observation {
  return {
    ...(attributes && { attributes: { values: { ...known, ...attributes }, readAt } }),
    ...(tagIds && { labelIds: { ids: tagIds, readAt } }),
    ...(companies && { companies: { items: companies, readAt } }),
  };
}

function withCompany(items: readonly ObservedCompany[], path: string, value: AttributeValue): ObservedCompany[] {
  const isName = path.endsWith('.name');
  const id = isName ? path.slice(0, -'.name'.length) : path;
  const others = items.filter((company) => company.id !== id);
  const known = items.find((company) => company.id === id);
  if (isName) return known ? [...others, { id, name: value as string | null }] : others;
  return value === null ? others : [...others, known ?? { id }];
}
