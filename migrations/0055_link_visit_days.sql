-- Visits of referral links that are older than they are kept, counted per link and day (UTC).
create table goodword.link_visit_days (
  workspace_id uuid not null,
  campaign_id uuid not null,
  link_id uuid not null,
  day date not null,
  visits integer not null check (visits > 0),
  primary key (workspace_id, campaign_id, link_id, day)
);
