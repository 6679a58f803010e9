-- Open notifications are taken workspace by workspace, so that a database whose tables are distributed by workspace can
-- lock them; the oldest of each first.
drop index goodword.notifications_open;
create index notifications_open on goodword.notifications (workspace_id, received_at) where handled_at is null;
