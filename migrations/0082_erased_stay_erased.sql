-- An erased person keeps no detail: a correction that was waiting for the erasure wrote a new address into the row. Rows that
-- came back so are emptied; not valid, since after that none is left to look for while both tables are locked.
alter table goodword.leads add constraint leads_erased_check check (
  erased_at is null or (email = '' and first_name = '' and last_name = '' and phone = '' and company = '')) not valid;
update goodword.leads set
  email = '', email_key = 'erased:' || lead_id, mailbox_key = null, first_name = '', last_name = '', phone = '', company = ''
where erased_at is not null and concat(email, first_name, last_name, phone, company) <> '';
alter table goodword.referrers add constraint referrers_erased_check check (
  erased_at is null or (email = '' and first_name = '' and last_name = '' and phone = '')) not valid;
update goodword.referrers set
  email = '', email_key = 'erased:' || referrer_id, first_name = '', last_name = '', phone = ''
where erased_at is not null and concat(email, first_name, last_name, phone) <> '';

-- The same index as rewards_by_lead.
drop index goodword.rewards_of_lead;
