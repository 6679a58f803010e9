// Loaded with `node --import` into a real worker, so that the product needs no switch for it: the process kills itself
// at the step that DIE_AT_STEP names. Steps are the moments between which a crash makes a difference: before and after
// each commit (or statement outside a transaction) of Goodword's own connections, and before and after each HTTP call.
import pg from 'pg';

const dieAt = Number(process.env['DIE_AT_STEP']);
let steps = 0;

function step(): void {
  steps += 1;
  if (steps !== dieAt) return;
  process.kill(process.pid, 'SIGKILL');
  // the signal may take a moment; nothing must happen in it
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const inTransaction = new WeakSet<pg.Client>();
const query = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown;

/** Whether the statement makes something lasting at once. */
function isLasting(client: pg.Client, text: string): boolean {
  if (/^begin|^start transaction/i.test(text)) inTransaction.add(client);
  if (/^(commit|rollback)/i.test(text)) inTransaction.delete(client);
  return /^commit/i.test(text) || (/^(insert|update|delete|with)/i.test(text) && !inTransaction.has(client));
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement.trim();
  return String((statement as { text?: unknown } | undefined)?.text ?? '').trim();
}

Object.defineProperty(pg.Client.prototype, 'query', {
  value(this: pg.Client & { connectionParameters: { application_name?: string } }, ...args: unknown[]) {
    // the queue's own connections are left alone
    const isOurs = this.connectionParameters.application_name === 'goodword';
    if (!isOurs || !isLasting(this, textOf(args[0]))) return query.apply(this, args);
    step();
    const result = query.apply(this, args);
    if (!(result instanceof Promise)) return result;
    return result.then((answer: unknown) => {
      step();
      return answer;
    });
  },
});

const plainFetch = globalThis.fetch;
globalThis.fetch = async (...args) => {
  step();
  const answer = await plainFetch(...args);
  step();
  return answer;
};
