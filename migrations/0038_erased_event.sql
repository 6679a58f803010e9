-- What leaves an append-only table leaves an event that says how much: also when a contact was erased in its CRM.
drop function goodword.forget_contact(uuid, uuid, text);
create function goodword.forget_contact(
  of_workspace uuid, of_connection uuid, of_contact text, event_id uuid, actor jsonb, at timestamptz
) returns void language plpgsql security definer as $$
declare
  removed integer;
begin
  perform set_config('goodword.apply_retention', 'on', true);
  delete from goodword.contact_changes
  where workspace_id = of_workspace and connection_id = of_connection and contact_id = of_contact;
  get diagnostics removed = row_count;
  perform set_config('goodword.apply_retention', 'off', true);
  delete from goodword.crm_snapshots
  where workspace_id = of_workspace and connection_id = of_connection and contact_id = of_contact;
  if removed > 0 then
    insert into goodword.events (workspace_id, event_id, type, actor, evidence, occurred_at)
    values (of_workspace, event_id, 'contact.erased', actor,
      jsonb_build_object(
        'connection_id', of_connection, 'contact_id', of_contact, 'table', 'contact_changes', 'rows', removed), at);
  end if;
end $$;
