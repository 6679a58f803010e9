-- Failed sign-ins by account, for all processes. The account is a keyed hash of the address that was typed, so that addresses
-- without an account are counted in the same way. Belongs to sign-in, which knows no workspace before it knows the person.
create table goodword_sign_in.sign_in_tries (
  account text not null primary key,
  failures integer not null,
  -- from the limit of failures on, the next try has its turn then
  next_try_at timestamptz not null,
  last_failed_at timestamptz not null
);
create index sign_in_tries_last_failed_at on goodword_sign_in.sign_in_tries (last_failed_at);

-- Hashes of the codes that let the first visitor of a public address become the owner; empty once there is one.
create table goodword_sign_in.setup_codes (
  code_hash text not null primary key,
  created_at timestamptz not null
);
