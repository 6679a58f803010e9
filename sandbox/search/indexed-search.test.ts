import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Contact, emptyContact } from '../entities/contact.ts';
import { newWorkspace } from '../entities/workspace.ts';
import { NaiveHistory, type Query, matchesNaively, orderedNaively } from '../testing/naive-search.ts';
import { searchFields } from './search-fields.ts';
import { creation } from './standard-fields.ts';
import { parseFilter } from './filter.ts';
import { countContacts, findContacts } from './find-contacts.ts';
import { parseOrder } from './order.ts';
import { pageOf, parsePage } from './page.ts';

const start = Date.UTC(2026, 5, 10, 12);
const hourMs = 3_600_000;

/** Few enough to coincide, some of them on other days. */
const hours = fc.constantFrom(-50, -26, -3, -1, 0, 2, 13, 30);

const person = fc.record({
  role: fc.constantFrom<'user' | 'lead'>('user', 'lead'),
  email: fc.constantFrom(null, 'ana@example.com', 'bo@example.com', 'cy@example.org'),
  externalId: fc.constantFrom(null, 'x-1', 'x-2'),
  name: fc.constantFrom(null, 'Ana', 'ANA Ó', 'Bo', ''),
  lastSeenAt: fc.option(hours.map((hour) => start + hour * hourMs)),
  unsubscribedFromEmails: fc.boolean(),
  archived: fc.constantFrom(false, false, false, true),
  customAttributes: fc.record({ Seats: fc.constantFrom<number | null>(null, 1, 2, 2.5, 40) }, { requiredKeys: [] }),
  tags: fc.subarray(['1', '2']).map((ids) => ids.map((id) => ({ id, appliedAt: start, appliedBy: '1' }))),
});

const number = fc.integer({ min: 0, max: 14 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      number,
      person,
      agoMs: fc.constantFrom(0, 0, 0, 50_000, 30 * 60_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), number }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      ms: fc.constantFrom(1_000, 79_000, 80_000, 700_000, 26 * hourMs, -30_000),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lag' as const), ms: fc.constantFrom(0, 80_000, 600_000) }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'search' as const }) },
);

const dateOperators = { '2.16': ['=', '>', '<'], '2.17': ['=', '!=', '>', '<', '>=', '<='] };
type Version = keyof typeof dateOperators;

const condition = (version: Version) =>
  fc.oneof(
    text('email', 'ana@example.com', 'example', 'bo@example.com'),
    text('external_id', 'x-1', 'x-', 'x-2'),
    text('name', 'Ana', 'a', ''),
    text('role', 'user', 'lead'),
    fc.record({
      field: fc.constant('custom_attributes.Seats'),
      operator: fc.constantFrom('=', '!=', '>', '<', '>=', '<='),
      value: fc.constantFrom(1, 2, 2.5, 40),
    }),
    fc.record({
      field: fc.constantFrom('created_at', 'updated_at', 'last_seen_at'),
      operator: fc.constantFrom(...dateOperators[version]),
      value: hours.map((hour) => start / 1000 + hour * 3600),
    }),
    fc.record({ field: fc.constant('tag_id'), operator: fc.constantFrom('=', '!='), value: fc.constantFrom('1', '2') }),
  );

function text(field: string, ...values: string[]) {
  return fc.oneof(
    fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom('=', '!=', '~', '!~', '^', '$'),
      value: fc.constantFrom(...values),
    }),
    fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom('=', '!='),
      value: fc.constant(null),
    }),
    fc.record({
      field: fc.constant(field),
      operator: fc.constantFrom('IN', 'NIN'),
      value: fc.subarray<string | null>([...values, null]),
    }),
  );
}

const group = <Part>(part: fc.Arbitrary<Part>) =>
  fc.record({
    operator: fc.constantFrom<'AND' | 'OR'>('AND', 'OR'),
    value: fc.array(part, { minLength: 1, maxLength: 3 }),
  });
const query = (version: Version): fc.Arbitrary<Query> =>
  fc.oneof(
    condition(version),
    group(condition(version)),
    group(fc.oneof(condition(version), group(condition(version)))),
  );
const question = fc
  .constantFrom<Version>('2.16', '2.17')
  .chain((version) => fc.record({ version: fc.constant(version), query: query(version) }));
const sort = fc.record({
  field: fc.constantFrom(
    'created_at',
    'updated_at',
    'email',
    'name',
    'custom_attributes.Seats',
    'unsubscribed_from_emails',
  ),
  order: fc.constantFrom('ascending', 'descending'),
});

test('an indexed search finds the same as a full scan, in the same order, page by page', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 120 }), question, sort, fc.integer({ min: 1, max: 5 }), play),
    { numRuns: 500 },
  );
});

function play(
  steps: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
  { version, query: asked }: { version: Version; query: Query },
  by: { field: string; order: string },
  perPage: number,
): void {
  const workspace = practiceWorkspace();
  const history = new NaiveHistory();
  let [now, lag] = [start, 80_000];
  const search = () => {
    const fields = searchFields(workspace, version);
    const known = workspace.contacts.known(now, lag);
    const filter = parseFilter(asked, fields);
    const order = parseOrder(by, fields, { field: creation, descending: false });
    const rows = findContacts(known, filter, order);
    const expected = history.known(now, lag).filter((contact) => matchesNaively(contact, asked, version === '2.17'));
    expect(rows.map((row) => row.id)).toEqual(orderedNaively(expected, by.field, by.order === 'descending'));
    expect(rows.every((row) => expected.includes(row))).toBe(true);
    expect(countContacts(known, filter)).toBe(expected.length);
    expect(walk(rows, perPage, (request) => pageOf(rows, order, request))).toEqual(rows);
  };
  for (const one of steps) {
    if (one.kind === 'put') {
      const id = `${one.number}`.padStart(24, '0');
      const at = now - one.agoMs;
      const contact = { ...emptyContact(id, 'user', start + one.number), ...one.person, updatedAt: at };
      workspace.contacts.put(contact, at);
      history.put(contact, at);
    } else if (one.kind === 'delete') {
      workspace.contacts.delete(`${one.number}`.padStart(24, '0'));
      history.delete(`${one.number}`.padStart(24, '0'));
    } else if (one.kind === 'wait') now += one.ms;
    else if (one.kind === 'lag') lag = one.ms;
    else search();
  }
  search();
}

/** All rows, by following the cursors. */
function walk(
  rows: readonly Contact[],
  perPage: number,
  page: (request: ReturnType<typeof parsePage>) => ReturnType<typeof pageOf<Contact>>,
) {
  const met: Contact[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages <= rows.length; pages += 1) {
    const { rows: shown, pages: about } = page(parsePage(perPage, cursor, 50));
    met.push(...shown);
    cursor = about.next?.starting_after;
    if (cursor === undefined) break;
  }
  return met;
}

function practiceWorkspace() {
  const workspace = newWorkspace({ idCode: 'a', name: 'A', region: 'US', timezone: 'UTC', createdAt: start });
  workspace.attributes.push({
    id: 1,
    name: 'Seats',
    model: 'contact',
    type: 'float',
    options: null,
    description: null,
    messengerWritable: false,
    archived: false,
    adminId: '1',
    createdAt: start,
    updatedAt: start,
  });
  return workspace;
}
