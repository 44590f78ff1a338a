-- Photos of an incident, each as it was sent; the hash is SHA-256 of its bytes in hexadecimal.
create table incident_photo (
  incident uuid not null references incident,
  n        int not null check (n between 1 and 6),
  at       timestamptz not null,
  actor    text not null,
  type     text not null,
  hash     text not null,
  body     bytea not null,
  primary key (incident, n)
);

-- Where on the earth it is, in degrees of WGS 84; null where nobody has said.
alter table place add column latitude double precision;
alter table place add column longitude double precision;
