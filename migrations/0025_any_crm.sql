-- A second CRM beside the first: its contacts may have no kinds, and it may count calls against several limits.
alter table goodword.deliveries drop constraint deliveries_action_check;
alter table goodword.deliveries add constraint deliveries_action_check
  check (action in ('create_lead', 'create_user', 'create_contact'));

alter table goodword.call_budgets add column budget text not null default 'calls';
alter table goodword.call_budgets drop constraint call_budgets_pkey;
alter table goodword.call_budgets add primary key (workspace_id, connection_id, budget);
