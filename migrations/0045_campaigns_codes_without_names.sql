-- Codes stand in addresses, and so in logs of proxies and histories of browsers: where first names must not, new codes have none.
alter table goodword.campaigns add column codes_without_names boolean not null default false;
