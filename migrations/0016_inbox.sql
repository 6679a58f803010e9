-- The card beside a conversation in the CRM's inbox: when it was asked for last, and what its person has earned.
alter table intercom_signals drop constraint intercom_signals_signal_check;
alter table intercom_signals add constraint intercom_signals_signal_check
  check (signal in ('ping', 'wrong_signature', 'health', 'uninstall', 'exchange_failed', 'inbox'));

create index rewards_by_recipient on rewards (workspace_id, recipient_id);
