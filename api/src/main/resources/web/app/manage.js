// How well promises are kept: every number beside the time before and its formula, down to each case.
import { html, nothing, render } from 'lit';
import { appeals, judge } from './manage-appeals.js';
import { blindAreas, byGroup, precision } from './manage-tables.js';
import { burden, composition, pairs, today } from './manage-score.js';
import { icon } from './icons.js';
import { usePlaces } from './incident.js';
import { bones, empty, trouble } from './parts.js';
import { api, getOr, whoAmI } from './session.js';
import { day, hm, now, stamp, useZone } from './time.js';
import { lang, say, t } from './words.js';

const DAY = 86_400_000;
const RANGES = { day: DAY, week: 7 * DAY, month: 30 * DAY, quarter: 91 * DAY };

const page = { who: null, range: 'month', data: null, against: null, problem: null };
const root = document.createElement('div');
document.body.append(root);

const period = (from, to) => `from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`;

/** Rules with how often each was right. */
async function rulesKnown() {
  const { items } = await getOr({ items: [] }, 'rules');
  const known = await Promise.all(
    items.map(async (rule) => ({ rule, precision: await getOr(null, `rules/${encodeURIComponent(rule.id)}/precision`) })),
  );
  return known.filter((each) => each.precision?.total.judged);
}

async function load() {
  const asked = page.range;
  const to = now();
  const from = to - RANGES[asked];
  const appraisal = (query) => api.get(`appraisal?${query}`);
  try {
    const [all, before, grids, persons, rules, appealed, devices, places] = await Promise.all([
      appraisal(period(from, to)),
      appraisal(period(from - RANGES[asked], from)),
      appraisal(`${period(from, to)}&by=grid`),
      appraisal(`${period(from, to)}&by=person`),
      rulesKnown(),
      api.get('appeals'),
      getOr({ items: [], counts: {} }, 'devices?state=offline&order=attention&limit=8'),
      getOr({ places: [] }, 'places'),
    ]);
    // Who chose another period meanwhile has asked something newer.
    if (page.range !== asked) return;
    usePlaces(places.places);
    const zone = places.places[0]?.zone;
    if (zone) useZone(zone);
    page.data = { period: period(from, to), all, before, grids, persons, rules, appeals: appealed.items, devices, places: places.places };
    page.problem = null;
  } catch (problem) {
    page.problem = problem;
  }
  draw();
}

function choose(range) {
  page.range = range;
  draw();
  load();
}

/** The cases that speak against a number. */
async function lookAt(measure, by = 'all', key = '') {
  const formula = page.data.all.formulas.find((each) => each.id === measure).formula;
  page.against = { formula, items: null, by, key };
  draw();
  document.getElementById('against').showModal();
  const found = await api.get(`appraisal/cases?${page.data.period}&measure=${measure}&by=${by}${key ? `&key=${encodeURIComponent(key)}` : ''}`);
  page.against.items = found.items;
  draw();
}

const against = () => html`<dialog id="against" class="ask" aria-labelledby="against-h">
  <h2 id="against-h">${t('manage.against')}</h2>
  <p class="soft">${say(page.against?.formula)}</p>
  ${page.against?.items
    ? page.against.items.length
      ? html`<ul class="pairs">${page.against.items.map(
          (item) => html`<li><span><a href=${`/console#/${item.incident}`}><b>${t(`kind.${item.kind}`)}</b></a><small>${t(`level.${item.level}`)} · ${item.grid.slice(-3)}</small></span><span class="num">${stamp(item.opened_at)}</span></li>`,
        )}</ul>`
      : html`<p class="note">${t('manage.against.none')}</p>`
    : html`<p class="note" role="status">${t('manage.loading')}</p>`}
  <p class="ask-acts"><button class="btn" type="button" @click=${(event) => event.target.closest('dialog').close()}>${t('manage.close')}</button></p>
</dialog>`;

const exportLink = (format) =>
  html`<a class="btn" href=${`/api/v1/appraisal/export?${page.data.period}&by=grid&format=${format}&language=${lang}`}>${icon('download')}${t(`manage.export.${format}`)}</a>`;

const head = () => html`<div class="page-head">
  <h1>${t(`manage.range.${page.range}.say`)}</h1><p class="soft">${t('manage.until', { day: day(now()), time: hm(now()) })}</p>
  <div class="seg push" role="group" aria-label=${t('manage.range')}>${Object.keys(RANGES).map(
    (range) => html`<button type="button" aria-pressed=${page.range === range} @click=${() => choose(range)}>${t(`manage.range.${range}`)}</button>`,
  )}</div>
  ${exportLink('xlsx')} ${exportLink('csv')}
</div>`;

const decide = async (appeal, state, note) => {
  await judge(appeal, state, note);
  await load();
};

function view() {
  const score = page.data.all.groups[0];
  if (!score) return html`${head()}<section class="panel">${empty(t('manage.none'), t('manage.none.say'))}</section>`;
  const tell = { ...page.data, score, lookAt };
  return html`${head()} ${today(tell)}
    <div class="cols c-7-5">${composition(tell)} ${precision(tell)}</div>
    <div class="cols c-3">${byGroup(tell, 'grid')} ${pairs(tell)} ${blindAreas(tell)}</div>
    <div class="cols c-7-5">${byGroup(tell, 'person')} ${burden(tell)}</div>
    ${appeals(tell, page.who, decide)}`;
}

function content() {
  if (page.problem) return html`<section class="panel">${trouble(page.problem, load)}</section>`;
  return page.data && page.who ? view() : html`<section class="panel">${bones(t('manage.loading'))}</section>`;
}

function draw() {
  render(
    html`<a class="skip" href="#main">${t('skip.main')}</a>
      <linli-top page="manage" .who=${page.who}></linli-top>
      <main id="main" class="page" tabindex="-1">${content()}</main>
      ${page.data ? against() : nothing}`,
    root,
  );
}

async function begin() {
  document.title = t('manage.page');
  draw();
  page.who = await whoAmI();
  await load();
}

begin().catch((problem) => {
  page.problem = problem;
  draw();
});
