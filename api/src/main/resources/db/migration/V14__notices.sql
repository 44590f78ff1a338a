-- How one person is reached, and when not; the columns may have come with who works when.
alter table account add column if not exists email text;

-- The browsers that push to a person, as each page was given its subscription.
create table push_subscription (
  endpoint   text primary key,
  username   text not null references account on delete cascade,
  p256dh     text not null,
  auth       text not null,
  language   text not null,
  created_at timestamptz not null
);
create index push_subscription_username on push_subscription (username, created_at);

create table quiet_hours (
  username text primary key references account on delete cascade,
  begins   time not null,
  ends     time not null,
  zone     text not null
);

-- What is not told for a while, and why; held counts what that held back.
create table silence (
  id       uuid primary key,
  scope    text not null,
  target   text not null,
  grid     text not null,
  reason   text not null,
  made_by  text not null,
  made_at  timestamptz not null,
  until    timestamptz,
  incident uuid references incident,
  ended_at timestamptz,
  held     int not null default 0
);
create index silence_open on silence (made_at) where ended_at is null;

-- A test and a digest are of no incident; a notice to a person names them, and when those held back are told as one.
alter table notice alter column incident drop not null;
alter table notice add column person text;
alter table notice add column digest_at timestamptz;
alter table notice add column digest uuid;
create index notice_digest on notice (person, digest_at) where digest_at is not null and digest is null;
create index notice_channel on notice (channel, changed_at);
create index notice_test on notice (created_at) where occasion = 'TEST';

-- Urgent timers first.
create index scheduled_tasks_priority on scheduled_tasks (priority desc, execution_time);
create index incident_grid_opened on incident (grid, opened_at);
