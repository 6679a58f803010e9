-- A friend who has the referrer's own address gets the same answer on the page as any other, and goes On hold.
alter table goodword.leads drop constraint leads_hold_reason_check;
alter table goodword.leads add constraint leads_hold_reason_check
  check (hold_reason in ('self_referral', 'same_mailbox', 'mutual_pair', 'referrer_burst', 'caller_burst'));
