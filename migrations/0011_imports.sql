-- People of the CRM, or of a file, who are made referrers: rehearsed, run, and kept up.

create table imports (
  workspace_id uuid not null,
  import_id uuid not null,
  campaign_id uuid not null,
  source text not null check (source in ('intercom', 'csv')),
  -- null for a file
  connection_id uuid,
  -- whom, which values, who is left out, what happens with leavers: the form is in crm/imports/import-settings.ts
  settings jsonb not null,
  -- name, size, columns of an uploaded file
  file jsonb,
  state text not null check (state in ('Draft', 'Rehearsing', 'Ready', 'Running', 'Paused', 'Done', 'Cancelled', 'Failed')),
  -- what is being gone through, also while paused; null while nothing is
  phase text check (phase in ('rehearsal', 'run', 'retry', 'check', 'leavers')),
  pause_cause text check (pause_cause in ('person', 'connection')),
  -- why it is paused or failed, for people
  words text,
  -- one more for each time that everything is gone through; rows carry the last one that came to them
  pass integer not null default 0,
  -- where the next page begins; null before the first
  cursor text,
  -- how often a cursor was refused, and everybody gone through anew
  restarts integer not null default 0,
  done integer not null default 0,
  total integer,
  -- the rate is counted from here: the last time that work began
  paced_from timestamptz,
  paced_done integer not null default 0,
  plan jsonb,
  created_by jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  rehearsed_at timestamptz,
  started_at timestamptz,
  finished_at timestamptz,
  -- an ongoing sync; null for a single run
  sync_state text check (sync_state in ('On', 'Stopped')),
  last_look_at timestamptz,
  last_full_check_at timestamptz,
  -- how many matched when they were last counted
  last_count integer,
  primary key (workspace_id, import_id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);
create index imports_open on imports (state, updated_at) where state in ('Rehearsing', 'Running');
create index imports_in_sync on imports (last_look_at) where sync_state = 'On';

create table import_rows (
  workspace_id uuid not null,
  import_id uuid not null,
  -- the contact's id, or the number of the line: reading somebody again finds the same row
  row_key text not null,
  row_id uuid not null,
  pass integer not null,
  line integer,
  contact_id text,
  -- the fields of a line as they were uploaded
  fields jsonb,
  email text not null default '',
  email_key text not null default '',
  first_name text not null default '',
  last_name text not null default '',
  phone text not null default '',
  outcome text check (outcome in ('create', 'update', 'skip', 'exclude')),
  reason text,
  changes jsonb,
  result text check (result in ('enrolled', 'updated', 'failed')),
  error text,
  referrer_id uuid,
  -- an enrolled person who is no longer among those who are meant, or whose address waits for a decision
  left_reason text,
  left_at timestamptz,
  decision text check (decision in ('keep', 'pause_link')),
  primary key (workspace_id, import_id, row_key),
  foreign key (workspace_id, import_id) references imports (workspace_id, import_id) on delete cascade
);
create index import_rows_in_order on import_rows (workspace_id, import_id, row_id);
create index import_rows_by_email on import_rows (workspace_id, import_id, email_key);
create index import_rows_missing on import_rows (workspace_id, import_id, pass) where result = 'enrolled' and left_at is null;

-- A paused link opens a friendly page and enrols nobody.
alter table links add column paused_at timestamptz, add column pause_cause text check (pause_cause in ('person', 'import'));

