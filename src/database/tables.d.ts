// The tables of our own schema as the migrations make them. Written by "npm run schema"; a test compares it.

import type { Actor, JsonColumn } from "./column-types.ts";
import type { ColumnType } from "kysely";

export type Generated<T> = T extends ColumnType<infer S, infer I, infer U>
  ? ColumnType<S, I | undefined, U>
  : ColumnType<T, T | undefined, T>;

export interface Alerts {
  about: "raised" | "resolved";
  alert_id: string;
  channel: "email" | "webhook";
  outcome: string | null;
  planned_at: Date;
  recipient: string;
  sent_at: Date | null;
  state: "Planned" | "Sent" | "Failed" | "Skipped";
  tries: Generated<number>;
  warning_id: string;
  workspace_id: string;
}

export interface AlertSettings {
  by_email: boolean;
  changed_at: Date;
  changed_by: JsonColumn<Actor>;
  webhook_secret_sealed: string | null;
  webhook_url: string | null;
  workspace_id: string;
}

export interface BulkOperations {
  campaign_id: string;
  connection_id: string;
  cursor: string | null;
  ended_at: Date | null;
  kind: "back_fill" | "undo";
  looked_at: Generated<number>;
  note: string | null;
  operation_id: string;
  provider: string;
  started_at: Date;
  started_by: JsonColumn<Actor>;
  state: "Running" | "Paused" | "Done" | "Cancelled";
  tab: "leads" | "referrers" | null;
  total: number;
  undone_operation_id: string | null;
  updated_at: Date;
  workspace_id: string;
}

export interface CallBudgets {
  budget: Generated<string>;
  connection_id: string;
  granted: Generated<number>;
  granted_from: Generated<number>;
  next_at: Generated<number>;
  paused_until: Generated<number>;
  workspace_id: string;
}

export interface CallUsage {
  calls: number;
  connection_id: string;
  limit_per_minute: number | null;
  minute: Date;
  refused: number;
  waited_ms: number;
  workspace_id: string;
}

export interface CampaignConnections {
  campaign_id: string;
  chosen_at: Date;
  chosen_by: JsonColumn<Actor>;
  practice: boolean;
  provider: string;
  workspace_id: string;
}

export interface Campaigns {
  campaign_id: string;
  codes_without_names: Generated<boolean>;
  created_at: Date;
  friend_offer: Generated<string>;
  leads_per_day: Generated<number | null>;
  name: string;
  referrer_offer: Generated<string>;
  slug: string;
  state: "Draft" | "Launched" | "Paused";
  updated_at: Date;
  workspace_id: string;
}

export interface ChangePolling {
  checkpoint: Date;
  connection_id: string;
  cursor: string | null;
  finished_at: Date | null;
  last_missed_at: Date | null;
  missed_count: Generated<number>;
  missed_since: Date | null;
  started_at: Date | null;
  stopped_at: Date | null;
  stopped_by: string | null;
  trouble: string | null;
  workspace_id: string;
}

export interface Connections {
  attention: string | null;
  authorised_by: Generated<"oauth" | "token">;
  connected_at: Date;
  connected_by: JsonColumn<Actor>;
  connection_id: string;
  disconnected_at: Date | null;
  external_workspace_id: string;
  external_workspace_name: string;
  practice: boolean;
  provider: string;
  region: string;
  served_at: string | null;
  state: "Connected" | "Needs attention" | "Not connected";
  timezone: string;
  token_sealed: string | null;
  workspace_id: string;
}

export interface ContactChanges {
  changed_at: Date;
  changed_at_basis: "reported" | "updated" | "read";
  connection_id: string;
  contact_id: string;
  field: string;
  new_value: JsonColumn<unknown> | null;
  notification_id: string | null;
  old_value: JsonColumn<unknown> | null;
  position: Generated<number>;
  read_at: Date;
  source: "webhook" | "polling" | "import" | "check" | "ours";
  workspace_id: string;
}

export interface ContactChangeSeeds {
  after_notification_id: string;
  after_received_at: Date;
  connection_id: string;
  received_until: Date;
  workspace_id: string;
}

export interface CrmChecks {
  asked_by: JsonColumn<Actor>;
  calls: Generated<number>;
  cause: "nightly" | "asked" | "reconnected";
  check_id: string;
  checked: Generated<number>;
  connection_id: string;
  cursor: Generated<string>;
  finished_at: Date | null;
  outcome: string | null;
  started_at: Date;
  state: "Running" | "Done" | "Stopped";
  total: number;
  workspace_id: string;
}

export interface CrmContacts {
  connection_id: string;
  contact_id: string;
  known_by: string;
  linked_at: Date;
  merged_into: string | null;
  state: Generated<"active" | "archived" | "deleted" | "merged">;
  state_at: Date | null;
  subject: "lead" | "referrer";
  subject_id: string;
  workspace_id: string;
}

export interface CrmDrift {
  attribute: string;
  campaign_id: string;
  changed_there: boolean;
  check_id: string;
  connection_id: string;
  contact_id: string;
  drift_id: string;
  email: string;
  expected: JsonColumn<boolean | number | string> | null;
  found: JsonColumn<boolean | number | string> | null;
  kind: "value" | "return_field" | "gone" | "unlinked" | "unqualified";
  name: string;
  repair_id: string | null;
  seen_at: Date;
  since: Date;
  subject: "lead" | "referrer";
  subject_id: string;
  workspace_id: string;
}

export interface CrmRepairs {
  asked_by: JsonColumn<Actor>;
  connection_id: string;
  created_at: Date;
  cursor: string | null;
  finished_at: Date | null;
  is_planned: Generated<boolean>;
  left_alone: number;
  overwrite: boolean;
  repair_id: string;
  selection: JsonColumn<Record<string, unknown>>;
  state: "Running" | "Done";
  total: number;
  workspace_id: string;
}

export interface CrmSnapshots {
  attribute_names: string[] | null;
  attributes: JsonColumn<Record<string, unknown>>;
  companies: JsonColumn<unknown> | null;
  companies_read_at: Date | null;
  connection_id: string;
  contact_created_at: Date | null;
  contact_id: string;
  contact_updated_at: Date | null;
  ours: Generated<boolean>;
  read_at: Date;
  tag_ids: JsonColumn<unknown> | null;
  tags_read_at: Date | null;
  workspace_id: string;
}

export interface CrmWarnings {
  code: string;
  connection_id: string;
  evidence: JsonColumn<Record<string, unknown>>;
  noted_at: Date;
  resolved_at: Date | null;
  since: Date;
  warning_id: string;
  workspace_id: string;
}

export interface Deliveries {
  action: "create_lead" | "create_user" | "create_contact" | null;
  attempts: Generated<number>;
  campaign_id: string;
  cause: string;
  choice: JsonColumn<Record<string, unknown>> | null;
  connection_id: string | null;
  contact_id: string | null;
  created_at: Date;
  delivery_id: string;
  duplicates: "skip" | "update" | null;
  failure: "retry_later" | "reconnect" | "fix_data" | null;
  kept: JsonColumn<unknown[]> | null;
  kind: Generated<"push" | "event" | "return_fields" | "undo" | "delete_contact">;
  left_out: JsonColumn<unknown[]> | null;
  mark: JsonColumn<Record<string, unknown>> | null;
  next_attempt_at: Date | null;
  operation_id: string | null;
  outcome: string | null;
  planned: JsonColumn<Record<string, unknown>>;
  policies: Generated<JsonColumn<Record<string, unknown>>>;
  progress: JsonColumn<Record<string, unknown>> | null;
  provider: string;
  replaced: JsonColumn<Record<string, unknown>> | null;
  settings_version: number;
  state: "Planned" | "Sending" | "Sent" | "Skipped" | "Waiting" | "Failed";
  subject: "lead" | "referrer";
  subject_id: string;
  tries: Generated<number>;
  updated_at: Date;
  workspace_id: string;
  written: JsonColumn<Record<string, unknown>> | null;
}

export interface DeliveryAttempts {
  attempt: number;
  calls: Generated<JsonColumn<unknown[]> | null>;
  delivery_id: string;
  finished_at: Date | null;
  outcome: string | null;
  started_at: Date;
  workspace_id: string;
}

export interface ErasedPeople {
  address_key: string;
  campaign_id: string;
  erased_at: Date;
  erasure_id: string;
  mailbox_key: string | null;
  subject: "lead" | "referrer";
  subject_id: string;
  was_rewarded: boolean;
  workspace_id: string;
}

export interface ErasureProposals {
  campaign_id: string;
  connection_id: string;
  contact_id: string;
  decided_at: Date | null;
  looked_at: Date | null;
  note: string | null;
  proposal_id: string;
  proposed_at: Date;
  state: "Open" | "Erased" | "Dismissed";
  subject: "lead" | "referrer";
  subject_id: string;
  workspace_id: string;
}

export interface ErasureSettings {
  changed_at: Date;
  changed_by: JsonColumn<unknown>;
  erases_deleted: boolean;
  workspace_id: string;
}

export interface Events {
  actor: JsonColumn<Actor>;
  campaign_id: string | null;
  event_id: string;
  evidence: JsonColumn<Record<string, unknown>>;
  lead_id: string | null;
  occurred_at: Date;
  position: Generated<number>;
  referrer_id: string | null;
  reward_id: string | null;
  rule_version: number | null;
  type: string;
  workspace_id: string;
}

export interface HeldLocks {
  holder: number;
  name: string;
  workspace_id: string;
}

export interface IdempotencyKeys {
  body: string | null;
  caller: string;
  created_at: Date;
  idempotency_key: string;
  request_hash: string;
  status: number | null;
  workspace_id: string;
}

export interface ImportRows {
  changes: JsonColumn<{ field: string; old: string; new: string }[]> | null;
  contact_id: string | null;
  decision: "keep" | "pause_link" | null;
  email: Generated<string>;
  email_key: Generated<string>;
  error: string | null;
  fields: JsonColumn<string[]> | null;
  first_name: Generated<string>;
  import_id: string;
  last_name: Generated<string>;
  left_at: Date | null;
  left_reason: string | null;
  line: number | null;
  outcome: "create" | "update" | "skip" | "exclude" | "later" | null;
  pass: number;
  phone: Generated<string>;
  reason: string | null;
  referrer_id: string | null;
  result: "enrolled" | "updated" | "failed" | null;
  row_id: string;
  row_key: string;
  workspace_id: string;
}

export interface Imports {
  campaign_id: string;
  connection_id: string | null;
  created_at: Date;
  created_by: JsonColumn<Actor>;
  cursor: string | null;
  done: Generated<number>;
  dry_run_at: Date | null;
  file: JsonColumn<unknown> | null;
  finished_at: Date | null;
  import_id: string;
  kept_counts: JsonColumn<unknown> | null;
  last_count: number | null;
  last_full_check_at: Date | null;
  last_look_at: Date | null;
  message: string | null;
  paced_done: Generated<number>;
  paced_from: Date | null;
  pass: Generated<number>;
  pause_cause: "person" | "connection" | null;
  phase: "dry_run" | "run" | "retry" | "check" | "departed" | null;
  plan: JsonColumn<unknown> | null;
  restarts: Generated<number>;
  rows_removed_at: Date | null;
  settings: JsonColumn<unknown>;
  source: string;
  started_at: Date | null;
  state: "Draft" | "Dry run" | "Ready" | "Running" | "Paused" | "Done" | "Cancelled" | "Failed";
  sync_state: "On" | "Stopped" | null;
  total: number | null;
  updated_at: Date;
  workspace_id: string;
}

export interface IntegrationOwners {
  campaign_id: string;
  chosen_at: Date;
  chosen_by: JsonColumn<Actor>;
  provider: string;
  user_id: string;
  workspace_id: string;
}

export interface IntegrationSettings {
  campaign_id: string;
  provider: string;
  saved_at: Date;
  saved_by: JsonColumn<Actor>;
  settings: JsonColumn<unknown>;
  tab: "leads" | "referrers";
  version: number;
  workspace_id: string;
}

export interface IntercomApps {
  client_id: string | null;
  client_secret_sealed: string | null;
  kind: "oauth" | "token";
  region: "US" | "EU" | "AU";
  saved_at: Date;
  saved_by: JsonColumn<Actor>;
  workspace_id: string;
}

export interface IntercomSignals {
  detail: string;
  practice: boolean;
  seen_at: Date;
  signal: "ping" | "wrong_signature" | "health" | "uninstall" | "exchange_failed" | "inbox";
  workspace_id: string;
}

export interface Leads {
  caller_key: string | null;
  campaign_id: string;
  company: Generated<string>;
  email: string;
  email_key: string;
  erased_at: Date | null;
  first_name: Generated<string>;
  hold_reason: "self_referral" | "same_mailbox" | "mutual_pair" | "referrer_burst" | "caller_burst" | null;
  joined_at: Date;
  last_name: Generated<string>;
  lead_id: string;
  link_id: string;
  mailbox_key: string | null;
  phone: Generated<string>;
  referrer_id: string;
  rewarded_before: Generated<boolean>;
  source: string;
  state: "Pending" | "On hold" | "Qualified" | "Not qualified" | "Expired";
  state_changed_at: Date;
  unqualified_reason: string | null;
  workspace_id: string;
}

export interface Links {
  campaign_id: string;
  code: string;
  created_at: Date;
  link_id: string;
  pause_cause: "person" | "import" | null;
  paused_at: Date | null;
  referrer_id: string;
  workspace_id: string;
}

export interface LinkVisitDays {
  campaign_id: string;
  day: string;
  link_id: string;
  visits: number;
  workspace_id: string;
}

export interface LinkVisits {
  campaign_id: string;
  link_id: string;
  visit_id: string;
  visited_at: Date;
  workspace_id: string;
}

export interface Notifications {
  app_id: string;
  attempts: Generated<number>;
  body: string | null;
  connection_id: string;
  handled_at: Date | null;
  next_attempt_at: Date | null;
  notification_id: string;
  outcome: string | null;
  received_at: Date;
  topic: string;
  workspace_id: string;
}

export interface OauthStates {
  campaign_id: string;
  expires_at: Date;
  practice: boolean;
  return_to: string;
  state_hash: string;
  user_id: string;
  workspace_id: string;
}

export interface OutageReports {
  after_position: number;
  began_at: Date;
  check_id: string | null;
  connection_id: string;
  ended_at: Date;
  finished_at: Date | null;
  report_id: string;
  state: "Working" | "Done";
  stopped_by: string;
  until_position: number | null;
  workspace_id: string;
}

export interface OutboxMails {
  body_html: string | null;
  body_text: string | null;
  campaign_id: string;
  claimed_at: Date | null;
  created_at: Date;
  ended_at: Date | null;
  kind: "your_link" | "address_changed";
  lead_id: string | null;
  mail_id: string;
  next_attempt_at: Date | null;
  outcome: string | null;
  recipient: string | null;
  recipient_key: string;
  referrer_id: string | null;
  state: "Planned" | "Sending" | "Waiting" | "Sent" | "Failed";
  subject: string | null;
  tries: Generated<number>;
  unclear_tries: Generated<number>;
  workspace_id: string;
}

export interface Referrers {
  campaign_id: string;
  email: string;
  email_key: string;
  erased_at: Date | null;
  first_name: Generated<string>;
  joined_at: Date;
  last_name: Generated<string>;
  phone: Generated<string>;
  referrer_id: string;
  source: string;
  workspace_id: string;
}

export interface RewardRules {
  campaign_id: string;
  created_at: Date;
  recipient: "referrer" | "lead";
  reward_rule_id: string;
  workspace_id: string;
}

export interface RewardRuleVersions {
  active: boolean;
  amount_minor: number | null;
  currency: string | null;
  kind: "fixed_amount";
  reward_rule_id: string;
  saved_at: Date;
  saved_by: JsonColumn<Actor>;
  version: number;
  workspace_id: string;
}

export interface Rewards {
  amount_minor: number;
  campaign_id: string;
  cancel_reason: string | null;
  cancelled_from: string | null;
  cancelled_with: "lead" | "itself" | null;
  created_at: Date;
  currency: string;
  issued_at: Date | null;
  lead_id: string;
  recipient: "referrer" | "lead";
  recipient_id: string;
  reward_id: string;
  reward_rule_id: string;
  rule_version: number;
  state: "On hold" | "Needs review" | "Due" | "Sending" | "Issued" | "Failed" | "Cancelled";
  state_changed_at: Date;
  workspace_id: string;
}

export interface RuleAttributeProblems {
  campaign_id: string;
  connection_id: string;
  property: string;
  since: Date;
  workspace_id: string;
}

export interface StaleReferrers {
  campaign_id: string;
  mark_id: string;
  marked_at: Date;
  referrer_id: string;
  workspace_id: string;
}

export interface WorkLeases {
  due_at: Date | null;
  expires_at: Date | null;
  holder: string | null;
  kind: string;
  work_id: string;
  workspace_id: string;
}

export interface Workspaces {
  created_at: Date;
  name: string;
  workspace_id: string;
}

export interface Schema {
  alert_settings: AlertSettings;
  alerts: Alerts;
  bulk_operations: BulkOperations;
  call_budgets: CallBudgets;
  call_usage: CallUsage;
  campaign_connections: CampaignConnections;
  campaigns: Campaigns;
  change_polling: ChangePolling;
  connections: Connections;
  contact_change_seeds: ContactChangeSeeds;
  contact_changes: ContactChanges;
  crm_checks: CrmChecks;
  crm_contacts: CrmContacts;
  crm_drift: CrmDrift;
  crm_repairs: CrmRepairs;
  crm_snapshots: CrmSnapshots;
  crm_warnings: CrmWarnings;
  deliveries: Deliveries;
  delivery_attempts: DeliveryAttempts;
  erased_people: ErasedPeople;
  erasure_proposals: ErasureProposals;
  erasure_settings: ErasureSettings;
  events: Events;
  held_locks: HeldLocks;
  idempotency_keys: IdempotencyKeys;
  import_rows: ImportRows;
  imports: Imports;
  integration_owners: IntegrationOwners;
  integration_settings: IntegrationSettings;
  intercom_apps: IntercomApps;
  intercom_signals: IntercomSignals;
  leads: Leads;
  link_visit_days: LinkVisitDays;
  link_visits: LinkVisits;
  links: Links;
  notifications: Notifications;
  oauth_states: OauthStates;
  outage_reports: OutageReports;
  outbox_mails: OutboxMails;
  referrers: Referrers;
  reward_rule_versions: RewardRuleVersions;
  reward_rules: RewardRules;
  rewards: Rewards;
  rule_attribute_problems: RuleAttributeProblems;
  stale_referrers: StaleReferrers;
  work_leases: WorkLeases;
  workspaces: Workspaces;
}
