-- Who may do what, and where: authority is a role within a prefix of the grid code.
create table account (
  username     text primary key,
  name         text not null,
  role         text not null,
  grid         text not null,
  home         text,
  password     text not null,
  active       boolean not null default true,
  failures     int not null default 0,
  locked_until timestamptz
);

create table session (
  token_hash bytea primary key,
  username   text not null references account on delete cascade,
  created_at timestamptz not null,
  seen_at    timestamptz not null
);
create index session_username on session (username);

-- The registry: the truth about devices and their places; body is the Device as JSON.
create table device (
  id         text primary key,
  kind       text not null,
  grid       text not null,
  subject    text not null,
  parent     text,
  active     boolean not null,
  body       text not null,
  changed_at timestamptz not null
);
create index device_subject on device (subject);
create index device_grid on device (grid text_pattern_ops);

create table liveness (
  device    text primary key,
  seen_at   timestamptz not null,
  battery   double precision,
  connected boolean,
  online    boolean not null
);

create table rejected (
  id          bigint generated always as identity primary key,
  place       text not null unique,
  reason      text not null,
  device      text,
  topic       text not null,
  body        text not null,
  received_at timestamptz not null
);
create index rejected_device on rejected (device, id);

create table rule_version (
  rule    text not null,
  version int not null,
  mode    text not null,
  body    text not null,
  author  text not null,
  at      timestamptz not null,
  note    text not null,
  primary key (rule, version)
);

-- What stands in either slot; mode off keeps the slot, so that the stream says so.
create table rule_slot (
  rule    text not null,
  slot    text not null,
  version int not null,
  mode    text not null,
  body    text not null,
  primary key (rule, slot)
);

create table incident (
  id         uuid primary key,
  subject    text not null,
  kind       text not null,
  grid       text not null,
  level      text not null,
  phase      text not null,
  tier       text,
  handlers   text[] not null default '{}',
  outcome    text,
  closed_by  text,
  place      text not null,
  title_zh   text not null,
  title_en   text not null,
  opened_at  timestamptz not null,
  changed_at timestamptz not null,
  closed_at  timestamptz,
  follows    uuid references incident
);
-- Two alerts a few milliseconds apart make one incident.
create unique index incident_one_open on incident (subject, kind) where closed_at is null;
create index incident_changed on incident (changed_at desc);
create index incident_grid on incident (grid text_pattern_ops);

create table alert (
  id          text primary key,
  revision    int not null,
  kind        text not null,
  subject     text not null,
  grid        text not null,
  level       text not null,
  mode        text not null,
  raised_at   timestamptz not null,
  updated_at  timestamptz not null,
  cleared_at  timestamptz,
  disposition text not null,
  incident    uuid references incident,
  body        text not null
);
create index alert_updated on alert (updated_at desc, id);
create index alert_incident on alert (incident);
create index alert_grid on alert (grid text_pattern_ops);

create table alert_revision (
  alert       text not null,
  revision    int not null,
  body        text not null,
  received_at timestamptz not null,
  primary key (alert, revision)
);

create table timeline (
  seq        bigint generated always as identity primary key,
  incident   uuid not null references incident,
  at         timestamptz not null,
  kind       text not null,
  actor      text not null,
  role       text not null,
  tier       text,
  from_phase text,
  to_phase   text,
  reason     text not null,
  detail     text not null
);
create index timeline_incident on timeline (incident, seq);

create table notice (
  id           uuid primary key,
  incident     uuid not null references incident,
  alert        text,
  channel      text not null,
  recipient    text not null,
  occasion     text not null,
  level        text not null,
  grid         text not null,
  subject      text not null,
  text_zh      text not null,
  text_en      text not null,
  data         text not null,
  state        text not null,
  attempts     int not null default 0,
  detail       text not null default '',
  created_at   timestamptz not null,
  changed_at   timestamptz not null
);
create index notice_incident on notice (incident, created_at);
create index notice_recipient on notice (channel, recipient, created_at);

-- Records for the streams, written with what they tell of and sent after it, in this order.
create table stream_outbox (
  id         bigint generated always as identity primary key,
  stream     text not null,
  key        text not null,
  value      bytea,
  created_at timestamptz not null
);

-- What the server-sent events said last, for those who missed it.
create table event (
  seq     bigint generated always as identity primary key,
  type    text not null,
  grid    text not null,
  subject text not null,
  data    text not null,
  at      timestamptz not null
);

create table idempotency (
  username text not null,
  key      text not null,
  request  text not null,
  status   int not null,
  body     text not null,
  at       timestamptz not null,
  primary key (username, key)
);
create index idempotency_at on idempotency (at);

-- The table of db-scheduler.
create table scheduled_tasks (
  task_name            text not null,
  task_instance        text not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
