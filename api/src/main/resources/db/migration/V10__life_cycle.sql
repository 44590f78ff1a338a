-- The state as it is, with all that it knows; the columns beside it are for finding.
alter table incident add column state text;
alter table incident add column suspended_at timestamptz;

update incident set state = json_strip_nulls(json_build_object(
  'phase', phase,
  'work', case when tier is null then null else json_build_object(
    'tier', tier,
    'responsible', handlers[1],
    'handlers', handlers,
    'reworks', 0) end,
  'outcome', lower(outcome),
  'closed_by', closed_by))::text;

alter table incident alter column state set not null;
