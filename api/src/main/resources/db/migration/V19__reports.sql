-- Who told of an incident first. Alerts of one subject and kind are one incident; what people report never is refused
-- for being known already: those who work on it merge it.
alter table incident add column source text not null default 'SENSOR';
drop index incident_one_open;
create unique index incident_one_open on incident (subject, kind) where closed_at is null and source = 'SENSOR';

-- What somebody said, and who they are: personal data, which may be forgotten while the incident stays.
create table report (
  incident  uuid primary key references incident,
  number    text not null unique,
  words     text not null,
  name      text not null,
  phone     text not null,
  -- Who wrote it down, and is answerable until it is closed (首接负责制); null where the reporter did.
  receiver  text,
  code_hash bytea not null unique,
  at        timestamptz not null
);
create index report_phone on report (phone) where phone <> '';
create sequence report_number;
