-- The company that a lead gave, and the teammate who owns a campaign's integration.
alter table leads add column company text not null default '';

-- No row: whoever connected owns it.
create table integration_owners (
  workspace_id uuid not null,
  campaign_id uuid not null,
  provider text not null,
  -- a member of the workspace's team (the sign-in library's id)
  user_id text not null,
  chosen_by jsonb not null,
  chosen_at timestamptz not null,
  primary key (workspace_id, campaign_id, provider),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id)
);
