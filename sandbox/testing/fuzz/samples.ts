import type { Chance } from './chance.ts';
import type { Ids } from './ids.ts';

/** Valid query and body of a call. */
export interface Sample {
  query?: Record<string, string>;
  body?: Record<string, unknown>;
}

type Make = (chance: Chance, id: (kind: string) => string) => Sample;

const filter = (chance: Chance, id: (kind: string) => string) =>
  chance.pick([
    { field: 'role', operator: '=', value: 'user' },
    { field: 'email', operator: '~', value: 'fuzz' },
    { field: 'created_at', operator: '>', value: 1_700_000_000 },
    { field: 'tag_id', operator: '=', value: id('tag') },
    { field: 'custom_attributes.Plan', operator: 'IN', value: ['Team', 'Scale'] },
    { field: 'id', operator: '!=', value: id('contact') },
  ]);

const search: Make = (chance, id) => ({
  body: {
    query: chance.happens(0.5)
      ? filter(chance, id)
      : { operator: chance.pick(['AND', 'OR']), value: [filter(chance, id), filter(chance, id)] },
    pagination: { per_page: 1 + chance.below(50) },
    sort: { field: 'created_at', order: chance.pick(['ascending', 'descending']) },
  },
});

const contact: Make = (chance) => ({
  body: {
    role: chance.pick(['user', 'lead']),
    email: `fuzz${chance.below(3_000)}@example.com`,
    name: `Fuzz ${chance.below(500)}`,
    custom_attributes: { Plan: 'Team', Seats: chance.below(9) },
    signed_up_at: 1_700_000_000,
  },
});

const company: Make = (chance) => ({
  body: { company_id: `company-${chance.below(80)}`, name: 'Fuzz & Sons', size: 5, monthly_spend: 12, plan: 'Pro' },
});

const merge: Make = (_chance, id) => ({
  body: { from: id('contact'), into: id('contact'), skip_duplicate_validation: true },
});

const oneId =
  (kind: string): Make =>
  (_chance, id) => ({ body: { id: id(kind) } });

const paged: Make = (chance) => ({ query: { per_page: String(1 + chance.below(20)), page: '1' } });
const cursored: Make = (chance) => ({ query: { per_page: String(1 + chance.below(20)) } });

const reply: Make = (chance, id) =>
  chance.happens(0.5)
    ? {
        body: {
          type: 'admin',
          message_type: chance.pick(['comment', 'note']),
          admin_id: id('admin'),
          body: '<p>Hi</p>',
        },
      }
    : { body: { type: 'user', message_type: 'comment', intercom_user_id: id('contact'), body: 'Hi' } };

const part: Make = (chance, id) =>
  chance.pick<Sample>([
    { body: { message_type: 'close', type: 'admin', admin_id: id('admin') } },
    { body: { message_type: 'open', admin_id: id('admin') } },
    { body: { message_type: 'snoozed', admin_id: id('admin'), snoozed_until: 2_000_000_000 } },
    { body: { message_type: 'assignment', type: 'admin', admin_id: id('admin'), assignee_id: id('admin') } },
  ]);

const message: Make = (chance, id) => ({
  body: {
    message_type: chance.pick(['inapp', 'email']),
    subject: 'Hello',
    body: 'Hello',
    template: 'plain',
    from: { type: 'admin', id: id('admin') },
    to: { type: 'user', id: id('contact') },
  },
});

const event: Make = (chance, id) => ({
  body: {
    event_name: `fuzz-${chance.below(5)}`,
    created_at: Math.floor(Date.now() / 1000) - chance.below(100),
    id: id('contact'),
    metadata: { plan: 'Team', price: { amount: 5, currency: 'eur' } },
  },
});

/** Anonymous visitors created by the test. */
export const visitorIds: readonly string[] = Array.from({ length: 40 }, (_, number) => `visitor-${number}`);
const visitorId = (chance: Chance): string => chance.pick(visitorIds) ?? '';

const samples: Record<string, Make> = {
  'GET /visitors': (chance) => ({ query: { user_id: visitorId(chance) } }),
  'PUT /visitors': (chance) => ({ body: { user_id: visitorId(chance), name: 'Passer-by' } }),
  'POST /contacts': contact,
  'PUT /contacts/:id': contact,
  'GET /contacts': cursored,
  'POST /contacts/search': search,
  'POST /contacts/merge': merge,
  'POST /contacts/merge/preview': merge,
  'POST /data_attributes': (chance) => ({
    body: { name: `Fuzz ${chance.below(40)}`, model: 'contact', data_type: chance.pick(['string', 'integer', 'date']) },
  }),
  'PUT /data_attributes/:id': () => ({ body: { description: 'Fuzzed' } }),
  'POST /companies': company,
  'PUT /companies/:id': () => ({ body: { name: 'Renamed', custom_attributes: {} } }),
  'POST /companies/list': paged,
  'GET /companies': paged,
  'POST /companies/search': () => ({ body: { query: { field: 'name', operator: '~', value: 'Fuzz' } } }),
  'POST /contacts/:id/companies': oneId('company'),
  'POST /tags': (chance, id) => ({
    body: chance.happens(0.5)
      ? { name: `Fuzz ${chance.below(30)}` }
      : { name: `Fuzz ${chance.below(30)}`, users: [{ id: id('contact'), untag: chance.happens(0.3) }] },
  }),
  'POST /contacts/:id/tags': oneId('tag'),
  'POST /contacts/:id/notes': (_chance, id) => ({ body: { body: 'Note', admin_id: id('admin') } }),
  'POST /companies/:id/notes': (_chance, id) => ({ body: { body: 'Note', admin_id: id('admin') } }),
  'POST /contacts/:id/subscriptions': (chance, id) => ({
    body: { id: id('subscription'), consent_type: chance.pick(['opt_in', 'opt_out']) },
  }),
  'PUT /admins/:id/away': () => ({ body: { away_mode_enabled: true, away_mode_reassign: false } }),
  'GET /conversations': cursored,
  'POST /conversations': (_chance, id) => ({ body: { from: { type: 'contact', id: id('contact') }, body: 'Hello' } }),
  'POST /conversations/search': () => ({
    body: { query: { field: 'state', operator: '=', value: 'open' }, pagination: { per_page: 5 } },
  }),
  'PUT /conversations/:id': () => ({ body: { read: true, custom_attributes: {} } }),
  'POST /conversations/:id/reply': reply,
  'POST /conversations/:id/parts': part,
  'POST /conversations/:id/customers': (_chance, id) => ({
    body: { admin_id: id('admin'), customer: { intercom_user_id: id('contact') } },
  }),
  'DELETE /conversations/:id/customers/:contact_id': (_chance, id) => ({ body: { admin_id: id('admin') } }),
  'POST /conversations/:id/tags': (_chance, id) => ({ body: { id: id('tag'), admin_id: id('admin') } }),
  'DELETE /conversations/:id/tags/:tag_id': (_chance, id) => ({ body: { admin_id: id('admin') } }),
  'POST /conversations/redact': (_chance, id) => ({
    body: {
      type: 'conversation_part',
      conversation_id: id('conversation'),
      conversation_part_id: id('conversation_part'),
    },
  }),
  'POST /messages': message,
  'POST /events': event,
  'GET /events': (chance, id) => ({
    query: { type: 'user', intercom_user_id: id('contact'), ...(chance.happens(0.5) ? { summary: 'true' } : {}) },
  }),
  'POST /events/summaries': (chance) => ({
    body: {
      user_id: `acme-${1001 + chance.below(24)}`,
      event_summaries: [{ event_name: 'fuzz-1', count: 1, first: 1_700_000_000, last: 1_700_000_001 }],
    },
  }),
  'POST /visitors/convert': (chance) => ({
    body: {
      type: 'user',
      visitor: { user_id: visitorId(chance) },
      user: { email: `fuzz${chance.below(99)}@example.com` },
    },
  }),
  'GET /counts': (chance) => ({
    query: { type: chance.pick(['conversation', 'user']), count: chance.pick(['segment', 'tag', 'admin']) },
  }),
};

/** A call that should succeed; undefined for one that needs neither query nor body. */
export const sampleOf = (chance: Chance, address: string, ids: Ids): Sample | undefined =>
  samples[address]?.(chance, (kind) => ids.pick(chance, kind));
