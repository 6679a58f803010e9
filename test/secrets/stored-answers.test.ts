import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '../../src/database/database.ts';
import { encryptAgain } from '../../src/platform/crypto/encrypt-again.ts';
import { createSecretBox } from '../../src/platform/crypto/secret-box.ts';
import { createLog } from '../../src/platform/log/log.ts';
import { newId } from '../../src/platform/id/id.ts';
import { answerPurpose } from '../../src/web/idempotency-store.ts';
import { forgetAnswers } from '../../src/web/idempotency.ts';
import { storedAnswers } from '../../src/web/stored-answers.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
const [oldKey, key] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const [old, renewed] = [createSecretBox(oldKey), createSecretBox(key, [oldKey])];
const workspaceId = newId();

beforeAll(async () => {
  database = await createTestDatabase();
  db = openDatabase(database.connectionString);
});
afterAll(async () => {
  await closeDatabase(db);
  await database.drop();
});

const answers = () => db.selectFrom('idempotency_keys').selectAll().orderBy('idempotency_key').execute();

it('answers are encrypted with the new key, however many there are, and those that no key opens stay', async () => {
  // more than are looked at at once
  const rows = Array.from({ length: 1_203 }, (_, index) => {
    const row = { workspace_id: workspaceId, caller: 'user:a', idempotency_key: `key ${index}` };
    const box = index === 700 ? createSecretBox(randomBytes(32).toString('base64')) : old;
    const body = index === 3 ? null : box.encrypt(`answer ${index}`, answerPurpose(row));
    return {
      ...row,
      request_hash: 'x',
      status: body === null ? null : 201,
      body,
      created_at: new Date('2026-05-01T12:00:00Z'),
    };
  });
  await db.insertInto('idempotency_keys').values(rows).execute();
  const context = { log: createLog('silent'), secretBox: renewed };
  expect(await encryptAgain(context, storedAnswers(db))).toBe(1_201);
  const withoutOld = createSecretBox(key);
  const unread = (await answers()).filter((row) => row.body !== null && !withoutOld.isCurrent(row.body));
  expect(unread.map((row) => row.idempotency_key)).toEqual(['key 700']);
  const [first] = await answers();
  expect(withoutOld.decrypt(first!.body!, answerPurpose(first!))).toBe('answer 0');
  expect(await encryptAgain(context, storedAnswers(db))).toBe(0);
});

it('answers are kept for seven days', async () => {
  const at = (time: string) => ({ now: () => new Date(time) });
  await forgetAnswers({ db, clock: at('2026-05-08T11:59:00Z') });
  expect(await answers()).toHaveLength(1_203);
  await forgetAnswers({ db, clock: at('2026-05-08T12:01:00Z') });
  expect(await answers()).toEqual([]);
});
