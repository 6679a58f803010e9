-- The key that mails to one address are counted by is a keyed hash from now on. Those that stand there were addresses: they are
-- emptied, so that the mails of the last day count no more. Per campaign, as mails are counted.
update goodword.outbox_mails set recipient_key = '';
drop index goodword.outbox_mails_of_recipient;
create index outbox_mails_of_recipient on goodword.outbox_mails (workspace_id, campaign_id, recipient_key, created_at);

-- An alert names the teammate who gets it by id; of one who has left, nothing is known any more.
update goodword.alerts as alert set recipient = coalesce(
  (select u.id from goodword_sign_in."user" u where lower(u.email) = lower(alert.recipient)), alert.alert_id::text)
where alert.channel = 'email';
