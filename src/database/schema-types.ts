import type { GeneratedAlways } from 'kysely';
import type { Actor, Json } from './column-types.ts';
import type {
  ContactChangesTable,
  ContactChangeSeedsTable,
  CrmContactsTable,
  CrmSnapshotsTable,
} from './contact-schema-types.ts';
import type {
  ConnectionsTable,
  CampaignConnectionsTable,
  IntercomAppsTable,
  IntercomSignalsTable,
  OauthStatesTable,
  IntegrationSettingsTable,
  IntegrationOwnersTable,
  DeliveriesTable,
  CrmRunsTable,
  ReturnFieldMarksTable,
  DeliveryAttemptsTable,
  NotificationsTable,
  CrmSweepsTable,
  CallBudgetsTable,
  WorkLeasesTable,
  CallUsageTable,
  CrmWarningsTable,
  AlertSettingsTable,
  AlertsTable,
  CrmChecksTable,
  CrmDriftTable,
  CrmRepairsTable,
  CrmGapsTable,
  ImportsTable,
  ImportRowsTable,
} from './crm-schema-types.ts';

export type { Actor } from './column-types.ts';

type WorkspacesTable = { workspace_id: string; name: string; created_at: Date };

type CampaignsTable = {
  workspace_id: string;
  campaign_id: string;
  name: string;
  slug: string;
  state: 'Draft' | 'Launched' | 'Paused';
  friend_offer: string;
  referrer_offer: string;
  created_at: Date;
  updated_at: Date;
};

type PersonColumns = {
  workspace_id: string;
  campaign_id: string;
  email: string;
  email_key: string;
  first_name: string;
  last_name: string;
  phone: string;
  source: string;
  joined_at: Date;
};

type ReferrersTable = PersonColumns & { referrer_id: string };

type LinksTable = {
  workspace_id: string;
  link_id: string;
  campaign_id: string;
  referrer_id: string;
  code: string;
  created_at: Date;
  paused_at: Date | null;
  pause_cause: 'person' | 'import' | null;
};

type LinkVisitsTable = {
  workspace_id: string;
  visit_id: string;
  campaign_id: string;
  link_id: string;
  visited_at: Date;
};

type LeadsTable = PersonColumns & {
  lead_id: string;
  referrer_id: string;
  link_id: string;
  company: string;
  state: 'Pending' | 'On hold' | 'Qualified' | 'Not qualified' | 'Expired';
  state_changed_at: Date;
};

type RewardRulesTable = {
  workspace_id: string;
  reward_rule_id: string;
  campaign_id: string;
  recipient: 'referrer' | 'lead';
  created_at: Date;
};

type RewardRuleVersionsTable = {
  workspace_id: string;
  reward_rule_id: string;
  version: number;
  active: boolean;
  amount_minor: number;
  currency: string;
  saved_by: Json<Actor>;
  saved_at: Date;
};

type RewardsTable = {
  workspace_id: string;
  reward_id: string;
  campaign_id: string;
  reward_rule_id: string;
  rule_version: number;
  recipient: 'referrer' | 'lead';
  recipient_id: string;
  lead_id: string;
  amount_minor: number;
  currency: string;
  state: 'On hold' | 'Needs review' | 'Due' | 'Sending' | 'Issued' | 'Failed' | 'Cancelled';
  created_at: Date;
  state_changed_at: Date;
  issued_at: Date | null;
};

type EventsTable = {
  workspace_id: string;
  event_id: string;
  position: GeneratedAlways<number>;
  campaign_id: string | null;
  referrer_id: string | null;
  lead_id: string | null;
  reward_id: string | null;
  type: string;
  actor: Json<Actor>;
  evidence: Json<Record<string, unknown>>;
  rule_version: number | null;
  occurred_at: Date;
};

type IdempotencyKeysTable = {
  workspace_id: string;
  caller: string;
  idempotency_key: string;
  request_hash: string;
  status: number | null;
  body: string | null;
  created_at: Date;
};

export type Schema = {
  workspaces: WorkspacesTable;
  campaigns: CampaignsTable;
  referrers: ReferrersTable;
  links: LinksTable;
  link_visits: LinkVisitsTable;
  leads: LeadsTable;
  reward_rules: RewardRulesTable;
  reward_rule_versions: RewardRuleVersionsTable;
  rewards: RewardsTable;
  events: EventsTable;
  idempotency_keys: IdempotencyKeysTable;
  connections: ConnectionsTable;
  campaign_connections: CampaignConnectionsTable;
  intercom_apps: IntercomAppsTable;
  intercom_signals: IntercomSignalsTable;
  oauth_states: OauthStatesTable;
  imports: ImportsTable;
  import_rows: ImportRowsTable;
  integration_settings: IntegrationSettingsTable;
  integration_owners: IntegrationOwnersTable;
  crm_contacts: CrmContactsTable;
  crm_snapshots: CrmSnapshotsTable;
  contact_changes: ContactChangesTable;
  contact_change_seeds: ContactChangeSeedsTable;
  deliveries: DeliveriesTable;
  delivery_attempts: DeliveryAttemptsTable;
  crm_runs: CrmRunsTable;
  return_field_marks: ReturnFieldMarksTable;
  notifications: NotificationsTable;
  crm_sweeps: CrmSweepsTable;
  crm_checks: CrmChecksTable;
  crm_drift: CrmDriftTable;
  crm_repairs: CrmRepairsTable;
  crm_gaps: CrmGapsTable;
  work_leases: WorkLeasesTable;
  call_budgets: CallBudgetsTable;
  call_usage: CallUsageTable;
  crm_warnings: CrmWarningsTable;
  alert_settings: AlertSettingsTable;
  alerts: AlertsTable;
};
