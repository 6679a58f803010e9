-- Requests and answers of old attempts are removed: null, where an attempt without calls has an empty list.
alter table goodword.delivery_attempts alter column calls drop not null;
-- Takes seconds for a million attempts; writes to the table wait.
create index delivery_attempts_with_calls on goodword.delivery_attempts (workspace_id, started_at)
  where calls <> '[]'::jsonb;

-- The people of old imports are removed. How many there were of each kind is kept.
alter table goodword.imports
  add column rows_removed_at timestamptz,
  add column kept_counts jsonb,
  add constraint imports_kept_counts_check check ((rows_removed_at is null) = (kept_counts is null));
