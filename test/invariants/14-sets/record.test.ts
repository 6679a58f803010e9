import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '../../../src/database/database.ts';
import { createHistory, listEvents, type History, type NewEvent } from '../../../src/history/history.ts';
import { systemActor } from '../../../src/history/system-actor.ts';
import { systemClock } from '../../../src/platform/clock/clock.ts';
import { newId } from '../../../src/platform/id/id.ts';
import { statementsOf } from '../../support/count-statements.ts';
import { createTestDatabase, type TestDatabase } from '../../support/database.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.connectionString);
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});

const workspaceId = newId();
const joined = (name: string): NewEvent => ({
  type: 'lead.joined',
  workspaceId,
  leadId: newId(),
  actor: systemActor,
  evidence: { name },
  ruleVersion: 7,
});
const qualified = (name: string): NewEvent => ({ ...joined(name), type: 'lead.qualified' });

const record = (history: History, events: NewEvent | readonly NewEvent[]) =>
  db.transaction().execute((trx) => history.record(trx, events));

it('writes ten thousand events in their order by one statement, more than a statement has parameters for', async () => {
  const history = createHistory(systemClock);
  const events = Array.from({ length: 10_000 }, (_, index) => joined(`Ben${index}`));
  const statements = await statementsOf(() => record(history, events));
  expect(statements.filter((text) => text.includes('insert into'))).toHaveLength(1);
  const newest = await listEvents(db, workspaceId, { limit: 10_000 });
  expect(newest.map(({ evidence }) => evidence['name'])).toEqual(
    events.map((event) => event.evidence?.['name']).toReversed(),
  );
  expect(newest[0]).toMatchObject({
    lead_id: events.at(-1)?.leadId,
    actor: systemActor,
    rule_version: 7,
    reward_id: null,
  });
});

it('calls a reaction once with all events of its type, types in the order in which they first occur', async () => {
  const history = createHistory(systemClock);
  const calls: [string, unknown[]][] = [];
  const note = (name: string) => async (_: unknown, events: readonly NewEvent[]) => {
    calls.push([name, events.map((event) => event.evidence?.['name'])]);
  };
  history.on('lead.joined', note('first of joined'));
  history.on('lead.qualified', note('of qualified'));
  history.on('lead.joined', note('second of joined'));
  await record(history, [qualified('a'), joined('b'), qualified('c'), joined('d')]);
  expect(calls).toEqual([
    ['of qualified', ['a', 'c']],
    ['first of joined', ['b', 'd']],
    ['second of joined', ['b', 'd']],
  ]);
});

it('a reaction finds the events in the history, and its failure takes them back', async () => {
  const history = createHistory(systemClock);
  const event = joined('Cleo');
  let found = 0;
  history.onEach('lead.joined', async (trx, { leadId }) => {
    found += (await listEvents(trx, workspaceId, { leadId: leadId!, limit: 10 })).length;
    throw new Error('no');
  });
  await expect(record(history, event)).rejects.toThrow('no');
  expect(found).toBe(1);
  expect(await listEvents(db, workspaceId, { leadId: event.leadId!, limit: 10 })).toEqual([]);
});

it('of no events nothing is written', async () => {
  const history = createHistory(systemClock);
  expect((await statementsOf(() => record(history, []))).filter((text) => text.includes('insert'))).toEqual([]);
});
