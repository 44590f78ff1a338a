// Setting up for real: the first administrator, then places, homes and their people, who works here, devices.
import { html, nothing, render } from 'lit';
import { icon } from './icons.js';
import { bones, brand, empty, languageButton, themeButton, trouble } from './parts.js';
import { api, whoAmI } from './session.js';
import { first } from './setup-first.js';
import { SHEETS, tabsOf } from './setup-sheets.js';
import { sheet } from './setup-sheet.js';
import { t } from './words.js';

const asked = new URLSearchParams(location.search);
const page = { who: null, done: null, tab: null, counts: {}, problem: null };
const main = document.createElement('div');
document.body.append(main);
document.title = t('setup.title');

const draw = () => render(view(), main);

async function begin() {
  page.problem = null;
  draw();
  try {
    page.done = (await api.get('setup', { anonymous: true })).done;
    if (page.done) {
      page.who = await whoAmI();
      choose(asked.has('device') ? 'devices' : (asked.get('tab') ?? ''));
      count();
    }
  } catch (problem) {
    page.problem = problem;
  }
  draw();
}

function choose(tab) {
  const tabs = tabsOf(page.who.role);
  page.tab = tabs.includes(tab) ? tab : tabs[0];
  draw();
}

/** What there is already, for the steps. */
async function count() {
  for (const tab of tabsOf(page.who.role)) {
    page.counts[tab] = (await SHEETS[tab].list()).length;
  }
  draw();
}

function turn(event, tab) {
  event.preventDefault();
  history.replaceState(null, '', `/setup?tab=${tab}`);
  choose(tab);
}

const view = () => (page.done === false ? beginning() : desk());

const beginning = () => html`
  <header class="top">${brand()}<div class="top-end">${languageButton()}${themeButton()}</div></header>
  <main id="main" class="page">${first()}</main>`;

const desk = () => html`
  <a class="skip" href="#main">${t('skip.main')}</a>
  <linli-top page="setup" .who=${page.who}></linli-top>
  <main id="main" class="page">
    <div class="page-head"><h1>${t('page.setup')}</h1>${page.who ? tabs() : nothing}</div>
    ${content()}
  </main>`;

function content() {
  if (page.problem) return html`<section class="panel">${trouble(page.problem, begin)}</section>`;
  if (!page.who) return html`<section class="panel">${bones(t('setup.loading'))}</section>`;
  if (!page.tab) return html`<section class="panel">${empty(t('setup.notyours'), t('setup.notyours.say'))}</section>`;
  return html`${page.who.role === 'ADMIN' ? steps() : nothing}${sheet(page.tab, page.who, asked.get('device'), count)}`;
}

const tabs = () => html`<nav class="seg" aria-label=${t('setup.tabs')}>${tabsOf(page.who.role).map(
  (tab) => html`<a href="/setup?tab=${tab}" aria-current=${tab === page.tab ? 'page' : nothing} @click=${(event) => turn(event, tab)}>${t(`setup.tab.${tab}`)}</a>`,
)}</nav>`;

/** In the order in which one thing needs the other. */
const steps = () => html`<section class="panel" aria-labelledby="steps-h">
  <div class="panel-head"><h2 id="steps-h">${t('setup.next')}</h2></div>
  <ol class="set-steps">
    ${[['places', 1], ['homes', 1], ['staff', 3], ['devices', 1]].map(([tab, least]) => step(`setup.step.${tab}`, page.counts[tab] >= least, page.counts[tab]))}
    ${step('setup.step.try', false)}${step('setup.step.backup', false)}
  </ol></section>`;

const step = (key, done, n) => html`<li class=${done ? 'set-done' : ''}>
  ${done ? icon('check') : icon('right')}<b>${t(key)}${done ? html` <span class="faint">${n}</span><span class="vh">${t('setup.step.done')}</span>` : nothing}</b>
  <small>${t(`${key}.say`)}</small></li>`;

begin();
