-- What is true of any CRM: connections, field mapping and rules, deliveries, aliases and snapshots of contacts, notifications.

create table connections (
  workspace_id uuid not null,
  connection_id uuid not null,
  provider text not null,
  -- the id that the CRM gives its own workspace (Intercom: app.id_code)
  external_workspace_id text not null,
  external_workspace_name text not null,
  region text not null,
  timezone text not null,
  practice boolean not null,
  -- encrypted; null once disconnected
  token_sealed text,
  state text not null check (state in ('Connected', 'Needs attention', 'Not connected')),
  -- why it needs attention: a code of crm/attention.ts
  attention text,
  connected_by jsonb not null,
  connected_at timestamptz not null,
  disconnected_at timestamptz,
  primary key (workspace_id, connection_id),
  unique (workspace_id, provider, external_workspace_id),
  foreign key (workspace_id) references workspaces (workspace_id)
);
create index connections_by_external_workspace on connections (provider, external_workspace_id);

-- A started OAuth dance: the state is kept as a hash, belongs to one signed-in person and is used once.
create table oauth_states (
  workspace_id uuid not null,
  state_hash text not null,
  user_id text not null,
  return_to text not null,
  expires_at timestamptz not null,
  primary key (workspace_id, state_hash),
  foreign key (workspace_id) references workspaces (workspace_id)
);

-- Panel settings of a campaign, one row per saving; the highest version holds. Disconnecting leaves them alone.
create table integration_settings (
  workspace_id uuid not null,
  campaign_id uuid not null,
  provider text not null,
  tab text not null check (tab in ('leads', 'referrers')),
  version integer not null check (version > 0),
  settings jsonb not null,
  saved_by jsonb not null,
  saved_at timestamptz not null,
  primary key (workspace_id, campaign_id, provider, tab, version),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id)
);

-- Which contacts of the CRM are one of our people. A person may be several contacts, and a contact several people
-- (a lead in one campaign, a referrer in another).
create table crm_contacts (
  workspace_id uuid not null,
  connection_id uuid not null,
  contact_id text not null,
  subject text not null check (subject in ('lead', 'referrer')),
  subject_id uuid not null,
  -- how we know: created, existing, same_email, merged
  known_by text not null,
  linked_at timestamptz not null,
  primary key (workspace_id, connection_id, contact_id, subject, subject_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);
create index crm_contacts_by_subject on crm_contacts (workspace_id, subject, subject_id);

-- The last state of a contact that we read, so that a change can be told from what was there before.
create table crm_snapshots (
  workspace_id uuid not null,
  connection_id uuid not null,
  contact_id text not null,
  attributes jsonb not null,
  contact_created_at timestamptz,
  contact_updated_at timestamptz,
  read_at timestamptz not null,
  primary key (workspace_id, connection_id, contact_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);

-- One write to the CRM: planned here first, then tried, then answered.
create table deliveries (
  workspace_id uuid not null,
  delivery_id uuid not null,
  connection_id uuid,
  campaign_id uuid not null,
  provider text not null,
  subject text not null check (subject in ('lead', 'referrer')),
  subject_id uuid not null,
  -- what it is for; with the subject it makes the delivery unique
  cause text not null,
  action text not null check (action in ('create_lead', 'create_user')),
  duplicates text not null check (duplicates in ('skip', 'update')),
  settings_version integer not null,
  -- field → value, as it will be written
  planned jsonb not null,
  state text not null check (state in ('Planned', 'Sending', 'Sent', 'Skipped', 'Waiting', 'Failed')),
  -- who must act on a failure: retry_later, reconnect, fix_data
  failure text,
  -- the failure or outcome in words, for the timeline
  outcome text,
  contact_id text,
  -- values of the contact that the write replaced
  replaced jsonb,
  attempts integer not null default 0,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  next_attempt_at timestamptz,
  primary key (workspace_id, delivery_id),
  unique (workspace_id, provider, subject, subject_id, cause),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);
create index deliveries_newest on deliveries (workspace_id, delivery_id desc);
create index deliveries_open on deliveries (workspace_id, state, updated_at) where state in ('Planned', 'Sending', 'Waiting');

create table delivery_attempts (
  workspace_id uuid not null,
  delivery_id uuid not null,
  attempt integer not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  -- the calls made: method, path, status, words; no token, no personal data
  calls jsonb not null default '[]',
  outcome text,
  primary key (workspace_id, delivery_id, attempt),
  foreign key (workspace_id, delivery_id) references deliveries (workspace_id, delivery_id)
);

-- Webhook notifications, stored before they are answered. The rows with handled_at null are the work list.
create table notifications (
  workspace_id uuid not null,
  app_id text not null,
  notification_id text not null,
  connection_id uuid not null,
  topic text not null,
  body text not null,
  received_at timestamptz not null,
  attempts integer not null default 0,
  handled_at timestamptz,
  outcome text,
  primary key (workspace_id, app_id, notification_id)
);
create index notifications_open on notifications (received_at) where handled_at is null;
