import type { ColumnType, Generated } from 'kysely';
import type { Actor, Json, OptionalJson } from './column-types.ts';

// The tables of what is between Goodword and a CRM.

export type ConnectionsTable = {
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

export type CampaignConnectionsTable = {
  workspace_id: string;
  campaign_id: string;
  provider: string;
  practice: boolean;
  chosen_by: Json<Actor>;
  chosen_at: Date;
};

export type IntercomAppsTable = {
  workspace_id: string;
  kind: 'oauth' | 'token';
  region: 'US' | 'EU' | 'AU';
  client_id: string | null;
  client_secret_sealed: string | null;
  saved_by: Json<Actor>;
  saved_at: Date;
};

export type IntercomSignalsTable = {
  workspace_id: string;
  practice: boolean;
  signal: 'ping' | 'wrong_signature' | 'health' | 'uninstall' | 'exchange_failed' | 'inbox';
  detail: string;
  seen_at: Date;
};

export type OauthStatesTable = {
  workspace_id: string;
  state_hash: string;
  user_id: string;
  return_to: string;
  campaign_id: string;
  practice: boolean;
  expires_at: Date;
};

export type IntegrationSettingsTable = {
  workspace_id: string;
  campaign_id: string;
  provider: string;
  tab: 'leads' | 'referrers';
  version: number;
  settings: Json<unknown>;
  saved_by: Json<Actor>;
  saved_at: Date;
};

export type IntegrationOwnersTable = {
  workspace_id: string;
  campaign_id: string;
  provider: string;
  user_id: string;
  chosen_by: Json<Actor>;
  chosen_at: Date;
};

export type DeliveriesTable = {
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

export type CrmRunsTable = {
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

export type ReturnFieldMarksTable = {
  workspace_id: string;
  mark_id: string;
  campaign_id: string;
  referrer_id: string;
  marked_at: Date;
};

export type DeliveryAttemptsTable = {
  workspace_id: string;
  delivery_id: string;
  attempt: number;
  started_at: Date;
  finished_at: Date | null;
  calls: ColumnType<unknown[], string | undefined, string>;
  outcome: string | null;
};

export type NotificationsTable = {
  workspace_id: string;
  app_id: string;
  notification_id: string;
  connection_id: string;
  topic: string;
  body: string | null;
  received_at: Date;
  attempts: ColumnType<number, number | undefined, number>;
  next_attempt_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  handled_at: Date | null;
  outcome: string | null;
};

export type CrmSweepsTable = {
  workspace_id: string;
  connection_id: string;
  checkpoint: Date;
  started_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  cursor: ColumnType<string | null, string | null | undefined, string | null>;
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  trouble: ColumnType<string | null, string | null | undefined, string | null>;
  stopped_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  stopped_by: ColumnType<string | null, string | null | undefined, string | null>;
  missed_count: Generated<number>;
  missed_since: ColumnType<Date | null, Date | null | undefined, Date | null>;
  last_missed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export type WorkLeasesTable = {
  workspace_id: string;
  kind: string;
  work_id: string;
  holder: string | null;
  expires_at: Date | null;
  due_at: Date | null;
};

export type CallBudgetsTable = {
  workspace_id: string;
  connection_id: string;
  next_at: Generated<number>;
  paused_until: Generated<number>;
  granted: Generated<number>;
  granted_from: Generated<number>;
};

export type CallUsageTable = {
  workspace_id: string;
  connection_id: string;
  minute: Date;
  calls: number;
  refused: number;
  waited_ms: ColumnType<string | number, number, number>;
  limit_per_minute: number | null;
};

export type CrmWarningsTable = {
  workspace_id: string;
  warning_id: string;
  connection_id: string;
  code: string;
  evidence: Json<Record<string, unknown>>;
  since: Date;
  noted_at: Date;
  resolved_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export type AlertSettingsTable = {
  workspace_id: string;
  by_email: boolean;
  webhook_url: string | null;
  webhook_secret_sealed: string | null;
  changed_by: Json<Actor>;
  changed_at: Date;
};

export type AlertsTable = {
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

export type CrmChecksTable = {
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
  outcome: ColumnType<string | null, string | null | undefined, string | null>;
  started_at: Date;
  finished_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
};

export type CrmDriftTable = {
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

export type CrmRepairsTable = {
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

export type CrmGapsTable = {
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
export type ImportsTable = {
  workspace_id: string;
  import_id: string;
  campaign_id: string;
  /** `csv`, or the provider of the CRM */
  source: string;
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

export type ImportRowsTable = {
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
  outcome: 'create' | 'update' | 'skip' | 'exclude' | 'later' | null;
  reason: string | null;
  changes: Json<{ field: string; old: string; new: string }[]> | null;
  result: 'enrolled' | 'updated' | 'failed' | null;
  error: string | null;
  referrer_id: string | null;
  left_reason: string | null;
  left_at: Date | null;
  decision: 'keep' | 'pause_link' | null;
};
