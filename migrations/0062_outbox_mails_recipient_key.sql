-- Mails whose key was emptied counted as mails to one address, each waiting for the one before it: each is its own from now on.
update goodword.outbox_mails set recipient_key = mail_id::text where recipient_key = '';
