-- Who holds which lock. The holder is the key of an advisory lock that a connection of its process holds: when that is free, the
-- holder is dead. Unlogged: a crash of PostgreSQL ends all holders, and a lock must not cost the wait for the disk.
create unlogged table goodword.held_locks (
  workspace_id uuid not null,
  name text not null,
  holder bigint not null,
  primary key (workspace_id, name)
);
