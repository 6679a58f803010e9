-- E-mails to referrers: written in the transaction of what causes them, sent by a job. What was sent is emptied.
create table goodword.outbox_mails (
  workspace_id uuid not null,
  mail_id uuid not null,
  kind text not null check (kind in ('your_link')),
  campaign_id uuid not null,
  referrer_id uuid not null,
  recipient_key text not null,
  recipient text,
  subject text,
  body_text text,
  body_html text,
  state text not null check (state in ('Planned', 'Sending', 'Waiting', 'Sent', 'Failed')),
  tries integer not null default 0,
  outcome text,
  next_attempt_at timestamptz,
  claimed_at timestamptz,
  created_at timestamptz not null,
  ended_at timestamptz,
  primary key (workspace_id, mail_id),
  foreign key (workspace_id, referrer_id) references goodword.referrers (workspace_id, referrer_id)
);
create index outbox_mails_of_recipient on goodword.outbox_mails (workspace_id, recipient_key, created_at);
create index outbox_mails_open on goodword.outbox_mails (state, next_attempt_at)
  where state in ('Planned', 'Sending', 'Waiting');
