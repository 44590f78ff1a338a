-- What an incident was promised when it was dispatched: the version of the catalogue, its limits, and until when each
-- step is due. Those of an earlier release get theirs when the service starts.
alter table incident add column promise text;
create index incident_open on incident (id) where closed_at is null;
