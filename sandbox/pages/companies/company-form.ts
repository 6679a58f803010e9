import type { Company } from '../../entities/company.ts';
import type { Workspace } from '../../entities/workspace.ts';
import { type InputKind, type PersonField, attributeFields } from '../people/person-fields.ts';

const field = (key: string, label: string, kind: InputKind, shown: string | number | null): PersonField => ({
  input: `standard.${key}`,
  key,
  custom: false,
  label,
  kind,
  optional: true,
  shown: String(shown ?? ''),
});

/** Fields of a new company only. */
export const newCompanyFields = (): PersonField[] => [
  {
    ...field('company_id', 'Company ID', 'text', null),
    hint: 'Your own ID for this company. It cannot be changed later.',
  },
];

/** The writable attributes of a company; null for a new one. */
export const companyFields = (company: Company | null, workspace: Workspace): PersonField[] => [
  field('name', 'Name', 'text', company?.name ?? null),
  field('plan', 'Plan', 'text', company?.plan?.name ?? null),
  field('size', 'Size', 'number', company?.size ?? null),
  field('monthly_spend', 'Monthly spend', 'number', company?.monthlySpend ?? null),
  field('industry', 'Industry', 'text', company?.industry ?? null),
  field('website', 'Website', 'text', company?.website ?? null),
  ...attributeFields('company', company?.customAttributes ?? {}, workspace),
];
