-- The community: what there is to draw, who lives where, and the one code by which the first administrator is made.
create table place (
  id      text primary key,
  kind    text not null,
  grid    text not null,
  name    text not null,
  name_en text not null,
  x       double precision,
  y       double precision,
  width   double precision,
  height  double precision,
  zone    text not null
);
create index place_grid on place (grid text_pattern_ops);

-- Body is the Place as JSON.
create table home (
  id   text primary key,
  grid text not null,
  body text not null,
  tags text[] not null default '{}'
);
create index home_grid on home (grid text_pattern_ops);

create table resident (
  id    text primary key,
  home  text not null references home on delete cascade,
  name  text not null,
  born  int,
  phone text not null,
  note  text not null
);
create index resident_home on resident (home);

alter table account add column phone text;
-- Set while the password is one that somebody else knows.
alter table account add column must_change boolean not null default false;

-- At most one row: the code itself is kept nowhere.
create table setup_code (
  hash       text not null,
  expires_at timestamptz not null
);
