-- When the next call of a connection may be made, for all processes together. Unlogged: after a crash of the database the
-- row is made anew, and no call waits for the disk.
create unlogged table call_budgets (
  workspace_id uuid not null,
  connection_id uuid not null,
  -- milliseconds since 1970 by the database's clock
  next_at double precision not null default 0,
  -- no call before this time: one was refused
  paused_until double precision not null default 0,
  -- what the last reservation was given: so many calls, the first at this time
  granted integer not null default 0,
  granted_from double precision not null default 0,
  primary key (workspace_id, connection_id)
);

-- How a connection was used, by minute.
create table call_usage (
  workspace_id uuid not null,
  connection_id uuid not null,
  minute timestamptz not null,
  calls integer not null,
  -- answered that it was one call too many
  refused integer not null,
  -- milliseconds that calls waited for their turn
  waited_ms bigint not null,
  -- calls that the CRM allows per minute, as it last said; null: it did not say
  limit_per_minute integer,
  primary key (workspace_id, connection_id, minute),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id)
);
