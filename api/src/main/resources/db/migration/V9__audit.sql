-- The audit log: entries, the records that may be erased, and the tree over the entries with its signed heads.
create table audit_entry (
  seq       bigint primary key,
  at        timestamptz not null,
  action    text not null,
  actor     text not null,
  role      text not null,
  object    text not null,
  grid      text not null,
  data_hash bytea not null,
  prev_hash bytea not null,
  hash      bytea not null
);
create index audit_entry_grid on audit_entry (grid text_pattern_ops, seq);
create index audit_entry_object on audit_entry (object, seq);
create index audit_entry_actor on audit_entry (actor, seq);

-- What an entry is about, with the salt of its hash; both go when a person's record is erased.
create table audit_record (
  seq  bigint primary key references audit_entry,
  body text not null,
  salt text not null
);

-- Roots of whole subtrees above the leaves: 2^level entries, counted from 0 within their level.
create table audit_node (
  level int not null,
  index bigint not null,
  hash  bytea not null,
  primary key (level, index)
);

create table audit_head (
  size       bigint primary key,
  at         timestamptz not null,
  root       bytea not null,
  public_key text not null,
  signature  bytea not null
);

-- The tables' owner is the api itself, and in the demo a superuser: rights that it has not would not hinder it.
create function audit_refuse() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is never changed: % of %', lower(tg_op), tg_table_name;
end
$$;

create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_refuse();
create trigger audit_head_stays before update or delete on audit_head for each row execute function audit_refuse();
create trigger audit_node_stays before update or delete on audit_node for each row execute function audit_refuse();
create trigger audit_record_stays before update on audit_record for each row execute function audit_refuse();
create trigger audit_entry_is_kept before truncate on audit_entry execute function audit_refuse();
create trigger audit_head_is_kept before truncate on audit_head execute function audit_refuse();
create trigger audit_node_is_kept before truncate on audit_node execute function audit_refuse();
create trigger audit_record_is_kept before truncate on audit_record execute function audit_refuse();

-- Also in a session that says it only copies.
alter table audit_entry enable always trigger audit_entry_stays;
alter table audit_head enable always trigger audit_head_stays;
alter table audit_node enable always trigger audit_node_stays;
alter table audit_record enable always trigger audit_record_stays;
alter table audit_entry enable always trigger audit_entry_is_kept;
alter table audit_head enable always trigger audit_head_is_kept;
alter table audit_node enable always trigger audit_node_is_kept;
alter table audit_record enable always trigger audit_record_is_kept;
