-- The application announces what changed, by topic, in the statement or transaction that changes it.
drop trigger events_are_announced on goodword.events;
drop trigger crm_runs_are_announced on goodword.crm_runs;
drop trigger crm_warnings_are_announced on goodword.crm_warnings;
drop trigger alerts_are_announced on goodword.alerts;
drop trigger crm_sweeps_are_announced on goodword.crm_sweeps;
drop trigger crm_checks_are_announced on goodword.crm_checks;
drop trigger crm_repairs_are_announced on goodword.crm_repairs;
drop trigger crm_gaps_are_announced on goodword.crm_gaps;
drop function goodword.announce_events();
drop function goodword.announce_workspace();
