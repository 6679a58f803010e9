-- A link for a new password ends with the role of the owner who made it; null for one that its person had mailed.
alter table goodword_sign_in.verification
  add column "madeBy" text references goodword_sign_in."user" (id) on delete cascade;
-- Who made those from before is not known. They are the ones kept as hashes whose value is an account; each is made again in a moment.
delete from goodword_sign_in.verification v
using goodword_sign_in."user" u
where u.id = v.value and (v.identifier ~ '^[A-Za-z0-9_-]{43}$' or v.identifier like 'reset-password:%');
-- Invitations that their makers' demotion left open.
update goodword_sign_in.invitation i set status = 'canceled'
where i.status = 'pending' and not exists (
  select from goodword_sign_in.member m
  where m."userId" = i."inviterId" and m."organizationId" = i."organizationId" and m.role = 'owner');
