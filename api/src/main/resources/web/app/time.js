// Time as people there say it: the community's zone, 24 hours, the server's clock.
import { lang, t } from './words.js';

const LOCALE = lang === 'zh' ? 'zh-CN' : 'en-GB';
let zone = 'Asia/Shanghai';
let ahead = 0;
let stopped = null;
const formats = new Map();

/** The zone of everything shown from now on. */
export function useZone(name) {
  zone = name;
  formats.clear();
}

/** Milliseconds of the server's clock; while the line is cut, of the moment when it was. */
export const now = () => stopped ?? Date.now() + ahead;

/** What the server's clock said just now. */
export function setClock(at) {
  ahead = Date.parse(at) - Date.now();
}

export function stopClock(at = now()) {
  stopped = stopped ?? at;
}

export function startClock() {
  stopped = null;
}

function format(options, at) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat(LOCALE, { hourCycle: 'h23', timeZone: zone, ...options }));
  }
  return formats.get(key).format(new Date(at));
}

/** 02:47 */
export const hm = (at) => format({ hour: '2-digit', minute: '2-digit' }, at);

/** 02:47:12 */
export const hms = (at) => format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }, at);

/** 7月21日 周二, Tue 21 Jul */
export const day = (at) => format({ month: lang === 'zh' ? 'long' : 'short', day: 'numeric', weekday: 'short' }, at);

export const dateOf = (at) => format({ month: lang === 'zh' ? 'long' : 'short', day: 'numeric' }, at);

/** 2026-07-21, as calendars and forms have it. */
export const dateIn = (at) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date(at));

/** So many days after a date. */
export const daysAfter = (date, n) => new Date(Date.parse(`${date}T00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** The moment at which the clock there shows 2026-07-21T08:00. */
export function momentOf(local) {
  const wanted = Date.parse(`${local}Z`);
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const off = (at) => Date.parse(`${wall.format(at).replace(' ', 'T')}Z`) - at;
  // The difference may be another one at the moment itself than near it.
  return wanted - off(wanted - off(wanted));
}

/** The time alone today, with its day otherwise. */
export const stamp = (at) => (isToday(at) ? hm(at) : `${dateOf(at)} ${hm(at)}`);

export const isToday = (at) => dateOf(at) === dateOf(now());

/** In words: 5 小时 35 分, 5 h 35 min. Below two minutes in seconds. */
export function span(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return t('span.seconds', { n: seconds });
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return t('span.minutes', { n: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return minutes % 60 ? t('span.hours.minutes', { h: hours, m: minutes % 60 }) : t('span.hours', { n: hours });
  }
  return t('span.days', { n: Math.floor(hours / 24) });
}

/** How long ago, in words. */
export const ago = (at) => t('span.ago', { span: span(now() - Date.parse(at)) });

/** As a clock: 00:12, 21:48, 3:12:05. */
export function clock(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (n) => String(n).padStart(2, '0');
  const minutes = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  if (seconds < 3600) return minutes;
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)}:${minutes}` : t('span.days', { n: Math.floor(seconds / 86_400) });
}

/** Milliseconds of PT3M, PT1H30M, PT45S, P1D. */
export function duration(text) {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(text ?? '');
  if (!parts) return 0;
  const [, d, h, m, s] = parts.map((part) => Number(part ?? 0));
  return (((d * 24 + h) * 60 + m) * 60 + s) * 1000;
}

const each = new Set();
setInterval(() => each.forEach((tick) => tick()), 1000);

/** Calls once a second, until the returned function is called. */
export function everySecond(tick) {
  each.add(tick);
  return () => each.delete(tick);
}
