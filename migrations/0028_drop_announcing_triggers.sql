-- The application announces what changed, by topic, in the statement or transaction that changes it. Their triggers go with
-- them: on events, crm_runs, crm_warnings, alerts, crm_sweeps, crm_checks, crm_repairs and crm_gaps.
drop function goodword.announce_events() cascade;
drop function goodword.announce_workspace() cascade;
