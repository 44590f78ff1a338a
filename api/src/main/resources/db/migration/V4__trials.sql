-- What visitors of a simulated community have asked to see and what is not over yet.
create table trial (
  id         text primary key,
  kind       text not null,
  subject    text,
  started_at timestamptz not null,
  started    text not null
);
