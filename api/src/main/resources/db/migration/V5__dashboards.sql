-- What dashboards may read: the views of this schema and nothing else. None of them names a person, a home or what
-- stands in a home, and counts of people are there for five homes or more.
create schema dashboard;

create view dashboard.community as
select id as community, name, name_en
from place
where kind = 'community';

create view dashboard.grid as
select left(grid, 12) as community, grid, name, name_en
from place
where kind = 'grid';

create view dashboard.building as
select left(grid, 12) as community, grid, id as building, name, name_en
from place
where kind = 'building';

-- A building is that of its grid; what stands in none belongs to the building 'site'.
create view dashboard.device as
select case when subject like 'home:%' then null else device.id end as device,
       device.kind,
       left(device.grid, 12) as community,
       device.grid,
       coalesce(device.grid || '/' || (body::jsonb #>> '{place,building}'), 'site') as building,
       coalesce(liveness.online, false) as online,
       liveness.battery,
       liveness.seen_at
from device
left join liveness on liveness.device = device.id
where device.active;

create view dashboard.outage as
select left(device.grid, 12) as community,
       device.grid,
       coalesce(device.grid || '/' || (body::jsonb #>> '{place,building}'), 'site') as building,
       outage.began_at,
       outage.ended_at
from outage
join device on device.id = outage.device;

create view dashboard.alert as
select kind, level, mode, disposition,
       left(grid, 12) as community,
       grid,
       coalesce(grid || '/' || (body::jsonb #>> '{place,building}'), 'site') as building,
       raised_at, cleared_at
from alert;

-- With the moment of each step, the first time that it was taken.
create view dashboard.incident as
select incident.id, incident.kind, incident.level, incident.phase, incident.tier, incident.outcome,
       left(incident.grid, 12) as community,
       incident.grid,
       coalesce(incident.grid || '/' || (incident.place::jsonb ->> 'building'), 'site') as building,
       incident.opened_at, incident.changed_at, incident.closed_at,
       step.dispatched_at, step.acknowledged_at, step.arrived_at, step.fed_back_at
from incident
left join lateral (
  select min(at) filter (where to_phase = 'DISPATCHED')   as dispatched_at,
         min(at) filter (where to_phase = 'ACKNOWLEDGED') as acknowledged_at,
         min(at) filter (where to_phase = 'ARRIVED')      as arrived_at,
         min(at) filter (where to_phase = 'FED_BACK')     as fed_back_at
  from timeline
  where timeline.incident = incident.id
) step on true;

create view dashboard.notice as
select channel, occasion, level, state, attempts, left(grid, 12) as community, grid, created_at, changed_at
from notice;

create view dashboard.rejected as
select reason, received_at
from rejected;

-- Elder care. A group of fewer than five homes is not there.
create view dashboard.care_group as
select left(home.grid, 12) as community,
       case when born is null then 'unknown' else (extract(year from now())::int - born) / 10 * 10 || '+' end as age,
       count(distinct home.id) as homes,
       count(*) as residents
from home
join resident on resident.home = home.id
where 'watched' = any(home.tags)
group by 1, 2
having count(distinct home.id) >= 5;

create view dashboard.care as
select left(home.grid, 12) as community,
       count(distinct home.id) as homes,
       count(distinct home.id) filter (where not coalesce(liveness.online, false)) as homes_not_heard
from home
left join device on device.subject = 'home:' || home.id and device.active and device.kind = 'gateway'
left join liveness on liveness.device = device.id
where 'watched' = any(home.tags)
group by 1
having count(distinct home.id) >= 5;

-- What was found about the residents of a community on a day of its own zone, and what became of it.
create view dashboard.care_day as
select left(alert.grid, 12) as community,
       date_trunc('day', alert.raised_at, alert.body::jsonb #>> '{place,zone}') as day,
       alert.kind,
       count(*) as findings,
       count(*) filter (where alert.disposition = 'CHECK_IN') as check_ins,
       count(*) filter (where alert.disposition = 'INCIDENT') as cases,
       count(*) filter (where incident.outcome like 'REAL%') as was_real,
       count(*) filter (where incident.outcome like 'FALSE%') as was_false,
       percentile_cont(0.5) within group (
         order by extract(epoch from incident.acknowledged_at - incident.dispatched_at)) as acknowledged_after,
       percentile_cont(0.5) within group (
         order by extract(epoch from incident.arrived_at - incident.dispatched_at)) as arrived_after
from alert
left join dashboard.incident on incident.id = alert.incident
where alert.subject like 'home:%' and alert.mode = 'LIVE' and alert.kind in ('inactivity', 'sos')
  and left(alert.grid, 12) in (select community from dashboard.care)
group by 1, 2, 3;

-- The reader of dashboards; whoever runs the server gives it a password and lets it in. Where that is forbidden to us,
-- they make it before, or grant these two rights themselves.
do $$
begin
  if not exists (select from pg_roles where rolname = 'linli_grafana') then
    create role linli_grafana nologin;
  end if;
exception
  when insufficient_privilege or duplicate_object or unique_violation then null;
end
$$;
do $$
begin
  if exists (select from pg_roles where rolname = 'linli_grafana') then
    grant usage on schema dashboard to linli_grafana;
    grant select on all tables in schema dashboard to linli_grafana;
  end if;
end
$$;
