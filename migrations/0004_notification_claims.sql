-- An open notification is not taken before this time: a worker is at it until then, or its next try comes then. Null: at once.
alter table notifications add column next_attempt_at timestamptz;
