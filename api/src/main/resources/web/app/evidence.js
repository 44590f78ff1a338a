// Finds what an incident's chart is drawn from: readings of the time where the server keeps them, else what the
// alert itself holds as evidence.
import { callChart, silenceChart, waterChart } from './chart.js';
import { getOr } from './session.js';
import { now } from './time.js';

const MINUTE = 60_000;
/** Enough to see what came before: half as long as it lasts, and this at least. */
const BEFORE = { flood: 5 * MINUTE, inactivity: 2 * 60 * MINUTE };
const before = (kind, begun, end) => begun - Math.max(BEFORE[kind], (end - begun) / 2);
const MARKS = [150, 250, 400];
const CALL_LIMIT = MINUTE;

const ms = (text) => Date.parse(text);

/** Who is told what was measured in a home; others see what the alert itself holds. */
const HOMES = ['GRID_WORKER', 'GRID_LEAD', 'COMMUNITY_DUTY', 'STREET_DISPATCHER', 'RESIDENT', 'FAMILY'];

/** The chart of this incident for somebody of this role, as a template; null where there is nothing to draw. */
export async function chartOf({ incident, alerts }, role) {
  const alert = alerts.at(-1);
  const draw = alert && CHARTS[incident.kind];
  return draw ? draw(incident, alert, role) : null;
}

const CHARTS = { flood: water, inactivity: silence, sos: call };

async function readings(query, from, to) {
  const span = `&from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;
  // The store of history may be away; what the alert itself holds is enough to judge by.
  const answer = await getOr({ series: [] }, `readings?${query}${span}`).catch(() => ({ series: [] }));
  return answer.series;
}

async function water(incident, alert) {
  const why = alert.explanation;
  const end = alert.cleared_at ? ms(alert.cleared_at) : now();
  const series = await readings(`device=${encodeURIComponent(why.device ?? '')}&metric=water_level`, before('flood', ms(why.onset), end), end);
  const points = new Map((series[0]?.points ?? []).map((point) => [ms(point.at), point.value ?? point.mean]));
  for (const seen of why.evidence ?? []) points.set(ms(seen.at), seen.mm);
  if (why.measured_at) points.set(ms(why.measured_at), why.measured_mm);
  const sorted = [...points].sort((a, b) => a[0] - b[0]);
  return () => waterChart({ points: sorted, marks: MARKS, levels: levelsOf(incident), closed: alert.cleared_at ? end : null });
}

async function silence(incident, alert, role) {
  const why = alert.explanation;
  const begun = ms(why.evidence?.[0]?.at ?? why.onset);
  const from = before('inactivity', begun, now());
  const metrics = HOMES.includes(role) ? ['motion', 'contact_open'] : [];
  const series = await Promise.all(metrics.map((metric) => readings(`subject=${encodeURIComponent(alert.subject)}&metric=${metric}`, from, now())));
  const stirs = series.flat().flatMap(({ points }) => points).filter((point) => (point.value ?? point.max) > 0)
    .map((point) => ms(point.at)).sort((a, b) => a - b);
  const end = alert.cleared_at ? ms(why.activity?.at ?? alert.cleared_at) : null;
  return () => silenceChart({
    stirs, begun, until: end ?? now(), limitMs: why.limit_minutes * MINUTE,
    norm: (why.learned_longest_minutes ?? 0) * MINUTE, levels: levelsOf(incident),
  });
}

async function call(incident, alert) {
  const why = alert.explanation;
  const presses = [...new Set([ms(why.onset), ms(why.last_press ?? why.onset)])];
  const at = (test) => incident.timeline.filter(test).map((entry) => ms(entry.at));
  const taken = at((entry) => entry.to === 'ACKNOWLEDGED')[0] ?? null;
  const notices = at((entry) => entry.kind === 'NOTICE' && entry.reason === 'notice delivered');
  const closed = at((entry) => entry.to === 'CLOSED')[0];
  return () => callChart({ presses, notices, taken, until: closed ?? now(), limitMs: CALL_LIMIT });
}

/** When each level was reached, as the timeline has it. */
function levelsOf(incident) {
  const levels = [];
  for (const entry of incident.timeline) {
    if (entry.kind === 'ALERT' && entry.reason === 'alert raised') levels.push({ at: ms(entry.at), level: entry.detail.level });
    if (entry.kind === 'LEVEL') levels.push({ at: ms(entry.at), level: entry.detail.to });
  }
  return levels;
}
