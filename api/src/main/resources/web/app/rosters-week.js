// One week of a roster, a column for each day: who is there, who steps in, and loudly when nobody is.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { tag } from './parts.js';
import { dateIn, day, daysAfter, hm, momentOf, now } from './time.js';
import { t } from './words.js';

export const span = ({ from, to }) => `${hm(from)}–${hm(to)}`;

const isNow = ({ from, to }) => Date.parse(from) <= now() && now() < Date.parse(to);

/** What an exchange or leave made of what was planned. */
function instead({ person, planned, backup, is_backup: stepsIn }) {
  if (!person) return html`<small>${t('rosters.away', { name: planned.name })}</small>`;
  if (stepsIn) return html`<small>${t('rosters.stepsin', { name: planned.name })}</small>`;
  return backup && backup.username !== person.username ? html`<small>${t('rosters.backup', { name: backup.name })}</small>` : nothing;
}

function stint(page, item) {
  const isMine = [item.person, item.planned, item.backup].some((person) => person?.username === page.who.username);
  const text = html`<span class="num">${span(item)}</span>
    <b>${item.person?.name ?? html`${icon('cross', 's')}${t('rosters.nobody')}`}</b>${instead(item)}
    ${isNow(item) ? tag(t('rosters.isnow'), 'on') : nothing}`;
  const look = `stint ${item.person ? '' : 'stint-hole'} ${isMine ? 'stint-mine' : ''}`;
  return isMine || page.leads(page.whole.grid)
    ? html`<li><button class=${look} type="button" aria-haspopup="dialog" @click=${() => page.openShift(item)}>${text}</button></li>`
    : html`<li><div class=${look}>${text}</div></li>`;
}

/** Only what no shift covers: a shift that nobody has says so itself. */
const gap = (from, to) => html`<li><div class="stint stint-hole"><span class="num">${span({ from, to })}</span><b>${icon('cross', 's')}${t('rosters.nobody')}</b><small>${t('rosters.noshift')}</small></div></li>`;

function column(page, date) {
  const { whole } = page;
  const begin = momentOf(`${date}T00:00`);
  const end = momentOf(`${daysAfter(date, 1)}T00:00`);
  const special = whole.special.find(({ dates }) => dates.includes(date));
  const gaps = whole.holes
    .filter(({ reason, from, to }) => reason === 'no_shift' && Date.parse(from) < end && Date.parse(to) > begin)
    .map(({ from, to }) => [Math.max(begin, Date.parse(from)), Math.min(end, Date.parse(to))]);
  // What began before the first day is shown on it.
  const stints = whole.stints.filter(({ slot, from }) => slot.date === date || (date === page.first && Date.parse(from) < begin));
  const inTime = [
    ...gaps.map(([from, to]) => ({ at: from, show: gap(from, to) })),
    ...stints.map((item) => ({ at: Date.parse(item.from), show: stint(page, item) })),
  ].sort((one, other) => one.at - other.at);
  return html`<li class=${date === dateIn(now()) ? 'today' : ''}><h3>${day(begin)}${special ? html` <small>${special.name}</small>` : nothing}</h3>
    <ul>${inTime.map(({ show }) => show)}</ul></li>`;
}

export function week(page) {
  const lacks = page.whole.holes.length;
  return html`${lacks ? html`<p class="cut" role="alert">${icon('cross')}${t('rosters.lacks', { n: lacks })}</p>` : nothing}
    <ol class="ros-week">${[0, 1, 2, 3, 4, 5, 6].map((n) => column(page, daysAfter(page.first, n)))}</ol>`;
}
