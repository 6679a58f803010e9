-- Attributes that a campaign's Qualification Rules wait for and that the CRM no longer has.
create table goodword.rule_attribute_problems (
  workspace_id uuid not null,
  connection_id uuid not null,
  campaign_id uuid not null,
  property text not null,
  since timestamptz not null,
  primary key (workspace_id, connection_id, campaign_id),
  foreign key (workspace_id, connection_id) references goodword.connections (workspace_id, connection_id),
  foreign key (workspace_id, campaign_id) references goodword.campaigns (workspace_id, campaign_id)
);
