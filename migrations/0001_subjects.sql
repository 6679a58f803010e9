-- Campaigns, referrers, links, leads, rewards and the history they leave.
-- Every key starts with workspace_id: it is the tenant, and the distribution column when the database is sharded.

create table workspaces (
  workspace_id uuid primary key,
  name text not null,
  created_at timestamptz not null
);

create table campaigns (
  workspace_id uuid not null references workspaces (workspace_id),
  campaign_id uuid not null,
  name text not null,
  -- the word in public addresses (/c/{slug}); random enough to be unique across workspaces without a cross-tenant key
  slug text not null,
  state text not null check (state in ('Draft', 'Launched', 'Paused')),
  friend_offer text not null default '',
  referrer_offer text not null default '',
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (workspace_id, campaign_id),
  unique (workspace_id, slug)
);
create index campaigns_by_slug on campaigns (slug);

create table referrers (
  workspace_id uuid not null,
  referrer_id uuid not null,
  campaign_id uuid not null,
  email text not null,
  email_key text not null,
  first_name text not null default '',
  last_name text not null default '',
  phone text not null default '',
  source text not null,
  joined_at timestamptz not null,
  primary key (workspace_id, referrer_id),
  unique (workspace_id, campaign_id, email_key),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id)
);
create index referrers_by_email on referrers (workspace_id, email_key);
create index referrers_newest on referrers (workspace_id, campaign_id, referrer_id desc);

create table links (
  workspace_id uuid not null,
  link_id uuid not null,
  campaign_id uuid not null,
  referrer_id uuid not null,
  code text not null,
  created_at timestamptz not null,
  primary key (workspace_id, link_id),
  unique (workspace_id, code),
  unique (workspace_id, referrer_id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id),
  foreign key (workspace_id, referrer_id) references referrers (workspace_id, referrer_id)
);
create index links_by_code on links (code);

-- One row per opened referral link. No foreign keys: this is the busiest insert of the product and its ids come from a
-- row just read; a visit of a link that was deleted meanwhile is still a visit.
create table link_visits (
  workspace_id uuid not null,
  visit_id uuid not null,
  campaign_id uuid not null,
  link_id uuid not null,
  visited_at timestamptz not null,
  primary key (workspace_id, visit_id)
);
create index link_visits_by_campaign on link_visits (workspace_id, campaign_id, visited_at);

create table leads (
  workspace_id uuid not null,
  lead_id uuid not null,
  campaign_id uuid not null,
  referrer_id uuid not null,
  link_id uuid not null,
  email text not null,
  email_key text not null,
  first_name text not null default '',
  last_name text not null default '',
  phone text not null default '',
  source text not null,
  state text not null check (state in ('Pending', 'On hold', 'Qualified', 'Not qualified', 'Expired')),
  joined_at timestamptz not null,
  state_changed_at timestamptz not null,
  primary key (workspace_id, lead_id),
  unique (workspace_id, campaign_id, email_key),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id),
  foreign key (workspace_id, referrer_id) references referrers (workspace_id, referrer_id),
  foreign key (workspace_id, link_id) references links (workspace_id, link_id)
);
create index leads_by_email on leads (workspace_id, email_key);
create index leads_newest on leads (workspace_id, campaign_id, lead_id desc);
create index leads_by_referrer on leads (workspace_id, referrer_id);

create table reward_rules (
  workspace_id uuid not null,
  reward_rule_id uuid not null,
  campaign_id uuid not null,
  recipient text not null check (recipient in ('referrer', 'lead')),
  created_at timestamptz not null,
  primary key (workspace_id, reward_rule_id),
  unique (workspace_id, campaign_id, recipient),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id)
);

-- Every saving of a rule is a new row, so that each reward can name the version it rests on.
create table reward_rule_versions (
  workspace_id uuid not null,
  reward_rule_id uuid not null,
  version integer not null check (version > 0),
  active boolean not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  saved_by jsonb not null,
  saved_at timestamptz not null,
  primary key (workspace_id, reward_rule_id, version),
  foreign key (workspace_id, reward_rule_id) references reward_rules (workspace_id, reward_rule_id)
);

create table rewards (
  workspace_id uuid not null,
  reward_id uuid not null,
  campaign_id uuid not null,
  reward_rule_id uuid not null,
  rule_version integer not null,
  recipient text not null check (recipient in ('referrer', 'lead')),
  -- the referrer or lead who gets it
  recipient_id uuid not null,
  -- the lead whose qualification caused it
  lead_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  state text not null check (state in ('On hold', 'Needs review', 'Due', 'Sending', 'Issued', 'Failed', 'Cancelled')),
  created_at timestamptz not null,
  state_changed_at timestamptz not null,
  issued_at timestamptz,
  primary key (workspace_id, reward_id),
  unique (workspace_id, reward_rule_id, recipient_id, lead_id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id),
  foreign key (workspace_id, reward_rule_id, rule_version)
    references reward_rule_versions (workspace_id, reward_rule_id, version),
  foreign key (workspace_id, lead_id) references leads (workspace_id, lead_id)
);
create index rewards_newest on rewards (workspace_id, campaign_id, reward_id desc);
create index rewards_by_lead on rewards (workspace_id, lead_id);

-- What happened, who or what caused it, the evidence, and the version of the rule it was judged by. Append-only.
create table events (
  workspace_id uuid not null,
  event_id uuid not null,
  position bigint generated always as identity,
  campaign_id uuid,
  referrer_id uuid,
  lead_id uuid,
  reward_id uuid,
  type text not null,
  actor jsonb not null,
  evidence jsonb not null,
  rule_version integer,
  occurred_at timestamptz not null,
  primary key (workspace_id, event_id)
);
create index events_by_lead on events (workspace_id, lead_id, position) where lead_id is not null;
create index events_newest on events (workspace_id, position desc);

create function refuse_change_of_history() returns trigger language plpgsql as $$
begin
  raise exception 'events are append-only: % is refused', tg_op using errcode = 'restrict_violation';
end $$;

create trigger events_are_append_only before update or delete or truncate on events
  for each statement execute function refuse_change_of_history();

-- Tells listening servers that a workspace has news, so that open screens refresh themselves.
create function announce_events() returns trigger language plpgsql as $$
begin
  perform pg_notify('goodword_events', workspace_id::text) from (select distinct workspace_id from added) news;
  return null;
end $$;

create trigger events_are_announced after insert on events
  referencing new table as added
  for each statement execute function announce_events();

-- Answers to POSTs that carried an Idempotency-Key, so that a repeated request gets the first answer again.
create table idempotency_keys (
  workspace_id uuid not null,
  caller text not null,
  idempotency_key text not null,
  request_hash text not null,
  status integer,
  body text,
  created_at timestamptz not null,
  primary key (workspace_id, caller, idempotency_key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
