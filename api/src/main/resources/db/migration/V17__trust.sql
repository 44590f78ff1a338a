-- The second step of a login: a secret that a person's telephone makes codes from, and codes for when it is lost.
create table second_step (
  username  text primary key references account on delete cascade,
  secret    bytea not null,
  confirmed boolean not null default false,
  -- The time step of the last code that was taken: none is taken twice, nor one before it.
  last_step bigint not null default 0
);

-- Each is deleted when it is used.
create table recovery_code (
  username text not null references account on delete cascade,
  hash     bytea not null,
  primary key (username, hash)
);
