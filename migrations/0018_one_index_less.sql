-- The primary key, read backwards, says the same: one index less to keep with each write. In a transaction of its own: behind
-- the building of an index it could wait for somebody who waits for that.
drop index deliveries_newest;
