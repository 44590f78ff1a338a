-- Who is on duty of a tier, for all grids of a prefix; plan is the week and the special days as JSON.
create table roster (
  id         uuid primary key,
  grid       text not null,
  tier       text not null,
  zone       text not null,
  plan       text not null,
  version    int not null,
  changed_at timestamptz not null,
  unique (grid, tier)
);

-- A person who is away is so from every roster.
create table roster_leave (
  id         uuid primary key,
  person     text not null references account on delete cascade,
  from_at    timestamptz not null,
  to_at      timestamptz not null,
  reason     text not null,
  entered_by text not null
);
create index roster_leave_person on roster_leave (person, to_at);

create table roster_swap (
  id          uuid primary key,
  roster      uuid not null references roster on delete cascade,
  give_shift  text not null,
  give_date   date not null,
  giver       text not null,
  take_shift  text,
  take_date   date,
  taker       text not null,
  asked_at    timestamptz not null,
  accepted_at timestamptz
);
create index roster_swap_roster on roster_swap (roster, accepted_at);

-- What whoever goes tells whoever comes.
create table hand_over (
  id     uuid primary key,
  roster uuid not null references roster on delete cascade,
  shift  text not null,
  date   date not null,
  author text not null,
  note   text not null,
  at     timestamptz not null
);
create index hand_over_roster on hand_over (roster, at desc);
