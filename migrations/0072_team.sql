-- People of the team, invited by a link. The secret of a link is in the link alone; here is its hash.
alter table goodword_sign_in.invitation add column "tokenHash" text unique;
alter table goodword_sign_in."user" add column "pendingEmail" text, add column "lastSignInAt" timestamptz,
  add column "resetMailedAt" timestamptz;
update goodword_sign_in."user" u set "lastSignInAt" =
  (select max(s."createdAt") from goodword_sign_in.session s where s."userId" = u.id);
-- Whoever was here before there were roles keeps every right.
update goodword_sign_in.member set role = 'owner' where role <> 'owner';
alter table goodword_sign_in.member add constraint member_role_check check (role in ('owner', 'member'));
-- Who made a key is shown where a teammate is removed. As the library writes what it keeps beside a key: JSON text.
update goodword_sign_in.apikey k
set metadata = (coalesce(nullif(k.metadata, ''), '{}')::jsonb || jsonb_build_object('madeBy', e.actor ->> 'id'))::text
from goodword.events e
where e.type = 'api_key.created' and e.evidence ->> 'api_key_id' = k.id and e.actor ->> 'kind' = 'user'
  and (k.metadata is null or k.metadata = '' or k.metadata like '{%');
