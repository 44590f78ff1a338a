-- The alert that explains this one, while it does.
alter table alert add column cause text;
create index alert_cause on alert (cause) where cause is not null;
