import type { Contact, CustomValue } from '../../entities/contact.ts';
import type { AttributeModel, DataAttribute } from '../../entities/data-attribute.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { toSeconds } from '../../http/time.ts';
import { instantOfLocal } from '../../search/day.ts';
import type { Form } from '../ui/form.ts';
import { dateInput, dateTimeInput } from '../ui/show.ts';

export type InputKind = 'text' | 'email' | 'tel' | 'url' | 'number' | 'date' | 'datetime-local' | 'select';

/** One input of the person form. */
export interface PersonField {
  /** The input's name, unique in the form. */
  input: string;
  /** The key in the body of `PUT /contacts/{id}`, or the name of a custom attribute. */
  key: string;
  custom: boolean;
  label: string;
  kind: InputKind;
  /** For `select`, without the empty choice. */
  choices?: { value: string; label: string }[];
  optional: boolean;
  hint?: string;
  /** The current value as the input shows it. */
  shown: string;
}

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** The writable standard attributes. `contact` is null on the form for a new person. */
export function standardFields(contact: Contact | null, workspace: Workspace): PersonField[] {
  const field = (
    key: string,
    label: string,
    kind: InputKind,
    shown: string | null,
    more: Partial<PersonField> = {},
  ) => ({
    input: `standard.${key}`,
    key,
    custom: false,
    label,
    kind,
    optional: true,
    shown: shown ?? '',
    ...more,
  });
  const time = (ms: number | null | undefined) =>
    ms === null || ms === undefined ? '' : dateTimeInput(toSeconds(ms), workspace.timezone);
  const isUser = contact?.role === 'user';
  const roles = [...(isUser ? [] : [{ value: 'lead', label: 'Lead' }]), { value: 'user', label: 'User' }];
  const owners = workspace.admins
    .filter((admin) => admin.hasInboxSeat)
    .map((admin) => ({ value: admin.id, label: admin.name }));
  const roleHint =
    contact?.role === 'lead' ? { hint: 'A lead can become a user, but a user cannot become a lead.' } : {};
  return [
    field('name', 'Name', 'text', contact?.name ?? null),
    field('email', 'Email', 'email', contact?.email ?? null),
    field('phone', 'Phone', 'tel', contact?.phone ?? null),
    field('role', 'Role', 'select', contact?.role ?? 'lead', { choices: roles, optional: false, ...roleHint }),
    ...(contact === null || isUser
      ? [
          field('external_id', 'External ID', 'text', contact?.externalId ?? null, {
            hint: 'For users: the ID in your own system.',
          }),
        ]
      : []),
    field('owner_id', 'Owner', 'select', contact?.ownerId ?? null, { choices: owners }),
    field('signed_up_at', 'Signed up at', 'datetime-local', time(contact?.signedUpAt)),
    field('last_seen_at', 'Last seen at', 'datetime-local', time(contact?.lastSeenAt)),
    field('avatar', 'Avatar URL', 'url', contact?.avatar ?? null),
    field(
      'unsubscribed_from_emails',
      'Unsubscribed from emails',
      'select',
      String(contact?.unsubscribedFromEmails ?? false),
      {
        choices: yesNo,
        optional: false,
      },
    ),
  ];
}

/** One input per active custom attribute of people. */
export const customFields = (contact: Contact | null, workspace: Workspace): PersonField[] =>
  attributeFields('contact', contact?.customAttributes ?? {}, workspace);

/** One input per active custom attribute of a model. */
export function attributeFields(
  model: AttributeModel,
  values: Contact['customAttributes'],
  workspace: Workspace,
): PersonField[] {
  return workspace.attributes
    .filter((attribute) => attribute.model === model && !attribute.archived)
    .map((attribute) => ({
      input: `custom.${attribute.id}`,
      key: attribute.name,
      custom: true,
      label: attribute.name,
      optional: true,
      shown: showCustom(values[attribute.name] ?? null, attribute, workspace.timezone),
      ...(attribute.description === null ? {} : { hint: attribute.description }),
      ...kindOf(attribute),
    }));
}

function kindOf(attribute: DataAttribute): Pick<PersonField, 'kind' | 'choices'> {
  if (attribute.options !== null)
    return { kind: 'select', choices: attribute.options.map((option) => ({ value: option, label: option })) };
  if (attribute.type === 'boolean') return { kind: 'select', choices: yesNo };
  if (attribute.type === 'date') return { kind: 'date' };
  if (attribute.type === 'datetime') return { kind: 'datetime-local' };
  return { kind: attribute.type === 'string' ? 'text' : 'number' };
}

function showCustom(value: CustomValue, attribute: DataAttribute, timezone: string): string {
  if (value === null) return '';
  if (attribute.type === 'date' && typeof value === 'number') return dateInput(value, timezone);
  if (attribute.type === 'datetime' && typeof value === 'number') return dateTimeInput(value, timezone);
  return String(value);
}

/**
 * The body of a contact write with only the fields that the person changed. Each input has a hidden copy of its initial
 * value, so that saving does not overwrite values written through the API since the page was loaded.
 */
export function changesOf(fields: PersonField[], form: Form, timezone: string): Record<string, unknown> {
  const changed = fields.filter((field) => form.text(field.input) !== form.text(`was.${field.input}`));
  const entries = (custom: boolean) =>
    changed
      .filter((field) => field.custom === custom)
      .map((field) => [field.key, inputToJson(field, form.text(field.input), timezone)] as const);
  const custom = entries(true);
  return {
    ...Object.fromEntries(entries(false)),
    ...(custom.length === 0 ? {} : { custom_attributes: Object.fromEntries(custom) }),
  };
}

function inputToJson(field: PersonField, text: string, timezone: string): unknown {
  if (text.trim() === '') return null;
  if (field.choices === yesNo) return text === 'true';
  if (field.kind !== 'date' && field.kind !== 'datetime-local') return text;
  const local = Date.parse(`${text}Z`.replace(/^(\d{4}-\d\d-\d\d)Z$/, '$1T00:00:00Z'));
  return Number.isNaN(local) ? text : instantOfLocal(local / 1000, timezone);
}
