-- Why a person unqualified a lead.
alter table goodword.leads add column unqualified_reason text;
alter table goodword.leads add constraint leads_unqualified_check
  check (unqualified_reason is null or state = 'Not qualified');

-- Why a reward was cancelled: by itself, or with its lead. What it was before is what it becomes when the lead qualifies again.
alter table goodword.rewards add column cancel_reason text;
alter table goodword.rewards add column cancelled_with text check (cancelled_with in ('lead', 'itself'));
alter table goodword.rewards add column cancelled_from text;
alter table goodword.rewards add constraint rewards_cancelled_check check (
  (state = 'Cancelled' and cancel_reason is not null and cancelled_with is not null and cancelled_from in ('Due', 'Needs review'))
  or (state <> 'Cancelled' and cancel_reason is null and cancelled_with is null and cancelled_from is null));
create index rewards_of_lead on goodword.rewards (workspace_id, lead_id);
