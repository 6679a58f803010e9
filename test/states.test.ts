import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { campaignStates } from '../src/campaigns/campaign.ts';
import { importStates, syncStates } from '../src/imports/import-moves.ts';
import { operationStates } from '../src/integration/bulk-operations/operation.ts';
import { connectionStates } from '../src/integration/connections/connection.ts';
import { contactLinkStates } from '../src/integration/contacts/contact-link.ts';
import { deliveryStates } from '../src/integration/outbound/delivery.ts';
import { checkStates } from '../src/integration/reconcile/drift/check.ts';
import { outageReportStates } from '../src/integration/reconcile/outage/outage.ts';
import { repairStates } from '../src/integration/reconcile/repair/repair.ts';
import { alertStates } from '../src/integration/reconcile/warnings/alert.ts';
import { leadStates } from '../src/leads/lead.ts';
import { mailStates } from '../src/notify/outbox/outbox-mail.ts';
import { proposalStates } from '../src/people/proposal-store.ts';
import { rewardStates } from '../src/rewards/reward.ts';

const schema = readFileSync(new URL('../schema.sql', import.meta.url), 'utf8');

const lists: [table: string, column: string, states: readonly string[]][] = [
  ['campaigns', 'state', campaignStates],
  ['leads', 'state', leadStates],
  ['rewards', 'state', rewardStates],
  ['imports', 'state', importStates],
  ['imports', 'sync_state', syncStates],
  ['connections', 'state', connectionStates],
  ['crm_contacts', 'state', contactLinkStates],
  ['deliveries', 'state', deliveryStates],
  ['bulk_operations', 'state', operationStates],
  ['crm_checks', 'state', checkStates],
  ['crm_repairs', 'state', repairStates],
  ['outage_reports', 'state', outageReportStates],
  ['alerts', 'state', alertStates],
  ['outbox_mails', 'state', mailStates],
  ['erasure_proposals', 'state', proposalStates],
];

it.each(lists)('the states in %s.%s are those that the database allows', (table, column, states) => {
  const constraint = `constraint ${table}_${column}_check CHECK \\(\\(${column} = ANY \\(ARRAY\\[(.*?)\\]`;
  const [, list = ''] = new RegExp(constraint).exec(schema) ?? [];
  const allowed = [...list.matchAll(/'([^']+)'::text/g)].map(([, state]) => state);
  expect(new Set(allowed)).toEqual(new Set<string>(states));
});

it('each column of states in the database has its list', () => {
  const columns = [...schema.matchAll(/constraint (\w+_state)_check CHECK/g)].map(([, name]) => name);
  expect(new Set(columns)).toEqual(new Set(lists.map(([table, column]) => `${table}_${column}`)));
});
