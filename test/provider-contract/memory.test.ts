import { expect, it } from 'vitest';
import { unmetered } from '../../src/integration/provider/pacing/call-budgets.ts';
import type { TokenSource } from '../../src/integration/provider/token-source.ts';
import { createMemoryProvider, grantToken } from '../support/memory-crm/memory-provider.ts';
import { signMemory } from '../support/memory-crm/memory-hooks.ts';
import { createMemoryState } from '../support/memory-crm/memory-state.ts';
import { keepsContract } from './contract.ts';

function open() {
  const state = createMemoryState();
  let { accessToken } = grantToken(state);
  const token: TokenSource = {
    kind: 'renewed',
    current: async () => accessToken,
    refused: async () => ({ accessToken } = grantToken(state)).accessToken,
  };
  const provider = createMemoryProvider(state, { of: () => unmetered });
  const client = provider.open({
    connection: { workspace_id: 'w', connection_id: 'c' },
    externalWorkspaceId: 'memory-1',
    region: 'eu1',
    practice: true,
    token,
    wanted: async () => 'all',
  });
  return { state, provider, client };
}

keepsContract('a CRM in memory', async () => {
  const { state, provider, client } = open();
  return {
    client,
    provider,
    report(contactIds) {
      const news = contactIds.map((id, index) => ({
        account: 'memory-1',
        eventId: `e${index}`,
        type: 'contact',
        id,
        at: 0,
      }));
      const url = 'https://goodword.example/hooks/memory';
      const body = JSON.stringify(news);
      const headers = { 'x-memory-signature': signMemory(url, body) };
      return { method: 'POST', url, headers, rawBody: Buffer.from(body) };
    },
    async segmentOf(contactIds) {
      state.segments.set('s1', { name: 'Some', members: [...contactIds] });
      return 's1';
    },
    close: async () => {},
  };
});

it('goes on with a renewed token when one is refused', async () => {
  const { state, client } = open();
  await client.readWorkspace();
  state.tokens.clear();
  await expect(client.readWorkspace()).resolves.toMatchObject({ externalId: 'memory-1' });
});

it('spends the budget of searches for searches alone', async () => {
  const { state, client } = open();
  await client.countContacts({});
  await client.listAttributes();
  expect(state.spent).toEqual(['search', 'burst']);
});
