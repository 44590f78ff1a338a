-- Versions of rules that could not judge and were switched off by detection: told once for each version, kept with it.
create table rule_failure (
    rule text not null,
    slot text not null,
    version int not null,
    subject text not null,
    problem text not null,
    at timestamptz not null,
    primary key (rule, slot, version)
);
