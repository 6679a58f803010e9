-- The public address of the server over which a connection works: a copy of the database under another address calls no CRM
-- until a person says so. Null until the next start.
alter table goodword.connections add column served_at text;
