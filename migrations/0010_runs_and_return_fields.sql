-- Back-fills and undoings, referrers whose return fields are out of date, and the delivery log.

-- Work on many people: those who were never sent are sent (back_fill), or what was written is put back (undo).
create table crm_runs (
  workspace_id uuid not null,
  run_id uuid not null,
  campaign_id uuid not null,
  provider text not null,
  connection_id uuid not null,
  kind text not null check (kind in ('back_fill', 'undo')),
  -- of a back-fill
  tab text check (tab in ('leads', 'referrers')),
  -- of an undoing: the run whose deliveries are put back
  undone_run_id uuid,
  state text not null check (state in ('Running', 'Paused', 'Done', 'Cancelled')),
  -- why it paused by itself, in words
  note text,
  -- how many there were when it began, and how many were looked at
  total integer not null,
  looked_at integer not null default 0,
  -- the last person or delivery that was looked at
  cursor uuid,
  started_by jsonb not null,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, run_id),
  foreign key (workspace_id, campaign_id) references campaigns (workspace_id, campaign_id),
  foreign key (workspace_id, connection_id) references connections (workspace_id, connection_id),
  foreign key (workspace_id, undone_run_id) references crm_runs (workspace_id, run_id),
  constraint crm_runs_know_their_people check (
    case kind when 'back_fill' then tab is not null else undone_run_id is not null end
  )
);
create index crm_runs_newest on crm_runs (workspace_id, campaign_id, run_id desc);
-- one back-fill of a tab at a time, and one undoing of a run
create unique index crm_runs_active_undo on crm_runs (workspace_id, undone_run_id)
  where state in ('Running', 'Paused') and kind = 'undo';
create unique index crm_runs_active_back_fill on crm_runs (workspace_id, campaign_id, tab)
  where state in ('Running', 'Paused') and kind = 'back_fill';
create index crm_runs_running on crm_runs (updated_at) where state = 'Running';

-- Screens hear of every step of a run.
create function announce_workspace() returns trigger language plpgsql as $$
begin
  perform pg_notify('goodword_events', new.workspace_id::text);
  return null;
end $$;
create trigger crm_runs_are_announced after insert or update on crm_runs
  for each row execute function announce_workspace();

-- One row for each fact that changed what a referrer's contact should say. Facts only add rows, so that nobody who joins
-- waits for anybody else; the rows of a referrer are taken together.
create table return_field_marks (
  workspace_id uuid not null,
  mark_id uuid not null,
  campaign_id uuid not null,
  referrer_id uuid not null,
  marked_at timestamptz not null,
  primary key (workspace_id, mark_id)
);
create index return_field_marks_of_referrer on return_field_marks (workspace_id, campaign_id, referrer_id, marked_at);
create index return_field_marks_newest on return_field_marks (workspace_id, marked_at);

-- At most one writing of return fields is under way for a referrer.
create unique index deliveries_one_return on deliveries (workspace_id, provider, subject_id)
  where kind = 'return_fields' and state in ('Planned', 'Sending', 'Waiting');
create index deliveries_returns_of_referrer on deliveries (workspace_id, subject_id, created_at desc)
  where kind = 'return_fields';

-- The delivery log, newest first, narrowed by what is asked most.
create index deliveries_of_campaign on deliveries (workspace_id, campaign_id, delivery_id desc);
create index deliveries_of_campaign_by_state on deliveries (workspace_id, campaign_id, state, delivery_id desc);
create index deliveries_of_campaign_by_kind on deliveries (workspace_id, campaign_id, kind, delivery_id desc)
  where kind <> 'push';
-- the last push of a person is found at once, however many events there were
create index deliveries_of_person on deliveries (workspace_id, subject_id, (kind = 'push'), delivery_id desc);
create index deliveries_of_contact on deliveries (workspace_id, contact_id, delivery_id desc) where contact_id is not null;
