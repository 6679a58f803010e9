import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { campaignStates } from '../src/campaigns/campaign.ts';
import { importStates } from '../src/imports/import-moves.ts';
import { runStates } from '../src/integration/bulk-operations/run.ts';
import { connectionStates } from '../src/integration/connections/connection.ts';
import { deliveryStates } from '../src/integration/outbound/delivery.ts';
import { leadStates } from '../src/leads/lead.ts';
import { rewardStates } from '../src/rewards/reward.ts';

const schema = readFileSync(new URL('../schema.sql', import.meta.url), 'utf8');

it.each([
  ['campaigns', campaignStates],
  ['leads', leadStates],
  ['rewards', rewardStates],
  ['imports', importStates],
  ['connections', connectionStates],
  ['deliveries', deliveryStates],
  ['crm_runs', runStates],
])('the states of %s are those that the database allows', (table, states) => {
  const check = new RegExp(`constraint ${table}_state_check CHECK \\(\\(state = ANY \\(ARRAY\\[(.*?)\\]`).exec(schema);
  const allowed = [...(check?.[1] ?? '').matchAll(/'([^']+)'::text/g)].map(([, state]) => state);
  expect(new Set(allowed)).toEqual(new Set<string>(states));
});
