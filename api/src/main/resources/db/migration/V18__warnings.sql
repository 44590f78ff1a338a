-- What others warn of, as they sent it; one message is one row for ever.
create table warning (
  sender      text not null,
  identifier  text not null,
  sent        text not null,
  sent_at     timestamptz not null,
  type        text not null,
  actual      boolean not null,
  event       text not null,
  severity    text not null,
  urgency     text not null,
  certainty   text not null,
  texts       text not null,
  areas       text[] not null,
  -- Prefixes of grid codes, within those of whoever brought it.
  grids       text[] not null,
  expires_at  timestamptz not null,
  -- When another message took its place or called it off.
  ended_at    timestamptz,
  body        bytea not null,
  brought_by  text not null,
  received_at timestamptz not null,
  primary key (sender, identifier)
);
create index warning_expires on warning (expires_at);
