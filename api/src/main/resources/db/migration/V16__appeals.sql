-- Who objects to being judged by a case; once for each of those who worked on it.
create table appeal (
  id         uuid primary key,
  incident   uuid not null references incident,
  grid       text not null,
  by_whom    text not null,
  reason     text not null,
  at         timestamptz not null,
  state      text not null,
  decided_by text,
  decided_at timestamptz,
  decision   text,
  unique (incident, by_whom)
);
create index appeal_grid on appeal (grid text_pattern_ops);

create index incident_opened on incident (opened_at);
