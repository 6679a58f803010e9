import { expect, it } from 'vitest';
import type { PanelSettings } from '../../api/types.ts';
import { countChanges } from './count-changes.ts';

const email = { type: 'dynamic', from: 'email', to: 'email', policy: 'always' } as const;
const name = { type: 'dynamic', from: 'first_name', to: 'name', policy: 'always' } as const;
const saved: PanelSettings = {
  action: 'nothing',
  mapping: [email, name],
  duplicates: 'update',
  qualification: { method: 'none' },
  mark: { tag: null, note: false, company: false },
  return_fields: { referral_link: null, referrals_count: null, converted_referrals_count: null },
  events: false,
};

it.each<[string, Partial<PanelSettings>, number]>([
  ['nothing', {}, 0],
  ['the action', { action: 'create_user' }, 1],
  [
    'action and rule',
    { action: 'create_user', qualification: { method: 'attribute', property: 'a', target: 'Yes' } },
    2,
  ],
  ['a row added', { mapping: [email, name, { ...name, to: 'phone' }] }, 1],
  ['a row changed', { mapping: [email, { ...name, policy: 'only_if_empty' }] }, 1],
  ['a row removed', { mapping: [email] }, 1],
  ['one row changed and one added', { mapping: [email, { ...name, from: 'last_name' }, { ...name, to: 'phone' }] }, 2],
  ['the same row twice', { mapping: [email, name, name] }, 1],
  ['keys in another order', { mapping: [{ to: 'email', policy: 'always', from: 'email', type: 'dynamic' }, name] }, 0],
  ['tag and note', { mark: { tag: 'Referred', note: true, company: false } }, 2],
  ['a return field', { return_fields: { ...saved.return_fields, referral_link: 'custom_attributes.link' } }, 1],
])('%s: %#', (_, change, expected) => expect(countChanges(saved, { ...saved, ...change })).toBe(expected));
