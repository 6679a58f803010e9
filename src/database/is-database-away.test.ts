import pg from 'pg';
import { expect, it } from 'vitest';
import { isDatabaseAway } from './is-database-away.ts';

const ofPostgres = (code: string) => Object.assign(new pg.DatabaseError('as PostgreSQL says it', 0, 'error'), { code });
const ofNode = (code: string, syscall = 'read') => Object.assign(new Error(`${syscall} ${code}`), { code, syscall });

it.each([
  ['connection failure', ofPostgres('08006')],
  ['a pooler without its server', ofPostgres('08P01')],
  ['shut down by an administrator', ofPostgres('57P01')],
  ['ended after the crash of another backend', ofPostgres('57P02')],
  ['starting', ofPostgres('57P03')],
  ['too many connections', ofPostgres('53300')],
  ['disk full', ofPostgres('53100')],
  ['input or output error', ofPostgres('58030')],
  ['a standby was reached', ofPostgres('25006')],
  ['connection refused', ofNode('ECONNREFUSED', 'connect')],
  ['connection reset', ofNode('ECONNRESET')],
  ['no address', ofNode('EAI_AGAIN', 'getaddrinfo')],
  ['no socket file', ofNode('ENOENT', 'connect')],
  ['the driver’s own error', new Error('Connection terminated unexpectedly')],
  ['the pool’s own error', new Error('timeout exceeded when trying to connect')],
  ['several addresses refused', Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })],
  ['wrapped', new Error('Migration 0001: refused', { cause: ofPostgres('57P03') })],
])('the database is away: %s', (_name, error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

it.each([
  ['a value taken twice', ofPostgres('23505')],
  ['a statement that took too long', ofPostgres('57014')],
  ['a wrong password', ofPostgres('28P01')],
  ['a missing table', ofPostgres('42P01')],
  ['a missing file', ofNode('ENOENT', 'open')],
  ['a fault of our own', new TypeError('undefined is not a function')],
  ['a server of others, called by fetch', new TypeError('fetch failed', { cause: ofNode('ECONNREFUSED', 'connect') })],
  ['no error', undefined],
])('the database is not away: %s', (_name, error) => {
  expect(isDatabaseAway(error)).toBe(false);
});
