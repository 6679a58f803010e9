-- Staying right: sweeps for what no webhook told, full checks, drift and its repair, gaps and what was recovered after them.

create table crm_sweeps (
  workspace_id uuid not null,
  connection_id uuid not null,
  -- all that changed in the CRM before this time was taken
  checkpoint timestamptz not null,
  -- the sweep under way: when it began to ask, and its next page; null between two sweeps
  started_at timestamptz,
  cursor text,
  -- one worker at a time; what a killed one held is free after this time
  claimed_until timestamptz,
  finished_at timestamptz,
  -- why the last go did not come to its end, in words
  trouble text,
  -- since when the connection does not work, and why (disconnected, or a code of crm/connections/attention.ts)
  stopped_at timestamptz,
  stopped_by text,
  -- changes of watched attributes that were found although webhooks should have told them
  missed_count integer not null default 0,
  missed_since timestamptz,
  last_missed_at timestamptz,
  primary key (workspace_id, connection_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);
insert into crm_sweeps (workspace_id, connection_id, checkpoint, stopped_at, stopped_by)
  select workspace_id, connection_id, connected_at,
    case when state <> 'Connected' then coalesce(disconnected_at, connected_at) end,
    case when state <> 'Connected' then coalesce(attention, 'disconnected') end
  from connections;

-- One comparison of all our contacts with what we wrote.
create table crm_checks (
  workspace_id uuid not null,
  check_id uuid not null,
  connection_id uuid not null,
  cause text not null check (cause in ('nightly', 'asked', 'reconnected')),
  asked_by jsonb not null,
  state text not null check (state in ('Running', 'Done', 'Stopped')),
  -- contacts that there were when it began, and those that are done
  total integer not null,
  checked integer not null default 0,
  -- calls to the CRM
  calls integer not null default 0,
  -- the last contact that is done, in the order of their ids
  cursor text not null default '',
  claimed_until timestamptz,
  -- what keeps it, or why it was stopped, in words
  outcome text,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, check_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);
create unique index crm_checks_running on crm_checks (workspace_id, connection_id) where state = 'Running';
create index crm_checks_newest on crm_checks (workspace_id, connection_id, check_id desc);

-- What differs, as the last check saw it. A row stays while checks find it, so that since tells when it was first seen.
create table crm_drift (
  workspace_id uuid not null,
  drift_id uuid not null,
  connection_id uuid not null,
  campaign_id uuid not null,
  subject text not null check (subject in ('lead', 'referrer')),
  subject_id uuid not null,
  contact_id text not null,
  name text not null,
  email text not null,
  kind text not null check (kind in ('value', 'return_field', 'gone', 'unlinked', 'unqualified')),
  -- full name; empty for kinds that are about no attribute
  attribute text not null,
  expected jsonb,
  found jsonb,
  -- somebody changed it in the CRM after we wrote it
  changed_there boolean not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  check_id uuid not null,
  -- the last repair that took it
  repair_id uuid,
  primary key (workspace_id, drift_id),
  unique (workspace_id, connection_id, subject, subject_id, kind, attribute),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id)
);
create index crm_drift_of_person on crm_drift (workspace_id, subject, subject_id);
create index crm_drift_of_repair on crm_drift (workspace_id, repair_id) where repair_id is not null;

create table crm_repairs (
  workspace_id uuid not null,
  repair_id uuid not null,
  connection_id uuid not null,
  asked_by jsonb not null,
  -- which rows: {"campaign_id", "kind", "search"} or {"drift_ids"}
  selection jsonb not null,
  -- values that somebody changed in the CRM are written over
  overwrite boolean not null,
  state text not null check (state in ('Running', 'Done')),
  -- rows to be repaired, and those of other rows that were left alone
  total integer not null,
  left_alone integer not null,
  -- the last row that was planned; in the order of their ids
  cursor uuid,
  is_planned boolean not null default false,
  created_at timestamptz not null,
  finished_at timestamptz,
  primary key (workspace_id, repair_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);

-- A time in which a connection did not work. What was recovered are events between the two positions.
create table crm_gaps (
  workspace_id uuid not null,
  gap_id uuid not null,
  connection_id uuid not null,
  stopped_by text not null,
  began_at timestamptz not null,
  ended_at timestamptz not null,
  after_position bigint not null,
  until_position bigint,
  check_id uuid,
  state text not null check (state in ('Working', 'Done')),
  finished_at timestamptz,
  primary key (workspace_id, gap_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);
create index crm_gaps_newest on crm_gaps (workspace_id, connection_id, gap_id desc);

create index deliveries_of_repairs on deliveries (workspace_id, cause) where cause like 'repair:%';
-- The last webhook that told something of our people; strangers, most of what comes, are not in it.
create index notifications_of_ours on notifications (workspace_id, connection_id, received_at desc)
  where outcome is distinct from 'not one of our people';

-- Screens hear of every step.
create trigger crm_sweeps_are_announced after update of finished_at, stopped_at on crm_sweeps
  for each row execute function announce_workspace();
create trigger crm_checks_are_announced after insert or update on crm_checks
  for each row execute function announce_workspace();
create trigger crm_repairs_are_announced after insert or update on crm_repairs
  for each row execute function announce_workspace();
create trigger crm_gaps_are_announced after insert or update on crm_gaps
  for each row execute function announce_workspace();
