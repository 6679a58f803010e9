import type { CallBudget, CallBudgets } from '../../../src/integration/provider/pacing/call-budgets.ts';
import { CrmError } from '../../../src/integration/provider/crm-error.ts';
import type { CrmProvider } from '../../../src/integration/provider/crm-provider.ts';
import type { TokenGrant } from '../../../src/integration/provider/token-source.ts';
import { createMemoryClient } from './memory-client.ts';
import { readMemoryNotification, readMemoryRequest } from './memory-hooks.ts';
import type { MemoryState } from './memory-state.ts';
import { memoryTraits } from './memory-traits.ts';

/** A CRM in memory, as a provider reaches it. */
export function createMemoryProvider(state: MemoryState, budgets: Pick<CallBudgets, 'of'>): CrmProvider {
  return {
    ...memoryTraits,
    volatileAttributes: [],
    open({ connection, token, wanted }, { priority = 'background', signal, onCall = () => {} } = {}) {
      const budget: CallBudget = budgets.of(connection, memoryTraits.capabilities.budgets, priority, signal);
      const spend = async (name: string) => {
        await budget.take(name);
        state.spent.push(name);
        const used = await token.current();
        const accepted = state.tokens.has(used) ? used : await token.refused(used);
        if (accepted === null || !state.tokens.has(accepted)) throw dead();
        onCall({ method: 'POST', path: `/${name}`, status: 200, message: 'ok', at: new Date().toISOString() });
      };
      return createMemoryClient(state, spend, wanted);
    },
    renewToken: (refreshToken) =>
      refreshToken === 'revoked' ? Promise.reject(dead()) : Promise.resolve(grantToken(state)),
    contactUrl: (_target, contactId) => `https://memory.example/contacts/${contactId}`,
    callPurpose: ({ path }) => `Remember ${path.slice(1)}`,
    readNotifications: readMemoryRequest,
    readNotification: (_topic, body) => readMemoryNotification(body),
  };
}

/** Issues an access token as an authorisation does. */
export function grantToken(state: MemoryState, lifeMs = 30 * 60_000): TokenGrant {
  const accessToken = `access-${state.nextId++}`;
  state.tokens.add(accessToken);
  return { accessToken, refreshToken: `refresh-${state.nextId++}`, expiresAt: new Date(Date.now() + lifeMs) };
}

const dead = () =>
  new CrmError({ failure: 'reconnect', attention: 'token_revoked', sentence: 'Memory CRM refused the token.' });
