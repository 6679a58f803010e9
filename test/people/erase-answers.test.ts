import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '../../src/database/database.ts';
import { createSecretBox } from '../../src/platform/crypto/secret-box.ts';
import { encryptAgain } from '../../src/platform/crypto/encrypt-again.ts';
import { newId } from '../../src/platform/id/id.ts';
import { eraseAnswers } from '../../src/web/erase-answers.ts';
import { answerPurpose } from '../../src/web/idempotency-store.ts';
import { storedAnswers } from '../../src/web/stored-answers.ts';
import { statementsOf } from '../support/count-statements.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { createLogLines } from '../support/log-lines.ts';

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

const secretBox = createSecretBox(randomBytes(32).toString('base64'));
const [workspaceId, otherId] = [newId(), newId()];
const [mentioned, atOnce] = ['quill@example.com', 200];

const keep = async (workspace: string, bodies: readonly string[]) => {
  const rows = bodies.map((body, index) => {
    const key = { workspace_id: workspace, caller: 'user:a', idempotency_key: `key ${String(index).padStart(4, '0')}` };
    const encrypted = secretBox.encrypt(body, answerPurpose(key));
    return { ...key, request_hash: 'x', status: 201, body: encrypted, created_at: new Date() };
  });
  await db.insertInto('idempotency_keys').values(rows).execute();
};
const erasedOf = async (workspace: string) => {
  const rows = await db
    .selectFrom('idempotency_keys')
    .select('idempotency_key')
    .where('workspace_id', '=', workspace)
    .where('body', '=', '')
    .orderBy('idempotency_key')
    .execute();
  return rows.map((row) => row.idempotency_key);
};

it('of many kept answers those that contain a person are erased, read page by page', async () => {
  // one on each page, the last beside its end
  const bodies = Array.from({ length: 2 * atOnce + 1 }, (_, index) =>
    index % atOnce === 0 ? `{"email":"Quill@Example.com"}` : `{"id":"${index}"}`,
  );
  await keep(workspaceId, bodies);
  await keep(otherId, bodies);
  const statements = await statementsOf(() =>
    db.transaction().execute((trx) => eraseAnswers(secretBox, trx, workspaceId, [mentioned])),
  );
  expect(await erasedOf(workspaceId)).toEqual(['key 0000', 'key 0200', 'key 0400']);
  expect(await erasedOf(otherId)).toEqual([]);
  const readings = statements.filter((text) => text.startsWith('select'));
  expect(readings).toHaveLength(3);
  for (const text of readings) expect(text).toContain('limit');
});

it('an erased answer is no secret to encrypt again', async () => {
  const { log, lines } = createLogLines();
  expect(await encryptAgain({ log, secretBox }, storedAnswers(db))).toBe(0);
  expect(lines).toEqual([]);
});
