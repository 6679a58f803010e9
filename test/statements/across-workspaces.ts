/**
 * Statements that are about all workspaces, by their files and what they are for. They only read, or delete or empty by age: what a
 * database whose tables are distributed by workspace does on all of its nodes. Each is named by its fingerprint, which
 * every-statement.test.ts prints for one that is not listed: another one of the same file is looked at as well.
 */
export const acrossWorkspaces: Readonly<Record<string, { why: string; statements: readonly string[] }>> = {
  'campaigns/find-campaign.ts': { why: 'the address of a campaign’s page is unique in the installation', statements: [] },
  'imports/begin-check.ts': { why: 'finds syncs whose night it is', statements: [] },
  'imports/forget-rows.ts': { why: 'finds imports whose people are older than they are kept', statements: [] },
  'imports/work-on-import.ts': { why: 'finds work of all workspaces', statements: [] },
  'integration/bulk-operations/advance-operation.ts': { why: 'finds work of all workspaces', statements: [] },
  'integration/connections/stored-tokens.ts': { why: 'encrypts every secret of the installation again', statements: [] },
  'integration/connections/find-connection.ts': { why: 'finds connections to look after; those of a workspace of the CRM', statements: [] },
  'integration/contacts/change-store.ts': { why: 'finds workspaces with changes that are older than they are kept', statements: [] },
  'integration/connections/follow-address.ts': { why: 'finds connections that worked over another address', statements: [] },
  'integration/contacts/snapshot-store.ts': { why: 'finds workspaces with snapshots', statements: [] },
  'integration/inbound/notification-store.ts': { why: 'finds workspaces with notifications that are due', statements: [] },
  'integration/inbound/seed-store.ts': { why: 'finds work of all workspaces', statements: [] },
  'integration/outbound/attempt/attempt-store.ts': { why: 'finds workspaces with calls that are older than they are kept', statements: [] },
  'integration/outbound/delivery-store.ts': { why: 'finds workspaces with deliveries that are due', statements: [] },
  'integration/outbound/kinds/return-fields/mark-store.ts': { why: 'finds work of all workspaces', statements: [] },
  'integration/provider/pacing/usage-store.ts': { why: 'deletes by age', statements: [] },
  'integration/reconcile/drift/run-check.ts': { why: 'finds work of all workspaces', statements: [] },
  'integration/reconcile/outage/close-outages.ts': { why: 'finds work of all workspaces', statements: [] },
  'integration/reconcile/polling/polling-store.ts': { why: 'finds work of all workspaces', statements: [] },
  'integration/reconcile/repair/run-repair.ts': { why: 'finds work of all workspaces', statements: [] },
  'intercom/apps/stored-app-secrets.ts': { why: 'encrypts every secret of the installation again', statements: [] },
  'intercom/webhooks/read-notifications.ts': { why: 'a webhook is verified by the secret of each app', statements: [] },
  'leads/forget-callers.ts': { why: 'empties by age', statements: [] },
  'links/link-store.ts': { why: 'a referral code is unique in the installation', statements: [] },
  'links/visit-links.ts': { why: 'a referral code is unique in the installation', statements: [] },
  'notify/outbox/reap-mails.ts': { why: 'finds mails that are due; deletes by age', statements: [] },
  'notify/stored-webhook-secrets.ts': { why: 'encrypts every secret of the installation again', statements: [] },
  'platform/jobs/work/reaper.ts': { why: 'finds work of all workspaces', statements: [] },
  'reporting/operation-numbers.ts': { why: 'numbers for who operates the installation', statements: [] },
  'team/set-up-owner.ts': { why: 'whether there is a workspace at all', statements: [] },
};
