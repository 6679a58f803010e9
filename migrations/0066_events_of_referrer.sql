-- The story of a referrer, without those of their leads. On a large history this takes a while.
create index events_of_referrer on goodword.events (workspace_id, referrer_id) where lead_id is null;
