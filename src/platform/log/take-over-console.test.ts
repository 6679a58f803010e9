import { afterAll, beforeAll, expect, it } from 'vitest';
import { startGoodword, type Goodword } from '../../../test/support/goodword.ts';
import { createLogLines } from '../../../test/support/log-lines.ts';
import { runStatements } from '../../../test/support/test-server.ts';
import { takeOverConsole } from './take-over-console.ts';

let goodword: Goodword;

beforeAll(async () => {
  goodword = await startGoodword();
});
afterAll(() => goodword.close());

it('what a library writes becomes one line of the log, without stack and addresses', () => {
  const { log, lines, text } = createLogLines();
  const giveBack = takeOverConsole(log);
  console.error('Failed to look up ana@example.com:\n    at a (b.js:1)', { email: 'ben@example.com' });
  console.error(Object.assign(new Error('cem@example.com is taken'), { code: '23505' }));
  console.error(Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }));
  console.log(1);
  giveBack();
  expect(lines.map(({ error }) => error)).toEqual([
    'Failed to look up …',
    'Error 23505',
    'connect ECONNREFUSED 127.0.0.1:5432',
    '',
  ]);
  expect(text()).not.toMatch(/@|\\n/);
});

it('what the sign-in library writes when the database fails under it is in it', async () => {
  const { log, lines, text } = createLogLines();
  const rename = (from: string, to: string) =>
    runStatements(goodword.database.connectionString, [`alter table goodword_sign_in."${from}" rename to "${to}"`]);
  // the session is found, and the library cannot read whose it is
  await rename('user', 'user_away');
  const giveBack = takeOverConsole(log);
  try {
    expect((await goodword.api('GET', '/campaigns')).status).toBe(500);
  } finally {
    giveBack();
    await rename('user_away', 'user');
  }
  expect(lines.map(({ msg, error }) => [msg, error])).toContainEqual(['from a library', 'error 42P01']);
  expect(text()).not.toMatch(/@|\\n\s+at /);
});
