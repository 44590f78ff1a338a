// The worker's list: what waits to be taken, what is in hand, what is done.
import { html, nothing, render } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon, kindIcon } from './icons.js';
import { byUrgency, kindName, placeName, sentence, stage } from './incident.js';
import { bones, empty, languageButton, roleName, themeButton, trouble } from './parts.js';
import { leftOf, levelClass, levelWord, refusals, sign, soundButton, waitingPill } from './phone-parts.js';
import { Phone, keepOffline } from './phone.js';
import { knowPush, pushButton, switchOff } from './push.js';
import { knowQuietHours, quietHours } from './quiet.js';
import { ringFor } from './ring.js';
import { logOut } from './session.js';
import { forget } from './steps.js';
import { hm, hms, stamp } from './time.js';
import { knows, t } from './words.js';

const phone = new Phone(() => draw());
const root = document.getElementById('page');
let problem = null;

const NEXT = { acknowledged: { step: 'arrive', icon: 'arrive' }, arrived: { step: 'feedback', icon: 'reply' } };

const place = (incident) => html`${icon(kindIcon(incident.kind))}<a class="cr-link" href=${`/tasks/${incident.id}`}>${placeName(incident.place)}</a>`;

/** New: its level fills the head, and one press takes it. */
const fresh = (incident) => html`<article class="card card-new ${levelClass(incident)}" aria-labelledby=${`p-${incident.id}`}>
  <header class="card-strip">${sign(incident)}<b>${t(`level.${incident.level}`)}</b><span class="push card-left">${leftOf(incident, 'strip')}</span></header>
  <div class="card-body">
    <h3 id=${`p-${incident.id}`} class="card-place">${place(incident)}</h3>
    <p class="card-say">${sentence(incident) || kindName(incident.kind)}</p>
    ${leftOf(incident, 'rail')}
    <div class="card-acts">
      <button class="btn btn-primary big" type="button" @click=${() => phone.step(incident, 'acknowledge')}>${icon('sign', 'l')}${t('tasks.take')}</button>
      <a class="btn big big-icon" href=${`/tasks/${incident.id}`} aria-label=${t('tasks.open', { place: placeName(incident.place) })}>${icon('right', 'l')}</a>
    </div>
  </div>
</article>`;

const inHand = (incident) => {
  const next = NEXT[stage(incident)];
  return html`<li class="card card-row ${levelClass(incident)}">
    ${sign(incident, 'l')}
    <div class="cr-main">
      <p class="cr-top">${levelWord(incident)}<span class="tag ${incident.waiting ? 'tag-dash' : ''}">${t(`state.${incident.state}`)}${incident.waiting ? ` · ${t('tasks.kept')}` : ''}</span></p>
      <h3 class="card-place">${place(incident)}</h3>
      <p class="cr-say">${sentence(incident)}</p>
    </div>
    <div class="cr-foot">
      <div class="cr-left">${leftOf(incident, 'row')}</div>
      ${!next ? nothing : next.step === 'feedback'
        ? html`<a class="btn cr-act" href=${`/tasks/${incident.id}#feedback`}>${icon(next.icon)}${t('step.feedback')}<span class="vh">: ${placeName(incident.place)}</span></a>`
        : html`<button class="btn cr-act" type="button" @click=${() => phone.arrive(incident)}>${icon(next.icon)}${t(`step.${next.step}`)}<span class="vh">: ${placeName(incident.place)}</span></button>`}
    </div>
  </li>`;
};

const withOthers = (incident) => html`<li class=${levelClass(incident)}>
  ${sign(incident, 's')}<a href=${`/tasks/${incident.id}`}>${placeName(incident.place)}</a>
  <span class="push faint">${phone.nameOf(incident.handlers.at(-1))}</span>
</li>`;

const done = (incident) => html`<li>${icon('check', 's')}<a href=${`/tasks/${incident.id}`}>${placeName(incident.place)}　${kindName(incident.kind)}</a>
  <time class="push faint" datetime=${incident.changed_at}>${hm(incident.changed_at)}</time></li>`;

function list() {
  const waiting = phone.fresh().sort(byUrgency);
  const mine = phone.inHand().sort(byUrgency);
  const others = phone.withOthers().sort(byUrgency);
  const finished = phone.finished();
  const urgent = waiting.filter((incident) => incident.level === 'I');
  const rest = waiting.filter((incident) => incident.level !== 'I');
  return html`
    ${refusals(phone, phone.refused())}
    ${waiting.length + mine.length === 0 ? quiet(finished) : nothing}
    ${waiting.length ? html`<section aria-labelledby="new-h">
      <h2 id="new-h" class="ph-h">${t('tasks.new')} <b>${waiting.length}</b></h2>
      <div class="cards" role="alert">${repeat(urgent, (incident) => incident.id, fresh)}</div>
      <div class="cards" role="status">${repeat(rest, (incident) => incident.id, fresh)}</div>
    </section>` : nothing}
    ${mine.length ? html`<section aria-labelledby="mine-h">
      <h2 id="mine-h" class="ph-h">${t('tasks.mine')} <b>${mine.length}</b></h2>
      <ul class="cards">${repeat(mine, (incident) => incident.id, inHand)}</ul>
    </section>` : nothing}
    ${others.length ? html`<section aria-labelledby="others-h">
      <h2 id="others-h" class="ph-h">${t('tasks.others')} <b>${others.length}</b></h2>
      <ul class="done card">${others.map(withOthers)}</ul>
    </section>` : nothing}
    ${finished.length ? html`<section aria-labelledby="done-h">
      <h2 id="done-h" class="ph-h">${t('tasks.done')} <b>${finished.length}</b></h2>
      <ul class="done card">${finished.map(done)}</ul>
    </section>` : nothing}`;
}

/** Quiet is said with what was last, never as well-being. */
const quiet = (finished) => html`<section class="card quiet">${empty(
  t('tasks.quiet'),
  finished.length ? t('tasks.quiet.last', { time: stamp(finished[0].changed_at), place: placeName(finished[0].place) }) : t('tasks.quiet.say'),
)}</section>`;

/** What came after it needs it. */
const isLast = (step) => step.photo || phone.waiting().findLast((other) => other.incident === step.incident && !other.photo) === step;

const queue = () => html`<section aria-labelledby="queue-h">
  <h2 id="queue-h" class="ph-h">${t('queue.title')} <b>${phone.waiting().length}</b></h2>
  ${phone.waiting().length === 0
    ? html`<section class="card quiet">${empty(t('queue.none'), t('queue.say'))}</section>`
    : html`<ul class="card queue">${phone.waiting().map(
        (step) => html`<li>${icon('sync')}<span><b>${t(knows(`step.done.${step.step}`) ? `step.done.${step.step}` : `act.${step.step}`)}</b>　${placeName(step.place)}<small>${t('queue.taken', { time: hms(step.at) })}</small></span>
          ${isLast(step) ? html`<button class="btn btn-quiet" type="button" @click=${() => forget(step.seq)}>${t('queue.undo')}</button>` : nothing}</li>`,
      )}</ul>
      <div class="two"><button class="btn big" type="button" @click=${() => phone.tryUpload()}>${icon('upload')}${t('queue.now')}</button></div>`}
</section>`;

const me = () => html`<section aria-labelledby="me-h">
  <h2 id="me-h" class="ph-h">${t('me.title')}</h2>
  <div class="card pad me">
    <p><b>${phone.who.name}</b>　${roleName(phone.who.role)}</p>
    <p class="soft">${t('me.grid', { grid: phone.who.grid })}</p>
    <div class="two">${languageButton()}${themeButton()}</div>
    ${pushButton(draw)}
    ${quietHours(draw)}
    <p class="soft">${'serviceWorker' in navigator ? t('me.offline') : t('me.plain')}</p>
    <button class="btn big" type="button" @click=${() => switchOff().then(logOut)}>${t('top.logout')}</button>
    ${phone.waiting().length ? html`<p class="soft" role="status">${t('me.waiting', { n: phone.waiting().length })}</p>` : nothing}
  </div>
</section>`;

const state = () =>
  html`<p class="ph-state" role="status">${phone.isOnline
    ? html`<span class="dot"></span>${t('tasks.online', { time: phone.heard ? hm(phone.heard) : '…' })}`
    : html`${icon('offline', 's')}${t('tasks.cut', { time: phone.heard ? hm(phone.heard) : '…' })}`}</p>`;

const tab = (hash, name, say, n) =>
  html`<a href=${hash} aria-current=${(location.hash || '#') === hash ? 'page' : nothing}>${icon(name, 'l')}<span>${say} ${n ? html`<b>${n}</b>` : nothing}</span></a>`;

function draw() {
  const open = phone.who ? phone.fresh().length + phone.inHand().length : 0;
  if (phone.isLoaded) ringFor(phone.fresh());
  document.title = open ? t('tasks.title.n', { n: open }) : t('tasks.title');
  render(
    html`<a class="skip" href="#todo">${t('tasks.skip')}</a>
      <header class="ph-top">
        <div>
          <p class="ph-who"><b>${phone.who?.name ?? ''}</b>${phone.who ? html`　${t('tasks.grid', { grid: phone.who.grid.slice(12) || phone.who.grid })}` : nothing}</p>
          ${state()}
        </div>
        <span class="push">${waitingPill(phone, true)}</span>
        ${soundButton(draw)}
      </header>
      <main id="todo" tabindex="-1">
        <h1 class="vh">${t('tasks.title')}</h1>
        ${problem ? html`<section class="card">${trouble(problem, begin)}</section>` : phone.isLoaded ? view() : bones(t('tasks.loading'))}
      </main>
      <nav class="ph-nav" aria-label=${t('top.nav')}>
        ${tab('#', 'list', t('tasks.title'), open)} ${tab('#queue', 'upload', t('queue.short'), phone.waiting().length)} ${tab('#me', 'user', t('me.title'))}
      </nav>`,
    root,
  );
}

function view() {
  if (location.hash === '#queue') return queue();
  return location.hash === '#me' ? me() : list();
}

async function begin() {
  problem = null;
  draw();
  try {
    await phone.start();
  } catch (trouble) {
    problem = trouble;
  }
  draw();
}

addEventListener('hashchange', draw);
document.querySelector('meta[name="theme-color"]').content = getComputedStyle(document.documentElement).getPropertyValue('--page').trim();
keepOffline();
begin().then(() => Promise.all([knowPush(draw), knowQuietHours(draw)]));
