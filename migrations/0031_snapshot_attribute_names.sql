-- Where a CRM answers only with the attributes that it was asked for: which were read; null for every one.
alter table goodword.crm_snapshots add column attribute_names text[];
