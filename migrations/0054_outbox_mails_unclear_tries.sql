-- Tries after which it is not known whether the mail server took the mail: at most one of them is repeated.
alter table goodword.outbox_mails add column unclear_tries integer not null default 0;
-- Mails to one address go out in the order in which they were asked for.
create index outbox_mails_open_of_recipient on goodword.outbox_mails (workspace_id, recipient_key, mail_id)
  where state in ('Planned', 'Sending', 'Waiting');
