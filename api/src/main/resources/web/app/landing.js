// The first page: what this is, whether it is well, and a way to touch it.
import { html, nothing, render } from 'lit';
import './phone-code.js';
import { icon } from './icons.js';
import { brand, languageButton, refusal, roleName, themeButton } from './parts.js';
import { api, homeOf, logIn } from './session.js';
import { street } from './street.js';
import { hm, now } from './time.js';
import { knows, say, t } from './words.js';

const TRIALS = [['sos', 'sos'], ['flood', 'flood'], ['silence', 'still']];
/** In the order in which data flow; others that the server tells of stand after them. */
const PARTS = ['broker', 'ingest', 'kafka', 'detection', 'postgres', 'outbox'];
const ICONS = { broker: 'chip', ingest: 'download', kafka: 'flow', detection: 'rules', postgres: 'db', outbox: 'send', history: 'chart', telemetry: 'chart' };
const AGAIN = 5_000;

const page = { about: null, parts: null, away: false, trying: null, said: '', problem: '' };
const main = document.createElement('div');
main.className = 'land';
document.body.append(main);
document.title = t('landing.title');

const draw = () => render(view(), main);

async function press(kind) {
  page.trying = kind;
  page.problem = '';
  draw();
  try {
    const trial = await api.post('trials', { kind }, { anonymous: true });
    page.said = say(trial.said);
    draw();
    await enter('duty', `/console?trial=${encodeURIComponent(trial.id)}`);
  } catch (problem) {
    page.trying = null;
    page.problem = refusal(problem);
    draw();
  }
}

async function enter(username, next) {
  await logIn(username, page.about.password);
  location.assign(next);
}

async function look() {
  try {
    const answer = await fetch('/health/ready');
    page.parts = (await answer.json()).parts;
    page.away = false;
  } catch {
    page.away = true;
  }
  draw();
}

const view = () => html`
  <a class="skip" href="#main">${t('skip.main')}</a>
  <header class="land-top">
    ${brand()}
    <nav aria-label=${t('top.nav')}>
      <a href="/docs/">${t('landing.docs')}</a><a href="/health/ready">${t('landing.health')}</a>
      ${languageButton()}${themeButton()}
    </nav>
  </header>
  <main id="main">
    <section class="hero" aria-labelledby="h1">
      <div class="hero-text">
        <h1 id="h1">${t('landing.lead')}</h1>
        <p>${t('landing.what')}</p>
        ${page.about?.logins ? html`<p class="hero-sub"><span class="tag tag-on">${t('landing.demo')}</span>${sizes(page.about)}</p>` : nothing}
      </div>
      ${street}
    </section>
    ${page.about?.trials ? trials() : nothing}
    <div class="land-two">${parts()}${page.about ? who() : nothing}</div>
    <linli-phone-code></linli-phone-code>
  </main>
  <footer class="foot"><span>${t('landing.foot')}</span><span class="push">${t('landing.time')} <time>${hm(now())}</time></span></footer>`;

const sizes = ({ homes, devices, local }) =>
  [t('landing.homes', { n: homes }), t('landing.devices', { n: devices }), local ? t('landing.local') : t('landing.open')].join(' · ');

const trials = () => html`<section class="try" id="try" aria-labelledby="try-h">
  <h2 id="try-h">${t('try')}</h2>
  <div class="try-row">${TRIALS.map(
    ([kind, name]) => html`<button type="button" aria-busy=${page.trying === kind} aria-disabled=${page.trying !== null}
      @click=${() => page.trying ?? press(kind)}>${icon(name, 'xl')}<span><b>${t(`try.${kind}`)}</b><span>${t(`try.${kind}.say`)}</span></span></button>`,
  )}</div>
  <p class="try-said" role="status">${page.said}${page.said ? ` ${t('try.follow')}` : ''}</p>
  ${page.problem ? html`<p class="try-said" role="alert">${page.problem}</p>` : nothing}
</section>`;

function parts() {
  const all = page.parts ?? [];
  const rank = (part) => (PARTS.indexOf(part.part) + PARTS.length + 1) % (PARTS.length + 1);
  const sorted = [...all].sort((a, b) => rank(a) - rank(b));
  const down = all.filter((part) => part.status !== 'up').length;
  const summary = page.away ? t('parts.away') : t(down ? 'parts.some' : 'parts.all', { n: all.length, up: all.length - down, down });
  return html`<section class="panel" aria-labelledby="parts-h">
    <div class="panel-head"><h2 id="parts-h">${t('parts')}</h2><span class="push faint" role="status">${page.parts || page.away ? summary : ''}</span></div>
    <ul class="parts">${sorted.map(part)}</ul>
  </section>`;
}

const part = ({ part: name, status, detail, facts, took_ms: took }) => html`<li class=${status === 'up' ? '' : 'down'}>
  ${icon(ICONS[name] ?? 'box')}
  <span><b>${knows(`part.${name}`) ? t(`part.${name}`) : name}</b>
    <span class="soft">${status === 'up' ? doing(name, facts ?? {}) : t('parts.trouble')}</span>
    ${status === 'up' ? nothing : html`<span class="cure">${knows(`part.${name}.cure`) ? t(`part.${name}.cure`) : ''}</span><code class="cure faint">${detail}</code>`}</span>
  ${status === 'up'
    ? html`<span class="ok push">${icon('check', 's')}<span class="vh">${t('parts.well')}</span>${took ?? 0} ms</span>`
    : html`<span class="tag tag-out push">${icon('cross', 's')}${t('parts.down')}</span>`}
</li>`;

/** What it does, where the server says so in numbers. */
function doing(name, facts) {
  const key = `part.${name}.say`;
  return knows(key) && Object.keys(facts).length ? t(key, facts) : knows(`part.${name}.for`) ? t(`part.${name}.for`) : '';
}

const who = () => (page.about.logins ? logins(page.about) : html`<section class="panel pad" aria-labelledby="roles-h">
  <h2 id="roles-h">${t('landing.enter')}</h2><p class="soft">${t('landing.enter.say')}</p>
  <p><a class="btn btn-primary" href="/login">${t('login')}</a></p></section>`);

const logins = ({ logins: all, password }) => html`<section class="panel" aria-labelledby="roles-h">
  <div class="panel-head"><h2 id="roles-h">${t('landing.roles')}</h2><span class="push faint">${t('landing.password')} <code>${password}</code></span></div>
  <table class="grid roles"><caption class="vh">${t('landing.roles')}</caption>
    <thead class="vh"><tr><th>${t('landing.person')}</th><th>${t('landing.role')}</th><th>${t('login.name')}</th><th>${t('landing.go')}</th></tr></thead>
    <tbody>${all.map(
      ({ username, name, role }) => html`<tr><td><span class="avatar" aria-hidden="true">${[...name][0]}</span></td>
        <td><b>${roleName(role)}</b><span class="soft">${knows(`role.${role}.say`) ? t(`role.${role}.say`) : ''}</span></td>
        <td class="code">${username}</td>
        <td class="num"><button class="btn btn-quiet" type="button" @click=${() => enter(username, homeOf(role))}>${t('landing.go')}<span class="vh">${t('landing.go.as', { role: roleName(role) })}</span>${icon('right', 's')}</button></td></tr>`,
    )}</tbody></table></section>`;

draw();
look();
setInterval(look, AGAIN);
api.get('about', { anonymous: true }).then((about) => {
  page.about = about;
  draw();
});
