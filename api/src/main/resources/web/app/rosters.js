// Who is on duty: now, in the week, and when nobody is; who leads plans it, who works exchanges and hands over.
import { html, nothing, render } from 'lit';
import { icon } from './icons.js';
import { bones, empty, refusal, tag, trouble } from './parts.js';
import { editing, openEditor } from './rosters-edit.js';
import { aside } from './rosters-side.js';
import { openShift, shiftDialog } from './rosters-shift.js';
import { week } from './rosters-week.js';
import { api, getOr, whoAmI } from './session.js';
import { dateIn, daysAfter, now, setClock, stamp, useZone } from './time.js';
import { t } from './words.js';

const WEEK = 7;
const CALM = 60_000;
const LEADS = ['GRID_LEAD', 'COMMUNITY_DUTY', 'STREET_DISPATCHER'];

const page = { who: null, duty: null, staff: [], chosen: '', first: '', whole: null, problem: null, said: '' };
const root = document.createElement('div');
document.body.append(root);

page.name = (username) => page.staff.find((person) => person.username === username)?.name ?? username;
/** Who may stand on the roster that is shown: their grids touch its grid. */
page.around = (grid) => page.staff.filter((person) => person.grid.startsWith(grid) || grid.startsWith(person.grid));
page.leads = (grid) => LEADS.includes(page.who?.role) && grid.startsWith(page.who.grid);
page.act = act;
page.draw = draw;
page.openShift = (stint) => openShift(page, stint);

/** Monday of the week of a date. */
const monday = (date) => daysAfter(date, -((new Date(`${date}T00:00Z`).getUTCDay() + 6) % WEEK));

async function load() {
  try {
    page.duty = await api.get('rosters/on-duty');
    setClock(page.duty.at);
    const roster = page.duty.items.find((item) => item.roster === page.chosen) ?? page.duty.items[0];
    page.chosen = roster?.roster ?? '';
    if (roster) {
      useZone(roster.zone);
      page.first ||= monday(dateIn(now()));
      page.whole = await api.get(`rosters/${page.chosen}?from=${page.first}&days=${WEEK}`);
    }
    page.problem = null;
  } catch (problem) {
    page.problem = problem;
  }
  draw();
}

/** Does it, says what came of it, and reads everything again. */
async function act(deed, done) {
  page.said = '';
  try {
    await deed();
    page.said = done;
  } catch (problem) {
    page.said = refusal(problem);
  }
  await load();
}

function choose(id) {
  page.chosen = id;
  history.replaceState(null, '', `#/${id}`);
  load();
}

function turn(by) {
  page.first = by ? daysAfter(page.first, by * WEEK) : monday(dateIn(now()));
  load();
}

const people = ({ now: there }) =>
  there.length ? html`<b>${there.map((person) => person.name).join('、')}</b>` : tag(t('rosters.nobody'), 'out');

const card = (item) => html`<li><button type="button" aria-pressed=${item.roster === page.chosen} @click=${() => choose(item.roster)}>
  <span>${t(`tier.${item.tier.toUpperCase()}`)} <span class="code">${item.grid}</span></span>
  ${people(item)}
  <small>${item.next?.person ? t('rosters.next', { name: item.next.person.name, at: stamp(item.next.from) }) : nothing}</small>
  ${item.holes.length ? tag(html`${icon('cross', 's')}${t('rosters.holes', { n: item.holes.length, at: stamp(item.holes[0].from) })}`, 'out') : nothing}
</button></li>`;

const weekHead = (grid) => html`<div class="panel-head"><h2 id="week-h">${t('rosters.week')} <span class="faint code">${grid}</span></h2>
  <span class="push seg"><button type="button" aria-label=${t('rosters.before')} @click=${() => turn(-1)}>${icon('left', 's')}</button>
    <button type="button" @click=${() => turn(0)}>${t('rosters.this')}</button>
    <button type="button" aria-label=${t('rosters.after')} @click=${() => turn(1)}>${icon('right', 's')}</button></span>
  <a class="btn btn-quiet" href=${`/api/v1/rosters/${page.chosen}/calendar`} download=${`linli-${grid}.ics`}>${icon('download', 's')}${t('rosters.calendar')}</a>
  ${page.leads(grid) ? html`<button class="btn" type="button" @click=${() => openEditor(page, page.whole)}>${t('rosters.change')}</button>` : nothing}</div>`;

const view = () => html`
  <div class="page-head"><h1>${t('rosters.title')}</h1><p class="soft">${t('rosters.motto')}</p>
    ${LEADS.includes(page.who.role) ? html`<button class="btn btn-primary push" type="button" @click=${() => openEditor(page, null)}>${icon('plus')}${t('rosters.new')}</button>` : nothing}</div>
  <p class="said" role="status">${page.said}</p>
  ${page.duty.items.length === 0 ? html`<section class="panel">${empty(t('rosters.none'), t('rosters.none.say'))}</section>` : html`
    <section class="panel" aria-labelledby="now-h"><div class="panel-head"><h2 id="now-h">${t('rosters.now')}</h2></div><ul class="ros-now">${page.duty.items.map(card)}</ul></section>
    ${page.whole ? html`<div class="ros-cols"><section class="panel" aria-labelledby="week-h">${weekHead(page.whole.grid)}${week(page)}</section>
      <div class="side">${aside(page)}</div></div>` : nothing}`}
  ${shiftDialog(page)} ${editing(page)}`;

function content() {
  if (page.problem && !page.duty) return html`<section class="panel">${trouble(page.problem, load)}</section>`;
  return page.duty && page.who ? view() : html`<section class="panel">${bones(t('rosters.loading'))}</section>`;
}

function draw() {
  render(
    html`<a class="skip" href="#main">${t('skip.main')}</a>
      <linli-top page="rosters" .who=${page.who}></linli-top>
      <main id="main" class="page" tabindex="-1">${content()}</main>`,
    root,
  );
}

async function begin() {
  document.title = t('rosters.page');
  page.chosen = location.hash.slice(2);
  draw();
  page.who = await whoAmI();
  page.staff = (await getOr({ staff: [] }, 'staff')).staff;
  await load();
  setInterval(() => document.hidden || document.querySelector('dialog[open]') || load(), CALM);
}

begin().catch((problem) => {
  page.problem = problem;
  draw();
});
