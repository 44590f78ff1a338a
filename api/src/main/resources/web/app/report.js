// The page behind the code at a place: what is the matter, and how it stands. Nobody needs an account.
import { html, nothing, render } from 'lit';
import { icon } from './icons.js';
import { bones, brand, languageButton, refusal, themeButton } from './parts.js';
import { follow, standing } from './report-follow.js';
import { api, newKey } from './session.js';
import { named, say, t } from './words.js';

/** What one sees oneself; the others are for sensors. */
const SEEN = ['lighting', 'rubbish', 'noise', 'lift-fault', 'water-supply', 'power-supply', 'home-help', 'gas', 'smoke', 'flood', 'water-leak', 'lift', 'fall', 'other'];

const id = decodeURIComponent(location.pathname.replace(/^\/report\/?/, ''));
const page = { place: null, kinds: [], kind: '', slip: null, busy: false, problem: '', key: newKey() };
const main = document.createElement('div');
main.className = 'rep';
document.body.append(main);
document.title = t('report.title');

const draw = () => render(view(), main);

async function begin() {
  draw();
  if (!id) return;
  try {
    const [place, kinds] = await Promise.all([api.get(`reports/place?id=${encodeURIComponent(id)}`, { anonymous: true }), api.get('reports/kinds', { anonymous: true })]);
    page.place = place;
    page.kinds = SEEN.map((kind) => kinds.items.find((one) => one.id === kind)).filter(Boolean);
  } catch (problem) {
    page.problem = problem.status === 404 ? t('report.place.unknown') : refusal(problem);
  }
  draw();
}

async function send(event) {
  event.preventDefault();
  const given = Object.fromEntries(new FormData(event.target));
  page.busy = true;
  page.problem = '';
  draw();
  try {
    // The same key until it is known to be there: who presses twice reports once.
    page.slip = await api.post('reports/place', { place: page.place.id, ...given }, { anonymous: true, key: page.key });
    page.key = newKey();
  } catch (problem) {
    page.problem = refusal(problem);
    if (problem.status) page.key = newKey();
  }
  page.busy = false;
  draw();
  main.querySelector(page.slip ? '#sent-h' : '.rep-bad')?.focus();
}

function another() {
  page.slip = null;
  page.kind = '';
  draw();
}

const view = () => html`
  <a class="skip" href="#main">${t('skip.main')}</a>
  <header class="rep-top">${brand()}<nav aria-label=${t('top.nav')}>${languageButton()}${themeButton()}</nav></header>
  <main id="main">
    <h1>${t('report.title')}</h1>
    ${id ? (page.slip ? sent() : page.place ? asking() : page.problem ? bad() : bones(t('report.loading'))) : nothing}
    ${follow(draw)}
  </main>`;

const bad = () => (page.problem ? html`<p class="rep-bad" role="alert" tabindex="-1">${icon('cross', 's')}${page.problem}</p>` : nothing);

/** Whom to call before anything is written where a life may be in danger. */
const numbers = () => page.kinds.find((kind) => kind.id === page.kind)?.call ?? [];

const asking = () => html`<form class="rep-card step-form" @submit=${send}>
  <h2>${icon('pin')}${named(page.place)}</h2>
  <label>${t('report.kind')}<select name="kind" required @change=${(event) => { page.kind = event.target.value; draw(); }}>
    <option value="">${t('report.kind.choose')}</option>${page.kinds.map((kind) => html`<option value=${kind.id}>${say(kind.title)}</option>`)}</select></label>
  ${numbers().length ? html`<p class="rep-threat" role="alert">${icon('bell')}<span>${t('report.threat')} ${numbers().map((number) => html`<a href=${`tel:${number}`}>${number}</a> `)}</span></p>` : nothing}
  <label>${t('report.words')}<textarea name="words" rows="4" required maxlength="2000"></textarea></label>
  <label>${t('report.name')}<input name="name" maxlength="64" autocomplete="name"></label>
  <label>${t('report.phone')}<input name="phone" type="tel" maxlength="32" autocomplete="tel"></label>
  <p class="soft">${t('report.privacy')}</p>
  ${bad()}
  <button class="btn btn-primary" type="submit" ?disabled=${page.busy}>${icon('send')}${t('report.send')}</button>
</form>`;

const sent = () => html`<section class="rep-card" aria-labelledby="sent-h">
  <h2 id="sent-h" tabindex="-1">${icon('check')}${t('report.sent')}</h2>
  ${standing(page.slip)}
  <p>${t('report.code.keep')}</p>
  <p class="rep-code">${page.slip.code}</p>
  <button class="btn" type="button" @click=${another}>${t('report.another')}</button>
</section>`;

begin();
