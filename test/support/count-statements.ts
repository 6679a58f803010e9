import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';

const counting = new AsyncLocalStorage<{ texts: string[] }>();
const query = pg.Client.prototype.query as (this: pg.Client, ...args: unknown[]) => unknown;

Object.defineProperty(pg.Client.prototype, 'query', {
  value(this: pg.Client, ...args: unknown[]) {
    const [statement] = args;
    const text = typeof statement === 'string' ? statement : (statement as { text?: string } | undefined)?.text;
    // the pool says this on each connection that it opens, whenever it needs one more
    if (!text?.includes("set_config('statement_timeout'")) counting.getStore()?.texts.push(text ?? '');
    return query.apply(this, args);
  },
});

/**
 * The statements sent by what is called, and by nothing that runs beside it: workers have connections in the same process.
 */
export async function statementsOf(act: () => Promise<unknown>): Promise<string[]> {
  const texts: string[] = [];
  await counting.run({ texts }, act);
  return texts;
}
