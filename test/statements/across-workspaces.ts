/**
 * Statements that are about all workspaces, by their files and what they are for. They only read, or delete or empty by age: what a
 * database whose tables are distributed by workspace does on all of its nodes. Each is named by its fingerprint, which
 * every-statement.test.ts prints for one that is not listed: another one of the same file is looked at as well.
 */
export const acrossWorkspaces: Readonly<Record<string, { why: string; statements: readonly string[] }>> = {
  'campaigns/find-campaign.ts': {
    why: 'the address of a campaign’s page is unique in the installation',
    statements: ['a425c131'],
  },
  'imports/begin-check.ts': {
    why: 'finds syncs whose night it is',
    statements: ['8a92d7b9'],
  },
  'imports/forget-rows.ts': {
    why: 'finds imports whose people are older than they are kept',
    statements: ['54e8f2ed'],
  },
  'imports/work-on-import.ts': {
    why: 'finds work of all workspaces',
    statements: ['9dd273c0', 'df36565b'],
  },
  'integration/bulk-operations/advance-operation.ts': {
    why: 'finds work of all workspaces',
    statements: ['a033514f'],
  },
  'integration/connections/find-connection.ts': {
    why: 'finds connections to look after; those of a workspace of the CRM',
    statements: ['291d5c7d', 'd9d6e491'],
  },
  'integration/connections/follow-address.ts': {
    why: 'finds connections that worked over another address',
    statements: ['912bc1a7'],
  },
  'integration/connections/stored-tokens.ts': {
    why: 'encrypts every secret of the installation again',
    statements: ['12de9ddf'],
  },
  'integration/contacts/change-store.ts': {
    why: 'finds workspaces with changes that are older than they are kept',
    statements: ['0dae669c'],
  },
  'integration/contacts/snapshot-store.ts': {
    why: 'finds workspaces with snapshots',
    statements: ['0cca7020'],
  },
  'integration/inbound/notification-store.ts': {
    why: 'finds workspaces with notifications that are due',
    statements: ['54947ba2'],
  },
  'integration/inbound/seed-store.ts': {
    why: 'finds work of all workspaces',
    statements: ['b39c5634'],
  },
  'integration/outbound/attempt/attempt-store.ts': {
    why: 'finds workspaces with calls that are older than they are kept',
    statements: ['421b7f95'],
  },
  'integration/outbound/delivery-store.ts': {
    why: 'finds workspaces with deliveries that are due',
    statements: ['bcf7b09e'],
  },
  'integration/outbound/kinds/return-fields/mark-store.ts': {
    why: 'finds work of all workspaces',
    statements: ['e24857eb'],
  },
  'integration/provider/pacing/usage-store.ts': {
    why: 'deletes by age',
    statements: ['a9c93f97'],
  },
  'integration/reconcile/drift/run-check.ts': {
    why: 'finds work of all workspaces',
    statements: ['52f18e91'],
  },
  'integration/reconcile/outage/close-outages.ts': {
    why: 'finds work of all workspaces',
    statements: ['85c265b4'],
  },
  'integration/reconcile/polling/polling-store.ts': {
    why: 'finds work of all workspaces',
    statements: ['e9d8afba'],
  },
  'integration/reconcile/repair/run-repair.ts': {
    why: 'finds work of all workspaces',
    statements: ['51d7ec47'],
  },
  'intercom/apps/stored-app-secrets.ts': {
    why: 'encrypts every secret of the installation again',
    statements: ['db6984e5'],
  },
  'intercom/webhooks/read-notifications.ts': {
    why: 'a webhook is verified by the secret of each app',
    statements: ['db6984e5'],
  },
  'leads/forget-callers.ts': {
    why: 'empties by age',
    statements: ['1fad1df4'],
  },
  'links/link-store.ts': {
    why: 'a referral code is unique in the installation',
    statements: ['23691e4d'],
  },
  'links/roll-up-visits.ts': {
    why: 'finds workspaces with visits that are older than they are kept',
    statements: ['31864559'],
  },
  'links/visit-links.ts': {
    why: 'a referral code is unique in the installation',
    statements: ['5f05b520'],
  },
  'notify/outbox/reap-mails.ts': {
    why: 'finds mails that are due; deletes by age',
    statements: ['07f99b61', '6c873c1a', '6f0724eb'],
  },
  'notify/stored-webhook-secrets.ts': {
    why: 'encrypts every secret of the installation again',
    statements: ['05ea91e8'],
  },
  'people/proposal-store.ts': {
    why: 'finds workspaces that erase people by themselves',
    statements: ['d3c61cf0'],
  },
  'platform/jobs/work/reaper.ts': {
    why: 'finds work of all workspaces',
    statements: ['20915d87'],
  },
  'reporting/operation-numbers.ts': {
    why: 'numbers for who operates the installation',
    statements: ['1368f447', '29e3adae', 'd3b87126', 'ecc784dc', 'f4cd1025'],
  },
  'team/find-workspace.ts': {
    why: 'whether there is a workspace at all',
    statements: ['1917360f'],
  },
  'team/set-up-owner.ts': {
    why: 'whether there is a workspace at all',
    statements: ['1917360f'],
  },
  'web/idempotency.ts': {
    why: 'deletes by age',
    statements: ['55c922b6'],
  },
  'web/stored-answers.ts': {
    why: 'encrypts every secret of the installation again',
    statements: ['c755290b', 'ef88722e'],
  },
};
