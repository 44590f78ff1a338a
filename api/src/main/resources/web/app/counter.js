// The counter: a clerk writes down what somebody says who came or called.
import { html, nothing, render } from 'lit';
import { codes, slip } from './counter-slip.js';
import { icon } from './icons.js';
import { bones, refusal, trouble } from './parts.js';
import { api, getOr, newKey, whoAmI } from './session.js';
import { named, say, t } from './words.js';

const LEVELS = ['I', 'II', 'III', 'IV'];
const page = { who: null, kinds: [], places: [], where: new Map(), kind: '', level: '', slip: null, shown: false, busy: false, said: '', problem: null, key: newKey() };
const main = document.createElement('div');
document.body.append(main);
document.title = t('counter.title');

const draw = () => render(view(), main);

async function begin() {
  page.problem = null;
  draw();
  try {
    page.who = await whoAmI();
    const [kinds, places, homes] = await Promise.all([api.get('reports/kinds'), api.get('places'), getOr({ homes: [] }, 'homes?limit=1000')]);
    page.kinds = [...kinds.items].sort((a, b) => b.level.localeCompare(a.level));
    page.places = places.places;
    for (const place of places.places) page.where.set(`${named(place)} · ${place.id}`, { place: place.id });
    for (const home of homes.homes) page.where.set(`${home.place?.label ?? home.label ?? home.id} · ${home.id}`, { home: home.id });
  } catch (problem) {
    page.problem = problem;
  }
  draw();
}

function choose(event) {
  page.kind = event.target.value;
  page.level = page.kinds.find((kind) => kind.id === page.kind)?.level ?? '';
  draw();
}

async function send(event) {
  event.preventDefault();
  const { where, ...given } = Object.fromEntries(new FormData(event.target));
  const found = page.where.get(where.trim());
  page.said = found ? '' : t('counter.where.unknown');
  page.busy = Boolean(found);
  draw();
  if (!found) return main.querySelector('#where').focus();
  try {
    page.slip = await api.post('reports', { ...given, ...found }, { key: page.key });
    page.key = newKey();
  } catch (problem) {
    page.said = refusal(problem);
    if (problem.status) page.key = newKey();
  }
  page.busy = false;
  draw();
  return main.querySelector('#slip-h')?.focus();
}

function again() {
  Object.assign(page, { slip: null, kind: '', level: '', said: '' });
  draw();
  main.querySelector('#where').focus();
}

function turn() {
  page.shown = !page.shown;
  draw();
}

const view = () => html`
  <a class="skip" href="#main">${t('skip.main')}</a>
  <linli-top page="counter" .who=${page.who}></linli-top>
  <main id="main" class="page">
    <h1>${t('page.counter')}</h1>
    ${page.problem ? html`<section class="panel">${trouble(page.problem, begin)}</section>`
      : page.kinds.length === 0 ? html`<section class="panel">${bones(t('report.loading'))}</section>`
        : html`${page.slip ? slip(page.slip, again) : asking()}${codes(page.places, page.shown, turn)}`}
  </main>`;

const asking = () => html`<section class="panel no-print"><form class="step-form counter-form" @submit=${send}>
  <fieldset class="form-row"><legend>${t('counter.source')}</legend>${['counter', 'phone'].map((source, i) => html`<label class="choice"><input type="radio" name="source" value=${source} ?checked=${i === 0} required><span>${t(`source.${source}`)}</span></label>`)}</fieldset>
  <label>${t('counter.where')}<input id="where" name="where" list="places" required autocomplete="off" maxlength="300"></label>
  <datalist id="places">${[...page.where.keys()].map((key) => html`<option value=${key}></option>`)}</datalist>
  <label>${t('report.kind')}<select name="kind" required .value=${page.kind} @change=${choose}><option value="">${t('report.kind.choose')}</option>${page.kinds.map((kind) => html`<option value=${kind.id}>${say(kind.title)}</option>`)}</select></label>
  <label>${t('counter.level')}<select name="level" required>${LEVELS.map((level) => html`<option value=${level} .selected=${level === page.level}>${t(`level.${level}`)}</option>`)}</select></label>
  <label class="wide">${t('report.words')}<textarea name="words" rows="4" required maxlength="2000"></textarea></label>
  <label>${t('counter.name')}<input name="name" maxlength="64" autocomplete="off"></label>
  <label>${t('counter.phone')}<input name="phone" type="tel" maxlength="32" autocomplete="off"></label>
  <p class="soft wide">${t('counter.first')}</p>
  ${page.said ? html`<p class="rep-bad wide" role="alert">${icon('cross', 's')}${page.said}</p>` : nothing}
  <div class="wide"><button class="btn btn-primary" type="submit" ?disabled=${page.busy}>${icon('send')}${t('counter.send')}</button></div>
</form></section>`;

begin();
