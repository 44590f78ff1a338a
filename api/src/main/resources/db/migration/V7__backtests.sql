-- A rule as its author wrote it, with its comments; null where nobody did.
alter table rule_version add column text text;

-- What a rule would have done: asked for, and what came of it. Request and result as in the stream.
create table backtest (
  id         uuid primary key,
  rule       text not null,
  purpose    text not null,
  grid       text not null,
  author     text not null,
  phase      text not null,
  percent    int not null default 0,
  asked_at   timestamptz not null,
  changed_at timestamptz not null,
  request    text not null,
  result     text,
  problem    text
);
create index backtest_rule on backtest (rule, asked_at desc);

create table backtest_found (
  backtest  uuid not null references backtest on delete cascade,
  alert     text not null,
  side      text not null,
  raised_at timestamptz not null,
  body      text not null,
  primary key (backtest, alert, side)
);

-- Another number for a rule, with what speaks for it; a person takes it or not.
create table proposal (
  id         uuid primary key,
  rule       text not null,
  version    int not null,
  grid       text not null,
  parameter  text not null,
  was        text not null,
  value      text,
  state      text not null,
  evidence   text not null,
  backtest   uuid not null,
  at         timestamptz not null,
  decided_by text,
  decided_at timestamptz
);
create index proposal_rule on proposal (rule, at desc);

-- An alert's id begins with its rule.
create index alert_rule on alert (split_part(id, ':', 1), raised_at);
