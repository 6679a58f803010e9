-- Deliveries of several kinds: a person who is pushed, a data event, return fields of a referrer, an undoing.
alter table deliveries
  add column kind text not null default 'push' check (kind in ('push', 'event', 'return_fields', 'undo')),
  -- the back-fill or undoing that it belongs to
  add column run_id uuid,
  -- which contact was used and why, in words, with the others that were there
  add column choice jsonb,
  -- attribute → when it is written to a contact that is there; those not named always are
  add column policies jsonb not null default '{}',
  -- field → value as the contact has it since, in the types of the CRM
  add column written jsonb,
  -- what was left as it is on the contact, with the reason
  add column kept jsonb,
  -- beside the fields: tag, note and company of a lead
  add column mark jsonb,
  -- steps of the sending that are done or begun, so that none is done twice
  add column progress jsonb,
  alter column action drop not null,
  alter column duplicates drop not null,
  add constraint deliveries_push_has_action check (kind <> 'push' or (action is not null and duplicates is not null));
create index deliveries_of_run on deliveries (workspace_id, run_id, delivery_id) where run_id is not null;
create index deliveries_events_of_contact on deliveries (workspace_id, connection_id, contact_id) where kind = 'event';

-- What became of a contact: one that was merged names the contact that is left.
alter table crm_contacts
  add column state text not null default 'active' check (state in ('active', 'archived', 'deleted', 'merged')),
  add column state_at timestamptz,
  add column merged_into text;

-- The snapshot is what our own write answered; a report that brings back only that is no news.
alter table crm_snapshots add column ours boolean not null default false;
