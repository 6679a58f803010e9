import { AsyncLocalStorage } from 'node:async_hooks';
import pg from 'pg';
import { isDataRefused } from '../database/is-data-refused.ts';

/** The first error of the database under a call of the sign-in library. */
const calls = new AsyncLocalStorage<{ error: Error | null }>();

/** Notes errors of the database for the call that they belong to. */
function noting<Result>(working: Promise<Result>): Promise<Result> {
  const call = calls.getStore();
  if (!call) return working;
  return working.catch((error: Error) => {
    if (!isDataRefused(error)) call.error ??= error;
    throw error;
  });
}

class NotingClient extends pg.Client {
  override query = ((...args: unknown[]): unknown => {
    const query = super.query.bind(this) as (...plain: unknown[]) => unknown;
    const working = query(...args);
    return working instanceof Promise ? noting(working) : working;
  }) as pg.Client['query'];
}

/** A pool for the sign-in library, whose errors `throwSwallowed` finds again. */
export class NotingPool extends pg.Pool {
  constructor(config: pg.PoolConfig) {
    super({ ...config, Client: NotingClient });
  }

  override connect = ((...args: []) => {
    const working = super.connect(...args);
    // with a callback there is no promise
    return working instanceof Promise ? noting(working) : working;
  }) as pg.Pool['connect'];
}

/**
 * The sign-in library takes an error of the database for a key or a session that is not valid, or gives it a status of its
 * own. The same functions throw that error instead: what could not be looked up is neither valid nor invalid.
 */
export function throwSwallowed<Api extends object>(api: Api): Api {
  return new Proxy(api, {
    get(target, name, receiver) {
      const called: unknown = Reflect.get(target, name, receiver);
      if (typeof called !== 'function') return called;
      return new Proxy(called, {
        apply: (func, self, args) => calls.run({ error: null }, () => answerOf(Reflect.apply(func, self, args))),
      });
    },
  });
}

async function answerOf(working: unknown): Promise<unknown> {
  const call = calls.getStore();
  try {
    const answer = await working;
    if (call?.error) throw call.error;
    return answer;
  } catch (error) {
    throw call?.error ?? error;
  }
}
