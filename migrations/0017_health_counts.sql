-- How it stands with the people of a campaign follows from the last push of each and from the last of all else that was
-- sent of them. Both are read in the order of people from these indexes alone, however long the log is.
create index deliveries_last_pushes on deliveries (workspace_id, campaign_id, subject, provider, subject_id, delivery_id desc)
  include (connection_id, state, failure, contact_id) where kind = 'push';
create index deliveries_last_others on deliveries (workspace_id, campaign_id, subject, provider, subject_id, delivery_id desc)
  include (connection_id, state, failure) where kind not in ('push', 'undo');
create index crm_contacts_imported on crm_contacts (workspace_id, connection_id, subject, subject_id)
  where known_by = 'imported';
