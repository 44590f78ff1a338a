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

-- Who was told a resident's name and telephone number, when, why, and until when they may see it.
create table look (
  id       bigint generated always as identity primary key,
  resident text not null,
  home     text not null,
  incident uuid not null references incident,
  username text not null,
  role     text not null,
  reason   text not null,
  at       timestamptz not null,
  until    timestamptz not null
);
create index look_home on look (home, at desc);
create index look_username on look (username, resident, until);

-- What a home agreed to, and what it took back: the newest of each purpose holds.
create table consent (
  id       bigint generated always as identity primary key,
  home     text not null,
  purpose  text not null,
  given    boolean not null,
  basis    text not null,
  said_by  text not null,
  note     text not null,
  username text not null,
  role     text not null,
  at       timestamptz not null
);
create index consent_home on consent (home, id);

create function consent_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'what was said of consent is never changed: %', lower(tg_op);
end
$$;
create trigger consent_stays before update or delete on consent for each row execute function consent_refuse();

-- Logins that were begun at somebody else's door: each comes back once, within minutes, in the same browser.
create table oidc_login (
  state_hash   bytea primary key,
  browser_hash bytea not null,
  nonce        text not null,
  verifier     text not null,
  at           timestamptz not null
);

-- Whoever was let in by a provider has proved themselves there, in as many steps as it asks for.
alter table session add column by_provider boolean not null default false;
