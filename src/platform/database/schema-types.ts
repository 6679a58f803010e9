import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** A jsonb column: read as T, written as its JSON text. */
type Json<T> = ColumnType<T, string, string>;
type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

/** Who or what caused a fact: a signed-in person, an API key, a visitor of a public page, the CRM or Goodword itself. */
export type Actor = { kind: 'user' | 'api_key' | 'visitor' | 'crm' | 'system'; id: string | null; name: string };

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

type ConnectionsTable = {
  workspace_id: string;
  connection_id: string;
  provider: string;
  external_workspace_id: string;
  external_workspace_name: string;
  region: string;
  timezone: string;
  practice: boolean;
  token_sealed: string | null;
  state: 'Connected' | 'Needs attention' | 'Not connected';
  attention: string | null;
  connected_by: Json<Actor>;
  connected_at: Date;
  disconnected_at: Date | null;
  authorised_by: Generated<'oauth' | 'token'>;
};

type CampaignConnectionsTable = {
  workspace_id: string;
  campaign_id: string;
  provider: string;
  practice: boolean;
  chosen_by: Json<Actor>;
  chosen_at: Date;
};

type IntercomAppsTable = {
  workspace_id: string;
  kind: 'oauth' | 'token';
  region: 'US' | 'EU' | 'AU';
  client_id: string | null;
  client_secret_sealed: string | null;
  saved_by: Json<Actor>;
  saved_at: Date;
};

type IntercomSignalsTable = {
  workspace_id: string;
  practice: boolean;
  signal: 'ping' | 'wrong_signature' | 'health' | 'uninstall' | 'exchange_failed';
  detail: string;
  seen_at: Date;
};

type OauthStatesTable = {
  workspace_id: string;
  state_hash: string;
  user_id: string;
  return_to: string;
  campaign_id: string;
  practice: boolean;
  expires_at: Date;
};

type IntegrationSettingsTable = {
  workspace_id: string;
  campaign_id: string;
  provider: string;
  tab: 'leads' | 'referrers';
  version: number;
  settings: Json<unknown>;
  saved_by: Json<Actor>;
  saved_at: Date;
};

type IntegrationOwnersTable = {
  workspace_id: string;
  campaign_id: string;
  provider: string;
  user_id: string;
  chosen_by: Json<Actor>;
  chosen_at: Date;
};

type CrmContactsTable = {
  workspace_id: string;
  connection_id: string;
  contact_id: string;
  subject: 'lead' | 'referrer';
  subject_id: string;
  known_by: string;
  linked_at: Date;
  state: Generated<'active' | 'archived' | 'deleted' | 'merged'>;
  state_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  merged_into: ColumnType<string | null, string | null | undefined, string | null>;
};

type CrmSnapshotsTable = {
  workspace_id: string;
  connection_id: string;
  contact_id: string;
  attributes: Json<Record<string, unknown>>;
  contact_created_at: Date | null;
  contact_updated_at: Date | null;
  read_at: Date;
  ours: Generated<boolean>;
};

type DeliveriesTable = {
  workspace_id: string;
  delivery_id: string;
  connection_id: string | null;
  campaign_id: string;
  provider: string;
  subject: 'lead' | 'referrer';
  subject_id: string;
  cause: string;
  kind: Generated<'push' | 'event' | 'return_fields' | 'undo'>;
  run_id: ColumnType<string | null, string | null | undefined, string | null>;
  action: 'create_lead' | 'create_user' | null;
  duplicates: 'skip' | 'update' | null;
  settings_version: number;
  planned: Json<Record<string, unknown>>;
  policies: ColumnType<Record<string, unknown>, string | undefined, string>;
  mark: OptionalJson<Record<string, unknown>>;
  progress: OptionalJson<Record<string, unknown>>;
  choice: OptionalJson<Record<string, unknown>>;
  written: OptionalJson<Record<string, unknown>>;
  kept: OptionalJson<unknown[]>;
  state: 'Planned' | 'Sending' | 'Sent' | 'Skipped' | 'Waiting' | 'Failed';
  failure: 'retry_later' | 'reconnect' | 'fix_data' | null;
  outcome: string | null;
  contact_id: string | null;
  replaced: ColumnType<Record<string, unknown> | null, string | null, string | null>;
  attempts: ColumnType<number, number | undefined, number>;
  tries: ColumnType<number, number | undefined, number>;
  created_at: Date;
  updated_at: Date;
  next_attempt_at: Date | null;
};

type CrmRunsTable = {
  workspace_id: string;
  run_id: string;
  campaign_id: string;
  provider: string;
  connection_id: string;
  kind: 'back_fill' | 'undo';
  tab: 'leads' | 'referrers' | null;
  undone_run_id: string | null;
  state: 'Running' | 'Paused' | 'Done' | 'Cancelled';
  note: string | null;
  total: number;
  looked_at: Generated<number>;
  cursor: string | null;
  started_by: Json<Actor>;
  started_at: Date;
  updated_at: Date;
  ended_at: Date | null;
};

type ReturnFieldMarksTable = {
  workspace_id: string;
  mark_id: string;
  campaign_id: string;
  referrer_id: string;
  marked_at: Date;
};

type DeliveryAttemptsTable = {
  workspace_id: string;
  delivery_id: string;
  attempt: number;
  started_at: Date;
  finished_at: Date | null;
  calls: ColumnType<unknown[], string | undefined, string>;
  outcome: string | null;
};

type NotificationsTable = {
  workspace_id: string;
  app_id: string;
  notification_id: string;
  connection_id: string;
  topic: string;
  body: string;
  received_at: Date;
  attempts: ColumnType<number, number | undefined, number>;
  next_attempt_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  handled_at: Date | null;
  outcome: string | null;
};

type CrmSweepsTable = {
  workspace_id: string;
  connection_id: string;
  checkpoint: Date;
  started_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  cursor: ColumnType<string | null, string | null | undefined, string | null>;
  claimed_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  trouble: ColumnType<string | null, string | null | undefined, string | null>;
  stopped_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  stopped_by: ColumnType<string | null, string | null | undefined, string | null>;
  missed_count: Generated<number>;
  missed_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
  last_missed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

type CallBudgetsTable = {
  workspace_id: string;
  connection_id: string;
  next_at: Generated<number>;
  paused_until: Generated<number>;
  granted: Generated<number>;
  granted_from: Generated<number>;
};

type CallUsageTable = {
  workspace_id: string;
  connection_id: string;
  minute: Date;
  calls: number;
  refused: number;
  waited_ms: ColumnType<string | number, number, number>;
  limit_per_minute: number | null;
};

type CrmWarningsTable = {
  workspace_id: string;
  warning_id: string;
  connection_id: string;
  code: string;
  evidence: Json<Record<string, unknown>>;
  since: Date;
  noted_at: Date;
  resolved_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

type AlertSettingsTable = {
  workspace_id: string;
  by_email: boolean;
  webhook_url: string | null;
  webhook_secret_sealed: string | null;
  changed_by: Json<Actor>;
  changed_at: Date;
};

type AlertsTable = {
  workspace_id: string;
  alert_id: string;
  warning_id: string;
  about: 'raised' | 'resolved';
  channel: 'email' | 'webhook';
  recipient: string;
  state: 'Planned' | 'Sent' | 'Failed' | 'Skipped';
  tries: Generated<number>;
  outcome: ColumnType<string | null, string | null | undefined, string | null>;
  planned_at: Date;
  sent_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

type CrmChecksTable = {
  workspace_id: string;
  check_id: string;
  connection_id: string;
  cause: 'nightly' | 'asked' | 'reconnected';
  asked_by: Json<Actor>;
  state: 'Running' | 'Done' | 'Stopped';
  total: number;
  checked: Generated<number>;
  calls: Generated<number>;
  cursor: Generated<string>;
  claimed_until: ColumnType<Date | null, Date | null | undefined, Date | null>;
  outcome: ColumnType<string | null, string | null | undefined, string | null>;
  started_at: Date;
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

type CrmDriftTable = {
  workspace_id: string;
  drift_id: string;
  connection_id: string;
  campaign_id: string;
  subject: 'lead' | 'referrer';
  subject_id: string;
  contact_id: string;
  name: string;
  email: string;
  kind: 'value' | 'return_field' | 'gone' | 'unlinked' | 'unqualified';
  attribute: string;
  expected: OptionalJson<string | number | boolean>;
  found: OptionalJson<string | number | boolean>;
  changed_there: boolean;
  since: Date;
  seen_at: Date;
  check_id: string;
  repair_id: ColumnType<string | null, string | null | undefined, string | null>;
};

type CrmRepairsTable = {
  workspace_id: string;
  repair_id: string;
  connection_id: string;
  asked_by: Json<Actor>;
  selection: Json<Record<string, unknown>>;
  overwrite: boolean;
  state: 'Running' | 'Done';
  total: number;
  left_alone: number;
  cursor: ColumnType<string | null, string | null | undefined, string | null>;
  is_planned: Generated<boolean>;
  created_at: Date;
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

type CrmGapsTable = {
  workspace_id: string;
  gap_id: string;
  connection_id: string;
  stopped_by: string;
  began_at: Date;
  ended_at: Date;
  after_position: number;
  until_position: ColumnType<number | null, number | null | undefined, number | null>;
  check_id: ColumnType<string | null, string | null | undefined, string | null>;
  state: 'Working' | 'Done';
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

/** The tables of our own, as the migrations make them. */
type ImportsTable = {
  workspace_id: string;
  import_id: string;
  campaign_id: string;
  source: 'intercom' | 'csv';
  connection_id: string | null;
  settings: Json<unknown>;
  file: Json<unknown> | null;
  state: 'Draft' | 'Rehearsing' | 'Ready' | 'Running' | 'Paused' | 'Done' | 'Cancelled' | 'Failed';
  phase: 'rehearsal' | 'run' | 'retry' | 'check' | 'leavers' | null;
  pause_cause: 'person' | 'connection' | null;
  words: string | null;
  pass: Generated<number>;
  cursor: string | null;
  restarts: Generated<number>;
  done: Generated<number>;
  total: number | null;
  paced_from: Date | null;
  paced_done: Generated<number>;
  plan: Json<unknown> | null;
  created_by: Json<Actor>;
  created_at: Date;
  updated_at: Date;
  rehearsed_at: Date | null;
  started_at: Date | null;
  finished_at: Date | null;
  sync_state: 'On' | 'Stopped' | null;
  last_look_at: Date | null;
  last_full_check_at: Date | null;
  last_count: number | null;
};

type ImportRowsTable = {
  workspace_id: string;
  import_id: string;
  row_key: string;
  row_id: string;
  pass: number;
  line: number | null;
  contact_id: string | null;
  fields: Json<string[]> | null;
  email: Generated<string>;
  email_key: Generated<string>;
  first_name: Generated<string>;
  last_name: Generated<string>;
  phone: Generated<string>;
  outcome: 'create' | 'update' | 'skip' | 'exclude' | null;
  reason: string | null;
  changes: Json<{ field: string; old: string; new: string }[]> | null;
  result: 'enrolled' | 'updated' | 'failed' | null;
  error: string | null;
  referrer_id: string | null;
  left_reason: string | null;
  left_at: Date | null;
  decision: 'keep' | 'pause_link' | null;
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
  call_budgets: CallBudgetsTable;
  call_usage: CallUsageTable;
  crm_warnings: CrmWarningsTable;
  alert_settings: AlertSettingsTable;
  alerts: AlertsTable;
};
