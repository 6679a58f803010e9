// Loaded with `node --import` into a real worker, so that the product needs no switch for it: the process prints every
// step it comes to, and kills itself at the one that DIE_AT_STEP names. Steps are the moments between which a crash
// makes a difference: before and after each commit (or statement outside a transaction) of Goodword's own connections,
// and before and after each HTTP call. A commit is named by what it makes lasting, for the order of steps varies.
import { writeSync } from 'node:fs';
import pg from 'pg';

const dieAt = process.env['DIE_AT_STEP'];

function step(name: string): void {
  writeSync(1, `step: ${name}\n`);
  if (name !== dieAt) return;
  process.kill(process.pid, 'SIGKILL');
  // the signal may take a moment; nothing must happen in it
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** What an open transaction has written so far, by connection. */
const writesByClient = new WeakMap<pg.Client, Set<string>>();
const query = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown;

/** The name of the step that a statement is; null when it makes nothing lasting. */
function stepOf(client: pg.Client, text: string): string | null {
  const writes = writesByClient.get(client);
  if (/^(begin|start transaction)/i.test(text)) writesByClient.set(client, new Set());
  if (/^(commit|rollback)/i.test(text)) {
    writesByClient.delete(client);
    return /^commit/i.test(text) && writes?.size ? `commit of ${[...writes].toSorted().join(', ')}` : null;
  }
  const write = writeIn(text);
  if (write === null) return null;
  if (!writes) return write;
  writes.add(write);
  return null;
}

function writeIn(text: string): string | null {
  const [, verb, table] = /(insert into|(?<!for )update|delete from)\s+"?([\w."]+)/i.exec(text) ?? [];
  return verb && table ? `${verb.toLowerCase()} ${table.replaceAll('"', '').replace(/^goodword\./, '')}` : null;
}

function textOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : (statement as { text?: unknown } | undefined)?.text;
  return typeof text === 'string' ? text.trim() : '';
}

Object.defineProperty(pg.Client.prototype, 'query', {
  value(this: pg.Client & { connectionParameters: { application_name?: string } }, ...args: unknown[]) {
    // the queue's own connections are left alone
    const isOurs = /^goodword(-work)?$/.test(this.connectionParameters.application_name ?? '');
    const name = isOurs ? stepOf(this, textOf(args[0])) : null;
    if (name === null) return query.apply(this, args);
    step(`before ${name}`);
    const result = query.apply(this, args);
    if (!(result instanceof Promise)) return result;
    return result.then((answer: unknown) => {
      step(`after ${name}`);
      return answer;
    });
  },
});

const plainFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  const name = `${init?.method ?? 'GET'} ${pathname.replace(/[0-9a-f]{24}/, '*')}`;
  step(`before ${name}`);
  const answer = await plainFetch(input, init);
  step(`after ${name}`);
  return answer;
};
