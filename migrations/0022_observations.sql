-- What was read of a contact has parts, each with its time: attributes, tags, companies. A part that is null was never read
-- whole, which says nothing; an empty list says that there was nothing.
alter table goodword.crm_snapshots
  add column tag_ids jsonb,
  add column tags_read_at timestamptz,
  add column companies jsonb,
  add column companies_read_at timestamptz,
  add check ((tag_ids is null) = (tags_read_at is null)),
  add check ((companies is null) = (companies_read_at is null));
