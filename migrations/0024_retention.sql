-- The only way in which rows leave an append-only table by their age: at most so many of one workspace at once, with an
-- event that says how many.
create function goodword.apply_retention(
  of_workspace uuid, older_than timestamptz, at_most integer, event_id uuid, at timestamptz
) returns integer language plpgsql security definer as $$
declare
  removed integer;
begin
  -- for this statement alone; a setting of the function itself would need a superuser
  perform set_config('goodword.apply_retention', 'on', true);
  delete from goodword.contact_changes using (
    select workspace_id, connection_id, contact_id, position from goodword.contact_changes
    where workspace_id = of_workspace and read_at < older_than
    limit at_most for update skip locked
  ) old
  where contact_changes.workspace_id = old.workspace_id and contact_changes.connection_id = old.connection_id
    and contact_changes.contact_id = old.contact_id and contact_changes.position = old.position;
  get diagnostics removed = row_count;
  perform set_config('goodword.apply_retention', 'off', true);
  if removed > 0 then
    insert into goodword.events (workspace_id, event_id, type, actor, evidence, occurred_at)
    values (of_workspace, event_id, 'retention.applied', '{"kind":"system","id":null,"name":"Goodword"}',
      jsonb_build_object('table', 'contact_changes', 'older_than', older_than, 'rows', removed), at);
  end if;
  return removed;
end $$;

-- Of strangers nothing is kept but that a notification came, so that the same one is not taken twice.
alter table goodword.notifications alter column body drop not null;
create index notifications_by_age on goodword.notifications using brin (received_at);
