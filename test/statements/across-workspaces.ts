/**
 * Files whose statements are about all workspaces, by what they are for. They only read, or delete or empty by age: what a database
 * whose tables are distributed by workspace does on all of its nodes.
 */
export const acrossWorkspaces: Readonly<Record<string, string>> = {
  'campaigns/find-campaign.ts': 'the address of a campaign’s page is unique in the installation',
  'imports/work-on-import.ts': 'finds work of all workspaces',
  'integration/bulk-operations/advance-operation.ts': 'finds work of all workspaces',
  'integration/connections/stored-tokens.ts': 'encrypts every secret of the installation again',
  'integration/connections/find-connection.ts': 'finds connections to look after; those of a workspace of the CRM',
  'integration/contacts/change-store.ts': 'finds workspaces with changes that are older than they are kept',
  'integration/inbound/notification-store.ts': 'finds workspaces with notifications that are due',
  'integration/inbound/seed-store.ts': 'finds work of all workspaces',
  'integration/outbound/delivery-store.ts': 'finds workspaces with deliveries that are due',
  'integration/outbound/kinds/return-fields/mark-store.ts': 'finds work of all workspaces',
  'integration/provider/pacing/usage-store.ts': 'deletes by age',
  'integration/reconcile/drift/run-check.ts': 'finds work of all workspaces',
  'integration/reconcile/outage/close-outages.ts': 'finds work of all workspaces',
  'integration/reconcile/polling/polling-store.ts': 'finds work of all workspaces',
  'integration/reconcile/repair/run-repair.ts': 'finds work of all workspaces',
  'intercom/apps/stored-app-secrets.ts': 'encrypts every secret of the installation again',
  'intercom/webhooks/read-notifications.ts': 'a webhook is verified by the secret of each app',
  'leads/forget-callers.ts': 'empties by age',
  'links/link-store.ts': 'a referral code is unique in the installation',
  'links/visit-links.ts': 'a referral code is unique in the installation',
  'notify/outbox/reap-mails.ts': 'finds mails that are due; deletes by age',
  'notify/stored-webhook-secrets.ts': 'encrypts every secret of the installation again',
  'platform/jobs/work/reaper.ts': 'finds work of all workspaces',
  'reporting/operation-numbers.ts': 'numbers for who operates the installation',
  'team/set-up-owner.ts': 'whether there is a workspace at all',
};
