-- What kind of reward a version of a rule promises. Each kind says in a check which of the columns it needs.
alter table goodword.reward_rule_versions
  add column kind text not null default 'fixed_amount'
    constraint reward_rule_versions_kind_check check (kind in ('fixed_amount'));
alter table goodword.reward_rule_versions
  alter column kind drop default,
  alter column amount_minor drop not null,
  alter column currency drop not null,
  add constraint reward_rule_versions_fixed_amount_check
    check (kind <> 'fixed_amount' or (amount_minor is not null and currency is not null));
