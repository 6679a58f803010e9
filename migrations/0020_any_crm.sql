-- A second CRM beside the first: its contacts may have no kinds, its people can be imported, and it may count calls
-- against several limits.
alter table deliveries drop constraint deliveries_action_check;
alter table deliveries add constraint deliveries_action_check
  check (action in ('create_lead', 'create_user', 'create_contact'));

alter table imports drop constraint imports_source_check;
alter table imports add constraint imports_source_check check (source <> '');

alter table call_budgets add column budget text not null default 'calls';
alter table call_budgets drop constraint call_budgets_pkey;
alter table call_budgets add primary key (workspace_id, connection_id, budget);
