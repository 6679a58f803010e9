-- What keeps a connection from working well, and who was told of it.

create table crm_warnings (
  workspace_id uuid not null,
  warning_id uuid not null,
  connection_id uuid not null,
  -- a code of crm/alerts/warning.ts
  code text not null,
  -- what it was judged by, as it was last seen
  evidence jsonb not null,
  since timestamptz not null,
  noted_at timestamptz not null,
  -- null: it lasts
  resolved_at timestamptz,
  primary key (workspace_id, warning_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);
create unique index crm_warnings_lasting on crm_warnings (workspace_id, connection_id, code) where resolved_at is null;

create table alert_settings (
  workspace_id uuid primary key references workspaces (workspace_id),
  by_email boolean not null,
  -- null: no webhook
  webhook_url text,
  -- signs what is sent there; encrypted, and kept when the address changes
  webhook_secret_sealed text,
  changed_by jsonb not null,
  changed_at timestamptz not null
);

-- One message to one address about one warning.
create table alerts (
  workspace_id uuid not null,
  alert_id uuid not null,
  warning_id uuid not null,
  about text not null check (about in ('raised', 'resolved')),
  channel text not null check (channel in ('email', 'webhook')),
  recipient text not null,
  state text not null check (state in ('Planned', 'Sent', 'Failed', 'Skipped')),
  tries integer not null default 0,
  -- how the last try ended, in words
  outcome text,
  planned_at timestamptz not null,
  sent_at timestamptz,
  primary key (workspace_id, alert_id),
  unique (workspace_id, warning_id, about, channel, recipient),
  foreign key (workspace_id, warning_id) references crm_warnings (workspace_id, warning_id)
);

create trigger crm_warnings_are_announced after insert or update of resolved_at on crm_warnings
  for each row execute function announce_workspace();
create trigger alerts_are_announced after insert or update on alerts
  for each row execute function announce_workspace();
