-- Since when the clock of the step that is due runs.
alter table incident add column clock_since timestamptz;
update incident set clock_since = changed_at;
alter table incident alter column clock_since set not null;

create index incident_handlers on incident using gin (handlers);

alter table liveness add column clock_doubted boolean not null default false;

-- When a device was not heard: from the last that was, until it came back.
create table outage (
  device   text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  primary key (device, began_at)
);
create index rejected_received on rejected (received_at);
