-- A password that the operator made opens nothing but the choice of another one, and only for a day.
alter table goodword_sign_in."user" add column "oneTimePasswordUntil" timestamptz;
