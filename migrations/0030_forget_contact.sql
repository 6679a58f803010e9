-- A contact that was erased in its CRM leaves nothing that was read of it: the only other way in which rows leave the
-- record of changes.
create function goodword.forget_contact(of_workspace uuid, of_connection uuid, of_contact text)
returns void language plpgsql security definer as $$
begin
  perform set_config('goodword.apply_retention', 'on', true);
  delete from goodword.contact_changes
  where workspace_id = of_workspace and connection_id = of_connection and contact_id = of_contact;
  perform set_config('goodword.apply_retention', 'off', true);
  delete from goodword.crm_snapshots
  where workspace_id = of_workspace and connection_id = of_connection and contact_id = of_contact;
end $$;
