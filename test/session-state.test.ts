import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

/**
 * What PostgreSQL keeps for a session beyond a transaction. Behind a pooler in transaction mode the next statement may run in
 * another session, and what was left stays with one that others use.
 */
const kept: readonly [string, RegExp][] = [
  ['a lock of the session', /pg_(?:try_)?advisory_lock(?:_shared)?\b/],
  ['a setting of the session', /['`";]\s*set (?!local\b|transaction\b)(?:session )?\w+(?: =| to) /],
  ['a setting of the session', /set_config\([^)]*,\s*false\)/],
  ['LISTEN', /['`"]listen \S/i],
  ['a temporary table', /create temp/i],
  ['a cursor', /declare \w+ (?:no scroll )?cursor|query-stream|pg-cursor/i],
  ['a prepared statement', /\bprepare \w+ as\b|query\(\{ name:/i],
];

/** Where it may be, and why. */
const allowed: Record<string, string> = {
  'database/server-lock.ts': 'the embedded PostgreSQL, which has no pooler in front',
  'database/embedded/own-role.ts': 'the same',
  'database/listener.ts': 'tries whether it is heard',
  'database/database.ts': 'only where sessions are not shared',
  'database/prepared.ts': 'only where sessions keep them',
};

const found = (text: string): string[] => kept.flatMap(([what, form]) => (form.test(text) ? [what] : []));

const root = join(import.meta.dirname, '../src');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
);

it('no statement relies on what a shared session does not keep', () => {
  const offenders = files
    .filter((file) => !(file in allowed))
    .flatMap((file) => found(readFileSync(join(root, file), 'utf8')).map((what) => `${file}: ${what}`));
  expect(offenders).toEqual([]);
});

it.each([
  ["'select pg_try_advisory_lock($1)'", ['a lock of the session']],
  ["'select pg_advisory_xact_lock($1)'", []],
  ["`set statement_timeout = '30s'`", ['a setting of the session']],
  ['`set local statement_timeout = 0`', []],
  ["`select set_config('statement_timeout', $1, false)`", ['a setting of the session']],
  ["`select set_config('statement_timeout', $1, true)`", []],
  ['`listen ${channel}`', ['LISTEN']],
  ['`create temp table rows ()`', ['a temporary table']],
  ['`declare rows cursor for select 1`', ['a cursor']],
  ["client.query({ name: 'one', text })", ['a prepared statement']],
])('%s: %j', (text, what) => expect(found(text)).toEqual(what));
