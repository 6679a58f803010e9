import { getCurrentAdapter, runWithTransaction } from '@better-auth/core/context';
import type { SignIn } from './sign-in.ts';

/**
 * Carries out several writes of the sign-in library in one transaction, so that a crash or an error between them leaves none:
 * such as a new password, and the end of the sessions that began with the old one.
 */
export async function inOneTransaction<Result>(auth: SignIn, act: () => Promise<Result>): Promise<Result> {
  const { adapter } = await auth.$context;
  return runWithTransaction(adapter, act);
}

type Adapter = Parameters<typeof runWithTransaction>[0];

/**
 * Makes every read and write of the library part of the transaction that runs. Its plugins keep to the adapter that they were
 * given, which takes a connection of its own: what they wrote there stayed when the transaction was undone.
 */
export function followTransactions(adapter: object): void {
  const methods = adapter as Record<string, unknown>;
  for (const [name, own] of Object.entries(adapter)) {
    if (typeof own !== 'function' || name === 'transaction' || name === 'createSchema') continue;
    methods[name] = async (...args: unknown[]): Promise<unknown> => {
      const current: Record<string, unknown> = await getCurrentAdapter(adapter as Adapter);
      const method = (current === methods ? own : current[name]) as (...given: unknown[]) => unknown;
      return method(...args);
    };
  }
}
