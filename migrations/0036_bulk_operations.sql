-- A back-fill and its undo are bulk operations; "run" also meant a phase of an import.

alter table goodword.crm_runs rename to bulk_operations;
alter table goodword.bulk_operations rename column run_id to operation_id;
alter table goodword.bulk_operations rename column undone_run_id to undone_operation_id;
alter table goodword.bulk_operations rename constraint crm_runs_pkey to bulk_operations_pkey;
alter table goodword.bulk_operations rename constraint crm_runs_kind_check to bulk_operations_kind_check;
alter table goodword.bulk_operations rename constraint crm_runs_know_their_people to bulk_operations_know_their_people;
alter table goodword.bulk_operations rename constraint crm_runs_state_check to bulk_operations_state_check;
alter table goodword.bulk_operations rename constraint crm_runs_tab_check to bulk_operations_tab_check;
alter table goodword.bulk_operations rename constraint crm_runs_workspace_id_campaign_id_fkey
  to bulk_operations_workspace_id_campaign_id_fkey;
alter table goodword.bulk_operations rename constraint crm_runs_workspace_id_connection_id_fkey
  to bulk_operations_workspace_id_connection_id_fkey;
alter table goodword.bulk_operations rename constraint crm_runs_workspace_id_undone_run_id_fkey
  to bulk_operations_workspace_id_undone_operation_id_fkey;
alter index goodword.crm_runs_active_back_fill rename to bulk_operations_active_back_fill;
alter index goodword.crm_runs_active_undo rename to bulk_operations_active_undo;
alter index goodword.crm_runs_newest rename to bulk_operations_newest;
alter index goodword.crm_runs_running rename to bulk_operations_running;

alter table goodword.deliveries rename column run_id to operation_id;
alter index goodword.deliveries_of_run rename to deliveries_of_operation;
