-- Who works on which piece of long work, and until when: a row with an expiry holds behind a pooler too, where a lock of
-- the session would not. `due_at`: when the next job for it runs; on work that is held, that it was asked for meanwhile.
create table work_leases (
  workspace_id uuid not null references workspaces,
  kind text not null,
  work_id uuid not null,
  holder uuid,
  expires_at timestamptz,
  due_at timestamptz,
  primary key (workspace_id, kind, work_id),
  check ((holder is null) = (expires_at is null))
);

alter table crm_checks drop column claimed_until;
alter table crm_sweeps drop column claimed_until;
