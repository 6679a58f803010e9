import type { Schema } from './tables.d.ts';

/**
 * The module that owns each table: only its files write it, and other modules go through its use cases and
 * queries. Rows of a new
 * table begin here; `test/table-owners.test.ts` finds every statement that touches a table elsewhere.
 */
export const tableOwners: Record<keyof Schema, string> = {
  alert_settings: 'notify',
  alerts: 'integration/reconcile/warnings',
  call_budgets: 'integration/provider/pacing',
  call_usage: 'integration/provider/pacing',
  campaign_connections: 'integration/connections',
  campaigns: 'campaigns',
  connections: 'integration/connections',
  contact_change_seeds: 'integration/inbound',
  contact_changes: 'integration/contacts',
  crm_checks: 'integration/reconcile/drift',
  crm_contacts: 'integration/contacts',
  crm_drift: 'integration/reconcile',
  outage_reports: 'integration/reconcile/outage',
  outbox_mails: 'notify',
  crm_repairs: 'integration/reconcile/repair',
  bulk_operations: 'integration/bulk-operations',
  crm_snapshots: 'integration/contacts',
  change_polling: 'integration/reconcile/polling',
  crm_warnings: 'integration/reconcile/warnings',
  deliveries: 'integration/outbound',
  delivery_attempts: 'integration/outbound',
  erased_people: 'referrers',
  erasure_proposals: 'people',
  erasure_settings: 'people',
  events: 'history',
  held_locks: 'database',
  idempotency_keys: 'web',
  import_rows: 'imports',
  imports: 'imports',
  integration_owners: 'integration/settings',
  integration_settings: 'integration/settings',
  intercom_apps: 'intercom/apps',
  intercom_signals: 'intercom/apps',
  leads: 'leads',
  link_visit_days: 'links',
  link_visits: 'links',
  links: 'links',
  notifications: 'integration/inbound',
  oauth_states: 'integration/connections',
  referrers: 'referrers',
  stale_referrers: 'integration/outbound',
  reward_rule_versions: 'rewards',
  reward_rules: 'rewards',
  rewards: 'rewards',
  rule_attribute_problems: 'integration/settings',
  work_leases: 'platform/jobs/work',
  workspaces: 'team',
};

/**
 * Statements that read tables of other modules because one statement answers what many would answer more slowly: lists
 * with their people, numbers, and comparisons of what we know with what we wrote. They write none of them.
 */
export const readModels: Record<string, (keyof Schema)[]> = {
  'reporting/operation-numbers.ts': ['call_usage', 'connections', 'crm_warnings', 'deliveries', 'notifications'],
  'reporting/summary.ts': ['leads', 'link_visit_days', 'link_visits', 'referrers', 'rewards'],
  'links/link-store.ts': ['campaigns', 'workspaces'],
  'referrers/referrer-store.ts': ['leads', 'links'],
  'leads/hold-facts.sql.ts': ['referrers'],
  'leads/lead-store.ts': ['links', 'referrers'],
  'people/proposal-store.ts': ['crm_contacts', 'leads', 'referrers', 'rewards'],
  // written by the function erase_person alone
  'people/erasure-store.ts': [
    'connections',
    'crm_contacts',
    'crm_snapshots',
    'deliveries',
    'erased_people',
    'events',
    'import_rows',
    'leads',
    'links',
    'outbox_mails',
    'referrers',
  ],
  'rewards/reward-store.ts': ['leads', 'referrers'],
  'onboarding/start-sample-campaign.ts': ['workspaces'],
  'integration/sync-status/list-attempts.ts': ['delivery_attempts'],
  'integration/sync-status/log-store.ts': ['deliveries', 'leads', 'referrers'],
  'integration/sync-status/sync-status-store.ts': ['crm_contacts', 'deliveries', 'leads', 'referrers'],
  'integration/bulk-operations/operation-store.ts': ['deliveries'],
  'integration/bulk-operations/undo-store.ts': ['deliveries'],
  'integration/bulk-operations/unsent-store.ts': [
    'crm_contacts',
    'deliveries',
    'integration_settings',
    'leads',
    'referrers',
  ],
  'integration/explain/open-reports-store.ts': ['notifications'],
  'integration/reconcile/drift/check-store.ts': ['crm_contacts', 'deliveries'],
  'integration/reconcile/drift/drift-store.ts': ['deliveries'],
  'integration/reconcile/drift/last-writes.sql.ts': ['deliveries', 'stale_referrers'],
  'integration/reconcile/repair/repair-store.ts': ['deliveries', 'stale_referrers'],
  'integration/reconcile/outage/find-recovered.ts': ['deliveries', 'events'],
  'integration/reconcile/outage/outage-store.ts': ['deliveries', 'events'],
  'integration/inbound/notification-store.ts': ['connections'],
  'integration/inbound/insert-unmatched.sql.ts': ['crm_contacts', 'leads', 'referrers'],
  'integration/outbound/delivery-store.ts': ['bulk_operations'],
  'integration/outbound/kinds/return-fields/mark-store.ts': ['crm_contacts', 'referrers'],
  'integration/outbound/connected-for-delivery.ts': ['campaign_connections', 'connections'],
  'integration/outbound/kinds/return-fields/find-return-targets.ts': ['crm_contacts', 'crm_snapshots'],
  'integration/contacts/change-store.ts': ['workspaces'],
  'integration/contacts/snapshot-store.ts': ['workspaces'],
  'integration/outbound/attempt/attempt-store.ts': ['workspaces'],
  'integration/contacts/qualification/find-declines.ts': ['events'],
  'integration/connections/lock-connecting.ts': ['workspaces'],
};

/** Statements that write a table of another module, and why that module's use cases would not do. */
export const foreignWriters: Record<string, (keyof Schema)[]> = {
  // retries what the log's filter matches in the statement that matches it: a million ids would travel there and back
  'integration/sync-status/log-store.ts': ['deliveries'],
};
