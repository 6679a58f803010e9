-- Who must act on a failed delivery: the code knows no other value, and the generated types read the list from here.
alter table goodword.deliveries
  add constraint deliveries_failure_check check (failure in ('retry_later', 'reconnect', 'fix_data'));
