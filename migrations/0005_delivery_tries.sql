-- attempts numbers every attempt there ever was; tries counts towards giving up, and a person who asks for another try
-- begins it anew.
alter table deliveries add column tries integer not null default 0;
update deliveries set tries = attempts;
