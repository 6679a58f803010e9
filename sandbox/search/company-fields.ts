import { type Company, memberCounts } from '../entities/company.ts';
import type { CustomValue } from '../entities/contact.ts';
import { type DataAttribute, findAttribute } from '../entities/data-attribute.ts';
import type { Workspace } from '../entities/workspace.ts';
import { IntercomError } from '../http/intercom-error.ts';
import { toSeconds } from '../http/time.ts';
import type { Field, FindField } from './filter.ts';
import { attachedKind, booleanKind, numberKind, textKind } from './kinds.ts';
import { secondKind } from './time-kinds.ts';
import { type Kind, show } from './values.ts';

/** @documented 6.3: Company search knows neither >= nor <=. */
const companyNumberKind: Kind = { ...numberKind, operators: ['=', '!=', 'IN', 'NIN', '>', '<'] };

/** @assumed 6.4: Company search compares times by the second. */
const timeKind = secondKind(['=', '!=', '>', '<'], false);

const seconds = (ms: number | null) => (ms === null ? null : toSeconds(ms));

const field = (name: string, kind: Kind, read: Field<Company>['read']): Field<Company> => ({ name, kind, read });

const fixed = [
  field('company_id', textKind, (company) => company.companyId),
  field('name', textKind, (company) => company.name),
  field('created_at', timeKind, (company) => toSeconds(company.createdAt)),
  field('updated_at', timeKind, (company) => toSeconds(company.updatedAt)),
  field('remote_created_at', timeKind, (company) => seconds(company.remoteCreatedAt)),
  field('last_request_at', timeKind, (company) => seconds(company.lastRequestAt)),
  field('monthly_spend', companyNumberKind, (company) => company.monthlySpend),
  field('session_count', companyNumberKind, () => 0),
  field('tag_id', attachedKind(['=', '!=']), (company) => company.tags.map((tag) => tag.id)),
];

const customPrefix = 'custom_attributes.';

const kinds: Record<DataAttribute['type'], Kind> = {
  string: textKind,
  integer: companyNumberKind,
  float: companyNumberKind,
  boolean: booleanKind,
  date: timeKind,
  datetime: timeKind,
};

/**
 * The searchable fields of companies.
 *
 * @documented 6.2: A field that companies are not searched by answers 400 invalid_field "x is not a valid search field".
 */
export function companyFields(workspace: Workspace): FindField<Company> {
  const counts = memberCounts(workspace.contacts.all());
  const userCount = field('user_count', companyNumberKind, (company) => counts.get(company.id) ?? 0);
  return (name) => {
    const found =
      name === 'user_count' ? userCount : (fixed.find((one) => one.name === name) ?? customField(workspace, name));
    if (found === undefined) throw new IntercomError(400, 'invalid_field', `${show(name)} is not a valid search field`);
    return found;
  };
}

function customField(workspace: Workspace, name: string): Field<Company> | undefined {
  const key = name.startsWith(customPrefix) ? name.slice(customPrefix.length) : '';
  const attribute = findAttribute(workspace.attributes, 'company', key);
  if (attribute === undefined) return undefined;
  return field(name, kinds[attribute.type], ({ customAttributes }): CustomValue =>
    Object.hasOwn(customAttributes, key) ? (customAttributes[key] ?? null) : null,
  );
}
