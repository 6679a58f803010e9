-- Leads that wait for a person to judge them, and what finds them: the mailbox behind an address, and where a form came from.
alter table goodword.leads
  add column mailbox_key text,
  add column caller_key text,
  add column hold_reason text
    check (hold_reason in ('same_mailbox', 'mutual_pair', 'referrer_burst', 'caller_burst')),
  add constraint leads_hold_check check (
    (state <> 'On hold' or hold_reason is not null)
    and (hold_reason is null or state in ('On hold', 'Not qualified')));

-- As mailboxOf reads addresses, of those providers that ignore more than a tag. Takes as long as the table is large.
update goodword.leads set mailbox_key = (
  select case
    when domain in ('gmail.com', 'googlemail.com') then coalesce(nullif(replace(name, '.', ''), ''), local) || '@gmail.com'
    when domain in ('icloud.com', 'me.com', 'mac.com') then name || '@icloud.com'
    when domain in ('proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me')
      then coalesce(nullif(translate(name, '._-', ''), ''), local) || '@proton.me'
    when domain in ('yandex.ru', 'ya.ru', 'yandex.com', 'yandex.by', 'yandex.kz', 'yandex.ua', 'yandex.com.tr', 'narod.ru')
      then replace(name, '.', '-') || '@yandex.ru'
    when domain ~ '^(yahoo\.(com|co\.uk|de|fr|es|it|ca|in|co\.in|com\.au|com\.br|com\.mx|com\.ar)|ymail\.com|rocketmail\.com)$'
      then coalesce(nullif(split_part(name, '-', 1), ''), name) || '@' || domain
    when domain ~ '^[^.]+\.fastmail\.(com|fm|net|org|to|us|uk|de)$'
      then split_part(domain, '.', 1) || '@' || substr(domain, position('.' in domain) + 1)
    else name || '@' || domain
  end
  from (
    select local, domain, coalesce(nullif(split_part(local, '+', 1), ''), local) as name
    from (select regexp_replace(email_key, '@[^@]*$', '') as local, regexp_replace(email_key, '^.*@', '') as domain) address
  ) parts);

create index leads_by_mailbox on goodword.leads (workspace_id, campaign_id, mailbox_key);
create index leads_on_hold on goodword.leads (workspace_id, campaign_id, lead_id) where state = 'On hold';
create index leads_of_caller on goodword.leads (workspace_id, campaign_id, caller_key, joined_at)
  where caller_key is not null;
-- The number of a referrer's leads of the last day is asked for whenever one joins.
drop index goodword.leads_by_referrer;
create index leads_by_referrer on goodword.leads (workspace_id, referrer_id, joined_at);

-- More leads than this in a day, for one referrer or from one address, go On hold; null: however many come, as in the campaigns
-- that exist.
alter table goodword.campaigns add column leads_per_day integer check (leads_per_day between 1 and 100000);
alter table goodword.campaigns alter column leads_per_day set default 20;
