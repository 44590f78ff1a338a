// An incident in people's words: where, what, who, and what comes next.
import { span, hm } from './time.js';
import { knows, named, say, t } from './words.js';

/** Names and plan of places, when the server has them; see {@link usePlaces}. */
const places = new Map();

export function usePlaces(list) {
  places.clear();
  for (const place of list) places.set(place.id, place);
}

/** The place that is drawn for it: its site or its building. */
export const drawnPlace = (place) =>
  places.get(place.site ?? `${place.grid}/${place.building}`) ?? null;

/** 3 号楼 2 单元 501; a site by its name. */
export function placeName(place) {
  if (place.site) {
    const site = places.get(place.site);
    return site ? named(site) : place.label;
  }
  if (place.home && place.building) {
    return t('place.home', { building: place.building, unit: place.unit ?? '1', room: place.home.split('-').pop() });
  }
  return place.building ? t('place.building', { building: place.building }) : place.label;
}

/** 3-2-501, for the plan. */
export const shortPlace = (place) => place.home ?? placeName(place);

/** The sentence of its title without the address that stands above it. */
export const sentence = (incident, text = incident.title) => withoutPlace(say(text), incident.place);

export function withoutPlace(text, { label }) {
  const rest = text.startsWith(label) ? text.slice(label.length).replace(/^[\s，,：:。]+/, '') : text;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

/** The first thing it says, for a row. */
export const brief = (incident, text = incident.title) => {
  const [first, second = ''] = sentence(incident, text).replace(/（最后：[^）]*）| \(last: [^)]*\)/g, '').split(/(?<=。|\. )/);
  return first.length < 16 ? first + second : first;
};

export const kindName = (kind) => (knows(`kind.${kind}`) ? t(`kind.${kind}`) : kind);

const LEVELS = ['I', 'II', 'III', 'IV'];
export const levelRank = (level) => LEVELS.indexOf(level);

/** People who could take it have not. */
export const isUnanswered = (incident) => ['detected', 'registered', 'dispatched'].includes(stage(incident));

const STAGES = {
  verifying: 'detected', en_route: 'acknowledged', handling: 'arrived', whistled: 'waiting', suspended: 'waiting', handed: 'waiting', checking: 'fed_back',
  rework: 'dispatched', evaluated: 'closed', not_registered: 'closed', cancelled: 'closed', merged: 'closed', forced_closed: 'closed',
};

/** Which of the seven stages of every case it is in; between them it may wait for others. */
export const stage = ({ state }) => STAGES[state] ?? state;

/** Nobody works on it any more. */
export const isOver = (incident) => stage(incident) === 'closed';

/** When the next step is due; what has no limit comes after all that have one. */
const dueAt = (incident) => (incident.due ? Date.parse(incident.due.at) : Infinity);

/** Those who go there or lead; the others look on. */
export const WORKERS = ['GRID_WORKER', 'GRID_LEAD', 'COMMUNITY_DUTY', 'STREET_DISPATCHER', 'DEPT_HANDLER', 'PROPERTY', 'VOLUNTEER'];

/** By level, then by time left, then the older first. */
export const byUrgency = (a, b) =>
  levelRank(a.level) - levelRank(b.level) ||
  compare(dueAt(a), dueAt(b)) ||
  compare(a.opened_at, b.opened_at) ||
  compare(a.id, b.id);

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Who it is with: "周敏 赶往", or that nobody has taken it. */
export function stateWord(incident, nameOf = (username) => username) {
  const last = incident.handlers.at(-1);
  const state = t(`state.${incident.state}`);
  return last && !isUnanswered(incident) && !isOver(incident) ? t('state.by', { name: nameOf(last), state }) : state;
}

/** 用时 1:52 since the step before. */
export const took = (from, to) => t('life.took', { span: span(Date.parse(to) - Date.parse(from)) });

export const at = hm;
