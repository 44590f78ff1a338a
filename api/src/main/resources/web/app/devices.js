// All devices of somebody's grids: what cannot be heard comes first, and what is not taken says why.
import { html, nothing, render } from 'lit';
import { live } from 'lit/directives/live.js';
import { categoryName, row } from './devices-row.js';
import { follow } from './events.js';
import { icon } from './icons.js';
import { usePlaces } from './incident.js';
import { bones, empty, trouble } from './parts.js';
import { api, getOr, whoAmI } from './session.js';
import { ago, hm, stamp, useZone } from './time.js';
import { t } from './words.js';

const PAGE = 50;
/** Readings come all the time; the page is read again at most this often. */
const CALM = 3_000;
const FIGURES = [
  { state: '', count: 'all' },
  { state: 'online', count: 'online' },
  { state: 'offline', count: 'offline' },
  { state: 'low_battery', count: 'low_battery' },
  { state: 'suspicious', count: 'suspicious' },
  { state: 'quarantined', count: 'quarantined' },
];
/** Who may be told what was not taken, and by whom. */
const keepsDevices = (role) => ['DEVICE_ADMIN', 'ADMIN'].includes(role);

const page = { who: null, survey: null, groups: [], unknown: [], problem: null, filter: { state: '', q: '', category: '', offset: 0 }, isCut: false };
const root = document.createElement('div');
document.body.append(root);

/** What was not taken, for who may see it. */
const refused = (kind) => (keepsDevices(page.who?.role) ? getOr({ items: [] }, `rejected/${kind}?limit=50`) : { items: [] });

async function load() {
  const { state, q, category, offset } = page.filter;
  const question = new URLSearchParams({ order: 'attention', limit: PAGE, offset });
  if (state) question.set('state', state);
  if (q) question.set('q', q);
  if (category) question.set('category', category);
  const asked = question.toString();
  page.asked = asked;
  try {
    const [survey, groups, unknown] = await Promise.all([
      api.get(`devices?${asked}`),
      refused('groups'),
      refused('unknown'),
    ]);
    // Who types on has asked something newer.
    if (page.asked !== asked) return;
    Object.assign(page, { survey, groups: groups.items, unknown: unknown.items, problem: null });
    const zone = survey.items[0]?.device.place.zone;
    if (zone) useZone(zone);
  } catch (problem) {
    page.problem = problem;
  }
  draw();
}

function narrow(filter) {
  page.filter = { ...page.filter, offset: 0, ...filter };
  const shown = new URLSearchParams(Object.entries(page.filter).filter(([, value]) => value));
  history.replaceState(null, '', shown.size ? `?${shown}` : location.pathname);
  draw();
  load();
}

const figure = ({ state, count }) => {
  const { counts, categories } = page.survey;
  const small = {
    all: t('devices.kinds', { n: Object.keys(categories).length }),
    online: counts.all ? `${((counts.online / counts.all) * 100).toFixed(1)}\u00a0%` : '',
    offline: counts.behind_gateway ? t('devices.behind', { n: counts.behind_gateway }) : '',
    quarantined: t('devices.today'),
  };
  return html`<button type="button" aria-pressed=${page.filter.state === state} @click=${() => narrow({ state })}>
    <span>${t(`devices.count.${count}`)}</span><b>${number(counts[count])}</b><small>${small[count] ?? ''}</small></button>`;
};

const number = (n) => n.toLocaleString('en');

const unknownFigure = () =>
  keepsDevices(page.who.role)
    ? html`<a class="fig" href="#claim-h"><span>${t('devices.count.unknown')}</span><b>${page.unknown.length}</b><small>${page.unknown.length ? ago(page.unknown.at(-1).first_at) : ''}</small></a>`
    : nothing;

let typing;

const search = (event) => {
  clearTimeout(typing);
  const q = event.target.value.trim();
  typing = setTimeout(() => narrow({ q }), 250);
};

const list = () => {
  const { items, total, categories } = page.survey;
  const { offset, q, category } = page.filter;
  return html`<section class="panel dev-list" aria-labelledby="list-h">
    <div class="panel-head"><h2 id="list-h">${t('devices.first')}</h2>
      <label class="find push">${icon('search', 's')}<span class="vh">${t('devices.find')}</span><input type="search" maxlength="100" placeholder=${t('devices.find.say')} .value=${live(q)} @input=${search}></label>
      <select class="pick" aria-label=${t('devices.category')} @change=${(event) => narrow({ category: event.target.value })}>
        <option value="">${t('devices.category.all')}</option>
        ${Object.entries(categories).map(([name, n]) => html`<option value=${name} ?selected=${name === category}>${categoryName(name)} ${n}</option>`)}
      </select>
    </div>
    <div class="dev-scroll" tabindex="0" role="region" aria-label=${t('devices.title')}>
    ${items.length === 0
      ? empty(t('devices.none'), t('devices.none.say', { n: number(page.survey.counts.all) }))
      : html`<table class="grid dev-table"><caption class="vh">${t('devices.title')}</caption>
        <thead><tr><th>${t('devices.device')}</th><th>${t('devices.day')}</th><th class="num">${t('devices.last')}</th><th>${t('devices.battery')}</th><th>${t('devices.state')}</th><th>${t('devices.say')}</th></tr></thead>
        <tbody>${items.map(row)}</tbody></table>`}
    </div>
    <p class="more"><span class="faint" role="status">${t('devices.shown', { from: total ? offset + 1 : 0, to: offset + items.length, total: number(total) })}</span>
      <span class="push"></span>
      ${offset > 0 ? html`<button class="btn btn-quiet" type="button" @click=${() => turn(-PAGE)}>${icon('left', 's')}${t('devices.before')}</button>` : nothing}
      ${offset + items.length < total ? html`<button class="btn btn-quiet" type="button" @click=${() => turn(PAGE)}>${t('devices.next')}${icon('right', 's')}</button>` : nothing}</p>
  </section>`;
};

function turn(by) {
  narrow({ offset: Math.max(0, page.filter.offset + by) });
  document.getElementById('list-h').scrollIntoView({ block: 'start' });
}

const claims = () => html`<section class="panel" aria-labelledby="claim-h">
  <div class="panel-head"><h2 id="claim-h">${t('devices.claim.title')} <span class="faint">${page.unknown.length}</span></h2><span class="push faint">${t('devices.claim.say')}</span></div>
  ${page.unknown.length === 0
    ? html`<p class="note">${t('devices.claim.none')}</p>`
    : html`<ul class="waits">${page.unknown.map(
        ({ last, count, last_at: at }) => html`<li><span><b class="code">${last.device ?? last.topic}</b><small>${last.topic} · ${hm(at)} · ${t('devices.times', { n: count })}</small><code>${last.head}</code></span>
          ${last.device ? html`<a class="btn" href=${`/setup?device=${encodeURIComponent(last.device)}`} aria-label=${t('devices.claim.of', { device: last.device })}>${t('devices.claim')}</a>` : nothing}</li>`,
      )}</ul>`}
</section>`;

const quarantine = () => html`<section class="panel" aria-labelledby="quar-h">
  <div class="panel-head"><h2 id="quar-h">${t('devices.quarantine')} <span class="faint">${page.groups.length}</span></h2><span class="push faint">${t('devices.quarantine.say')}</span></div>
  ${page.groups.length === 0
    ? html`<p class="note">${t('devices.quarantine.none')}</p>`
    : html`<ul class="waits">${page.groups.map(
        ({ last, count, last_at: at }) => html`<li>${icon('quarantine')}<span><b>${t(`rejected.${last.reason}`)}</b> <span class="soft">${last.detail}</span>
          <small class="code">${last.topic} · ${last.size}\u00a0B · ${t('devices.times', { n: number(count) })} · ${stamp(at)}</small><code>${last.head}</code></span></li>`,
      )}</ul>`}
</section>`;

const view = () => html`
  <div class="page-head">
    <h1>${t('devices.title')}</h1><p class="soft">${page.isCut ? t('devices.cut') : t('devices.motto')}</p>
    ${keepsDevices(page.who.role) ? html`<a class="btn btn-primary push" href="/setup#devices">${icon('upload')}${t('devices.import')}</a>` : nothing}
  </div>
  <div class="figs panel" role="group" aria-label=${t('devices.filter')}>${FIGURES.map(figure)}${unknownFigure()}</div>
  <div class="dev-cols ${keepsDevices(page.who.role) ? '' : 'dev-alone'}">
    ${list()}
    ${keepsDevices(page.who.role) ? html`<div class="side">${claims()} ${quarantine()}</div>` : nothing}
  </div>`;

function content() {
  if (page.problem && !page.survey) return html`<section class="panel">${trouble(page.problem, load)}</section>`;
  return page.survey && page.who ? view() : html`<section class="panel">${bones(t('devices.loading'))}</section>`;
}

function draw() {
  render(
    html`<a class="skip" href="#main">${t('skip.main')}</a>
      <linli-top page="devices" .who=${page.who}></linli-top>
      <main id="main" class="page" tabindex="-1">${content()}</main>`,
    root,
  );
}

let soon = null;

/** What changed is read again, but not under the hand: no more than once in a while. */
function later() {
  soon ??= setTimeout(() => {
    soon = null;
    if (!document.hidden) load();
  }, CALM);
}

async function begin() {
  const asked = new URLSearchParams(location.search);
  for (const name of ['state', 'q', 'category']) page.filter[name] = asked.get(name) ?? '';
  document.title = t('devices.page');
  draw();
  page.who = await whoAmI();
  usePlaces((await getOr({ places: [] }, 'places')).places);
  follow({
    reload: load,
    device: later,
    cut: () => {
      page.isCut = true;
      draw();
    },
    live: () => {
      page.isCut = false;
      draw();
    },
  });
}

begin().catch((problem) => {
  page.problem = problem;
  draw();
});
