-- The real CRM and a practice one side by side; apps of Intercom set up on screen; what was seen of them.

-- Which kind a campaign works with. No row: the real one while it is in use, else the practice one.
create table campaign_connections (
  workspace_id uuid not null,
  campaign_id uuid not null,
  provider text not null,
  practice boolean not null,
  chosen_by jsonb not null,
  chosen_at timestamptz not null,
  primary key (workspace_id, campaign_id, provider),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id)
);

-- How it was authorised: `oauth`, or `token` for the access token of a private app.
alter table connections add column authorised_by text not null default 'oauth' check (authorised_by in ('oauth', 'token'));

-- From where, and with which app, somebody went to authorise.
delete from oauth_states;
alter table oauth_states add column campaign_id uuid not null;
alter table oauth_states add column practice boolean not null;
alter table oauth_states add foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id);

-- At most one real and one practice CRM are in use.
create unique index connections_in_use on connections (workspace_id, provider, practice) where state <> 'Not connected';

-- The operator's own app of Intercom's Developer Hub, beside the one of the environment.
create table intercom_apps (
  workspace_id uuid not null,
  kind text not null check (kind in ('oauth', 'token')),
  region text not null check (region in ('US', 'EU', 'AU')),
  -- null while a private app has given only its access token
  client_id text,
  -- encrypted
  client_secret_sealed text,
  saved_by jsonb not null,
  saved_at timestamptz not null,
  primary key (workspace_id),
  foreign key (workspace_id) references workspaces (workspace_id)
);

-- The last of each thing that was seen of an app, for the Check; what was seen often is written seldom.
create table intercom_signals (
  workspace_id uuid not null,
  practice boolean not null,
  signal text not null check (signal in ('ping', 'wrong_signature', 'health', 'uninstall', 'exchange_failed')),
  detail text not null,
  seen_at timestamptz not null,
  primary key (workspace_id, practice, signal),
  foreign key (workspace_id) references workspaces (workspace_id)
);
