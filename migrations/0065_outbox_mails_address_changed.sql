-- A person whose address was changed gets a mail at the old one, while rewards wait: leads as well as referrers.
alter table goodword.outbox_mails drop constraint outbox_mails_kind_check;
alter table goodword.outbox_mails add constraint outbox_mails_kind_check check (kind in ('your_link', 'address_changed'));
alter table goodword.outbox_mails alter column referrer_id drop not null;
alter table goodword.outbox_mails add column lead_id uuid;
alter table goodword.outbox_mails add constraint outbox_mails_one_person check ((referrer_id is null) <> (lead_id is null));
alter table goodword.outbox_mails add foreign key (workspace_id, lead_id) references goodword.leads (workspace_id, lead_id);
