-- What a delivery could not bring into the CRM although the person arrived; null when nothing is missing.
alter table goodword.deliveries add column left_out jsonb;

-- Those that a person may send again, in the order of the log; few rows of many.
create index deliveries_with_left_out on goodword.deliveries (workspace_id, campaign_id, delivery_id desc)
  where left_out is not null;
