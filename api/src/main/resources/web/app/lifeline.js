// The life of an incident, line by line, in people's words: from the first reading to the closing, and what is next.
import { duration, span } from './time.js';
import { levelRank, withoutPlace } from './incident.js';
import { knows, say, t } from './words.js';

/**
 * `{at, level?, title, note, n?}` for each line of the timeline that tells a person something; `n` is of its photo.
 *
 * @param nameOf a username's name
 */
export function lines(incident, alerts, nameOf) {
  const all = [];
  const first = firstSign(alerts[0]);
  if (first?.at) all.push(first);
  for (const entry of incident.timeline) {
    const line = (WORDS[entry.kind] ?? unknown)(entry, { incident, nameOf, all });
    if (line) all.push(line);
  }
  return all;
}

const unknown = (entry) => ({ at: entry.at, title: entry.reason, note: '' });

/** What the machine saw first, before it said anything. */
function firstSign(alert) {
  const why = alert?.explanation;
  if (!why) return null;
  if (alert.kind === 'inactivity' && why.evidence?.[0]) {
    const seen = why.evidence[0];
    return { at: seen.at, title: t('life.last'), note: `${knows(`room.${seen.room}`) ? t(`room.${seen.room}`) : seen.room} ${seen.device}`.trim() };
  }
  if (alert.kind === 'flood' && why.evidence?.[0]) {
    return { at: why.onset, title: t('life.wet'), note: why.device };
  }
  return { at: why.onset, title: t(alert.kind === 'sos' ? 'life.pressed' : 'life.first'), note: why.device ?? '' };
}

const WORDS = { ALERT: alertLine, LEVEL: levelLine, TRANSITION: stepLine, NOTICE: noticeLine, NOTE: noteLine, MERGED: mergedLine, PHOTO: photoLine, CLOCK: clockLine, REPORT: reportLine };

/** What it said stands beside, for those who may read it. */
function reportLine(entry, { nameOf }) {
  const title = t('life.report', { source: t(`source.${entry.detail.source}`) });
  return { at: entry.at, title, note: entry.detail.source === 'page' ? '' : nameOf(entry.actor) };
}

function alertLine(entry, { incident, all }) {
  const { level, text } = entry.detail;
  if (entry.reason === 'alert changed') {
    // Water that rises says so with every reading; the last word of each level is enough.
    const last = all.at(-1);
    if (last?.isChange) {
      all.pop();
    }
    return { at: entry.at, title: t('life.changed'), note: short(text, incident.place), isChange: true };
  }
  if (entry.reason === 'alert explains' || entry.reason === 'explained alert cleared') {
    return { at: entry.at, title: t(`life.${entry.reason}`), note: short(text, {}) };
  }
  const title = t(knows(`life.${entry.reason}`) ? `life.${entry.reason}` : 'life.alert raised', { level: t(`level.${level}`) });
  const why = entry.detail.clear_reason;
  return { at: entry.at, level: entry.reason === 'alert cleared' ? null : level, title, note: why ? t(`cleared.${why}`) : short(text, incident.place) };
}

/** Its first sentence, without the address before it where that is the incident's. */
const short = (text, place) => (place.label ? withoutPlace(say(text), place) : say(text)).split(/(?<=。)|(?<=\.) /)[0];

/** It rises by itself, and by a person; it falls only by one, who says why. */
function levelLine({ at, actor, reason, detail }, { nameOf }) {
  const isLower = levelRank(detail.to) > levelRank(detail.from);
  const who = detail.by ?? (actor === 'system' ? '' : actor);
  const why = who && (detail.note ?? reason);
  return {
    at,
    level: detail.to,
    title: t(isLower ? 'life.level.down' : 'life.level', { level: t(`level.${detail.to}`) }),
    note: [who && nameOf(who), why && `“${why}”`].filter(Boolean).join(' · '),
  };
}

/** Lines of before the steps were noted tell them by where they led. */
const LED_TO = { REGISTERED: 'register', DISPATCHED: 'dispatch', ACKNOWLEDGED: 'acknowledge', ARRIVED: 'arrive', FED_BACK: 'feedback', CLOSED: 'close' };

function stepLine(entry, { incident, nameOf, all }) {
  const step = entry.detail.step ?? LED_TO[entry.to];
  const isMachine = entry.actor === 'system';
  const last = all.at(-1);
  if (isMachine && step === 'dispatch' && last?.step === 'register') {
    last.title = t('life.registered.dispatched', { tier: tier(entry) });
    return null;
  }
  const led = `life.${entry.to.toLowerCase()}`;
  const title = isMachine && knows(led) ? t(led, { tier: tier(entry) }) : did(isMachine ? t('life.system') : nameOf(entry.actor), step);
  return { at: entry.at, step, title, note: notes(entry, incident, isMachine, nameOf) };
}

const did = (name, step) => t('life.by', { name, step: knows(`life.step.${step}`) ? t(`life.step.${step}`) : step });

/** To whom it was handed, how it was rated, and where somebody was. */
function handed({ step, to, rating, position }, nameOf) {
  if (step === 'dispatch' && to) return t('life.to', { name: t(`tier.${to.toUpperCase()}`) });
  if ((step === 'transfer' || step === 'whistle') && to) return t('life.to', { name: nameOf(to) });
  if (rating) return t(`rating.${rating}`);
  if (!position) return '';
  const { distance, accuracy } = position;
  return distance === undefined || distance === null ? t('life.at', { accuracy: Math.round(accuracy) }) : t('life.at.distance', { distance, accuracy: Math.round(accuracy) });
}

const tier = (entry) => t(`tier.${entry.tier ?? 'GRID'}`);

/** What came of it, what was said, and how long it took. */
function notes(entry, incident, isMachine, nameOf) {
  const said = [handed(entry.detail, nameOf)].filter(Boolean);
  if (entry.detail.outcome) said.push(t(`outcome.${String(entry.detail.outcome).toLowerCase()}`));
  if (!isMachine && entry.reason) said.push(`“${entry.reason}”`);
  const before = incident.timeline.filter((other) => other.kind === 'TRANSITION' && other.to === entry.from).at(-1);
  if (before && !isMachine) said.push(t('life.took', { span: span(Date.parse(entry.at) - Date.parse(before.at)) }));
  if (entry.detail.said_at || entry.detail.phone_at) said.push(t('life.offline'));
  return said.join(' · ');
}

/** What somebody said that moved nothing: a step that came too late, or a word on how it is counted. */
function noteLine(entry, { nameOf }) {
  if (entry.actor === 'system') return { at: entry.at, title: t('life.flapping'), note: entry.detail.device ?? '' };
  const { step, outcome, appeal, phone_at: isLate } = entry.detail;
  const name = nameOf(entry.actor);
  const said = [outcome && t(`outcome.${String(outcome).toLowerCase()}`), entry.reason && `“${entry.reason}”`, isLate && t('life.offline')];
  const title = knows(`life.appeal.${appeal}`) ? t(`life.appeal.${appeal}`, { name }) : knows(`life.step.${step}`) ? t('life.note', { name, step: t(`life.step.${step}`) }) : t('life.remark', { name });
  return { at: entry.at, title, note: said.filter(Boolean).join(' · ') };
}

function photoLine(entry, { nameOf }) {
  const note = entry.detail.phone_at ? t('life.offline') : '';
  return { at: entry.at, title: t('life.photo', { name: nameOf(entry.actor) }), note, n: entry.detail.n };
}

/** What the clocks did: who was told because nobody came, or that nobody was there to be told; and what people did about them. */
function clockLine(entry, { nameOf }) {
  const { told, person, step } = entry.detail;
  if (entry.actor !== 'system') {
    return { at: entry.at, title: t('life.by', { name: nameOf(entry.actor), step: knows(`life.step.${step}`) ? t(`life.step.${step}`) : step }), note: entry.reason && `“${entry.reason}”` };
  }
  const key = `life.clock.${entry.reason.replaceAll(' ', '_')}`;
  const title = knows(key) ? t(key, { tier: tier(entry), name: person ? nameOf(person) : '', step: knows(`due.${step}`) ? t(`due.${step}`) : '' }) : entry.reason;
  return { at: entry.at, title, note: told?.length ? t('life.clock.told', { names: told.map(nameOf).join(t('life.clock.and')) }) : '' };
}

/** Another incident that became a part of this one. */
function mergedLine(entry, { nameOf }) {
  return {
    at: entry.at,
    title: t('life.by', { name: nameOf(entry.actor), step: t('life.step.merge') }),
    note: [say(entry.detail.text), entry.reason && `“${entry.reason}”`].filter(Boolean).join(' · '),
  };
}

/** Those that arrived or were given up; the tries between say nothing. */
function noticeLine(entry, { incident, all }) {
  const { channel, state, id, created_at: created } = entry.detail;
  if (state === 'held') return heldLine(entry, all.at(-1));
  if (state !== 'delivered' && state !== 'failed') return null;
  const took = span(Date.parse(entry.at) - Date.parse(created));
  const isLate = incident.notices.some((notice) => notice.id === id && notice.state === 'failed');
  const name = knows(`channel.${channel}`) ? t(`channel.${channel}`) : channel;
  const note = t(state === 'delivered' ? 'life.told' : 'life.untold', { channel: name, span: took });
  const last = all.at(-1);
  if (!isLate && last && !last.isNotice && !last.note.includes(note)) {
    last.note = [last.note, note].filter(Boolean).join(' · ');
    return null;
  }
  return { at: entry.at, title: note, note: '', isNotice: true };
}

/** What was not told, and why; how often is counted. That somebody knows it already says nothing. */
function heldLine(entry, last) {
  const { detail } = entry.detail;
  if (detail === 'already_told') return null;
  const note = knows(`held.${detail}`) ? t(`held.${detail}`) : detail;
  if (last?.held && last.note === note) {
    last.held++;
    last.title = t('life.held', { n: last.held });
    return null;
  }
  return { at: entry.at, title: t('life.held', { n: 1 }), note, held: 1 };
}

/** What stands out: the next step with its limit, and those behind it. */
export function ahead(incident) {
  const steps = AHEAD[incident.state] ?? [];
  return steps.map((step) => ({
    at: incident.due?.step === step ? incident.due.at : null,
    title: t(`ahead.${step}`),
    note: incident.due?.step === step && incident.due.limit ? t('ahead.limit', { span: span(duration(incident.due.limit)) }) : '',
  }));
}

const AHEAD = {
  detected: ['register'],
  verifying: ['register'],
  registered: ['dispatch', 'acknowledge', 'arrive', 'feedback', 'close'],
  dispatched: ['acknowledge', 'arrive', 'feedback', 'close'],
  acknowledged: ['arrive', 'feedback', 'close'],
  en_route: ['arrive', 'feedback', 'close'],
  arrived: ['feedback', 'close'],
  handling: ['feedback', 'close'],
  whistled: ['report_in', 'feedback', 'close'],
  suspended: ['resume', 'feedback', 'close'],
  fed_back: ['close'],
  checking: ['close'],
};
