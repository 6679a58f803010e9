-- Tables and states are called what the code and the screens call them.

alter table goodword.crm_gaps rename to outage_reports;
alter table goodword.outage_reports rename column gap_id to report_id;
alter table goodword.outage_reports rename constraint crm_gaps_pkey to outage_reports_pkey;
alter table goodword.outage_reports rename constraint crm_gaps_state_check to outage_reports_state_check;
alter table goodword.outage_reports rename constraint crm_gaps_workspace_id_connection_id_fkey
  to outage_reports_workspace_id_connection_id_fkey;
alter index goodword.crm_gaps_newest rename to outage_reports_newest;

alter table goodword.crm_sweeps rename to change_polling;
alter table goodword.change_polling rename constraint crm_sweeps_pkey to change_polling_pkey;
alter table goodword.change_polling rename constraint crm_sweeps_workspace_id_connection_id_fkey
  to change_polling_workspace_id_connection_id_fkey;

alter table goodword.return_field_marks rename to stale_referrers;
alter table goodword.stale_referrers rename constraint return_field_marks_pkey to stale_referrers_pkey;
alter index goodword.return_field_marks_newest rename to stale_referrers_newest;
alter index goodword.return_field_marks_of_referrer rename to stale_referrers_of_referrer;
alter index goodword.return_field_marks_oldest rename to stale_referrers_oldest;

alter table goodword.imports rename column rehearsed_at to dry_run_at;
alter table goodword.imports drop constraint imports_phase_check;
alter table goodword.imports drop constraint imports_state_check;
update goodword.imports set
  state = case state when 'Rehearsing' then 'Dry run' else state end,
  phase = case phase when 'rehearsal' then 'dry_run' when 'leavers' then 'departed' else phase end,
  settings = case
    when settings ? 'leavers' then settings - 'leavers' || jsonb_build_object('departed', settings -> 'leavers')
    else settings end;
alter table goodword.imports add constraint imports_phase_check
  check (phase in ('dry_run', 'run', 'retry', 'check', 'departed'));
alter table goodword.imports add constraint imports_state_check
  check (state in ('Draft', 'Dry run', 'Ready', 'Running', 'Paused', 'Done', 'Cancelled', 'Failed'));
