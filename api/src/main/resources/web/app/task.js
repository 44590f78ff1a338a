// One task: what, where, how long, and the three steps in thumb reach.
import { html, nothing, render } from 'lit';
import { chartOf } from './evidence.js';
import { photo } from './photos.js';
import { icon, kindIcon, levelNumber, levelSign } from './icons.js';
import { placeName, sentence, stage } from './incident.js';
import { lines } from './lifeline.js';
import { bones, emergency, roleName, trouble } from './parts.js';
import { leftOf, levelClass, levelWord, masked, maskedNumber, refusals, sign, waitingPill } from './phone-parts.js';
import { ringFor } from './ring.js';
import { Phone, alertPath, keepOffline } from './phone.js';
import { api, getOr } from './session.js';
import { OUTCOMES } from './step-forms.js';
import { withSteps } from './steps.js';
import { moreButton, moreSheet, openMore } from './task-more.js';
import { photoButton, site } from './task-site.js';
import { hm, stamp } from './time.js';
import { knows, t } from './words.js';

const id = location.pathname.split('/')[2];
const phone = new Phone(() => draw());
const root = document.getElementById('page');
const ORDER = ['detected', 'registered', 'dispatched', 'acknowledged', 'arrived', 'fed_back', 'closed'];
const STEPS = [
  { step: 'acknowledge', icon: 'sign', from: 'dispatched', goal: 'acknowledged' },
  { step: 'arrive', icon: 'arrive', from: 'acknowledged', goal: 'arrived' },
  { step: 'feedback', icon: 'reply', from: 'arrived', goal: 'fed_back' },
];
let problem = null;
let incident = null;
let evidence = null;
let home = null;
let alerts = [];
/** Why the number was not told. */
let refused = '';

/** Of the three big ones, and of those behind them. */
const done = (step) => t(knows(`step.done.${step}`) ? `step.done.${step}` : `act.${step}`);

const rank = (state) => ORDER.indexOf(state);

/** By whom and when it came to stand so; of a step that waits, when the phone took it. */
function reached(goal) {
  const line = incident.timeline?.findLast((entry) => entry.to?.toLowerCase() === goal);
  const waiting = incident.waiting?.find((step) => STEPS.find((one) => one.step === step.step)?.goal === goal);
  return waiting?.at ?? line?.detail.phone_at ?? line?.at;
}

const hero = () => html`<section class="hero ${levelClass(incident)}" aria-labelledby="place">
  <h1 id="place" class="hero-place">${icon(kindIcon(incident.kind), 'l')}${placeName(incident.place)}</h1>
  <p class="hero-say">${sentence(incident)}</p>
  <div class="hero-left">${incident.due ? leftOf(incident, 'hero') : html`<p><span>${t(`state.${incident.state}`)}${incident.waiting ? ` · ${t('tasks.kept')}` : ''}</span></p>`}</div>
</section>`;

/** A map of the phone looks up the address; where there is a number, it calls. */
function ways() {
  const duty = [...phone.staff.values()].find((person) => person.role === 'COMMUNITY_DUTY' && person.phone);
  const resident = home?.residents?.find((person) => person.phone);
  const address = incident.place.label;
  return html`${emergency(incident)}<div class="two">
    <a class="btn big" href=${`geo:0,0?q=${encodeURIComponent(address)}`}>${icon('nav', 'l')}<span>${t('task.navigate')}<small>${address}</small></span></a>
    ${resident ? callResident(resident) : nothing}
    ${duty ? call(t('task.duty', { name: masked(duty.name) }), duty.phone) : nothing}
  </div>
  ${resident?.note || resident?.born ? html`<p class="card pad soft">${resident.born ? t('task.born', { name: masked(resident.name), age: new Date().getFullYear() - resident.born }) : nothing} ${resident.note ?? nothing}</p>` : nothing}`;
}

/** The number is told by this press, and the household sees who asked. */
async function reveal(resident) {
  try {
    const told = await api.post(`residents/${encodeURIComponent(resident.id)}/reveal`, { incident: incident.id, reason: t('task.reveal.reason') });
    Object.assign(resident, { name: told.name, phone: told.phone });
    refused = '';
    location.assign(`tel:${told.phone}`);
  } catch (problem) {
    refused = t(problem.status === 0 ? 'task.reveal.offline' : 'task.reveal.refused');
  }
  draw();
}

const callResident = (resident) => {
  const name = t('task.resident', { name: masked(resident.name) });
  if (!resident.phone.includes('*')) return call(name, resident.phone);
  return html`<button class="btn big" type="button" @click=${() => reveal(resident)}>${icon('phone', 'l')}<span>${name}<small role="status">${refused || resident.phone}</small></span></button>`;
};

const call = (name, number) =>
  html`<a class="btn big" href=${`tel:${number}`}>${icon('phone', 'l')}<span>${name}<small>${maskedNumber(number)}</small></span></a>`;

const people = () => {
  const handlers = incident.handlers ?? [];
  if (handlers.length === 0) return nothing;
  return html`<section class="card pad" aria-labelledby="with-h">
    <h2 id="with-h">${t('task.people')}</h2>
    <ul class="with">${handlers.map((username) => {
      const person = phone.staff.get(username);
      const name = phone.nameOf(username);
      return html`<li><span class="avatar" aria-hidden="true">${[...name][0]}</span><span><b>${name}</b> ${person ? roleName(person.role) : nothing}</span>
        ${person?.phone && username !== phone.who.username ? html`<a class="btn btn-icon" href=${`tel:${person.phone}`} aria-label=${t('task.call', { name })}>${icon('phone')}</a>` : nothing}</li>`;
    })}</ul>
  </section>`;
};

const picture = () => {
  const drawn = evidence?.();
  return !drawn || drawn === nothing
    ? nothing
    : html`<section class="card pad evidence" aria-label=${t('task.evidence')}>${phone.isOnline ? nothing : html`<p class="faint">${t('task.evidence.before', { time: hm(phone.heard ?? incident.changed_at) })}</p>`}${drawn}</section>`;
};

const lifeLine = () => html`<section class="card pad" aria-labelledby="line-h">
  <h2 id="line-h">${t('task.life')}</h2>
  <ol class="ph-steps">
    ${lines(incident, alerts, phone.nameOf).map(({ at, level, title, note, n }) => html`<li>
      <time datetime=${at}>${stamp(at)}</time>
      <span>${level ? html`<span class="level-${levelNumber(level)}">${levelSign(level, 's')}</span> ` : nothing}${title}${note ? html`<small>${note}</small>` : nothing}${n ? photo(id, n) : nothing}</span></li>`)}
    ${(incident.waiting ?? []).map(
      (step) => html`<li><time datetime=${step.at}>${hm(step.at)}</time><span>${t('task.did', { name: phone.who.name, did: done(step.step) })}<small>${t('task.waiting')}</small></span></li>`,
    )}
  </ol>
</section>`;

/** Done with its time, the next one large, and those after it say what comes first. */
function button({ step, icon: name, from, goal }) {
  const at = reached(goal);
  const isWaiting = stage(incident) === 'waiting';
  if (rank(stage(incident)) >= rank(goal) || (isWaiting && at)) {
    return html`<button class="btn big dock-done" type="button" aria-disabled="true">${icon('check')}<span>${t(`step.done.${step}`)}<small>${at ? hm(at) : ''}</small></span></button>`;
  }
  if (isWaiting) {
    return html`<button class="btn big" type="button" aria-disabled="true">${icon(name)}<span>${t(`step.${step}`)}<small>${t('why.waiting')}</small></span></button>`;
  }
  if (stage(incident) !== from) {
    const before = STEPS.find((one) => one.goal === from);
    return html`<button class="btn big" type="button" aria-disabled="true">${icon(name)}<span>${t(`step.${step}`)}<small>${t('task.first', { step: t(`step.${before?.step ?? 'acknowledge'}`) })}</small></span></button>`;
  }
  const take = { feedback: openFeedback, arrive: () => phone.arrive(incident) }[step] ?? (() => phone.step(incident, step));
  return html`<button class="btn btn-primary big" type="button" @click=${take}>${icon(name, 'l')}<span>${t(`step.${step}`)}</span></button>`;
}

const feedback = () => html`<dialog class="sheet" id="feedback" aria-labelledby="feedback-h">
  <form method="dialog" @submit=${sendFeedback}>
    <h2 id="feedback-h">${t('feedback.title')}</h2>
    <fieldset><legend>${t('feedback.outcome')}</legend>
      ${OUTCOMES.map((outcome) => html`<label class="choice"><input type="radio" name="outcome" value=${outcome} required><span>${t(`outcome.${outcome}`)}</span></label>`)}
    </fieldset>
    <label class="note-field">${t('feedback.note')}<textarea name="note" rows="3" maxlength="2000"></textarea></label>
    ${photoButton(phone, incident, draw)}
    <div class="two">
      <button class="btn big" type="button" @click=${(event) => event.target.closest('dialog').close()}>${t('feedback.cancel')}</button>
      <button class="btn btn-primary big" type="submit" value="send">${icon('reply', 'l')}${t('feedback.send')}</button>
    </div>
  </form>
</dialog>`;

const openFeedback = () => root.querySelector('#feedback').showModal();

function sendFeedback(event) {
  const said = new FormData(event.target);
  phone.step(incident, 'feedback', { outcome: said.get('outcome'), note: said.get('note').trim() });
  event.target.reset();
}

function body() {
  if (problem) return html`<section class="card">${trouble(problem, begin)}</section>`;
  if (!incident) return bones(t('tasks.loading'));
  return html`${refusals(phone, phone.refused().filter((step) => step.incident === id))} ${hero()} ${ways()} ${site(phone, incident, draw)} ${picture()} ${people()} ${lifeLine()} ${feedback()} ${moreSheet(incident, { staff: phone.staff, who: phone.who }, draw, (step, body) => phone.step(incident, step, body))}`;
}

function draw() {
  const known = phone.details.get(id);
  if (known && phone.who) {
    const listed = phone.incidents.get(id);
    const newest = listed?.changed_at > known.changed_at ? { ...known, ...listed } : known;
    incident = withSteps(newest, phone.kept, phone.who.username);
  }
  if (phone.isLoaded) ringFor(phone.fresh());
  document.title = incident ? `${placeName(incident.place)} · ${t(`level.${incident.level}`)} · ${t('linli')}` : t('tasks.title');
  render(
    html`<a class="skip" href="#do">${t('task.skip')}</a>
      <header class="ph-top ph-one ${incident ? levelClass(incident) : ''}">
        <a class="btn btn-icon btn-quiet" href="/tasks" aria-label=${t('task.back')}>${icon('left')}</a>
        ${incident ? html`${sign(incident)}${levelWord(incident)}` : nothing}
        <span class="push">${waitingPill(phone)}</span>
      </header>
      <main>${body()}</main>
      ${incident ? html`<section class="dock" id="do" tabindex="-1" aria-label=${t('task.do')}>${STEPS.map(button)}${moreButton(incident, () => openMore(root, draw))}</section>` : nothing}`,
    root,
  );
}

async function begin() {
  problem = null;
  draw();
  try {
    await phone.start();
    const found = await phone.detail(id);
    if (found instanceof Error) throw found;
    await more();
    if (location.hash === '#feedback' && stage(incident) === 'arrived') openFeedback();
  } catch (trouble) {
    problem = trouble;
  }
  draw();
}

/** What makes it richer and may be missing. */
async function more() {
  const found = await Promise.all((incident.alerts ?? []).map((alert) => getOr(null, alertPath(alert)).catch(() => null)));
  alerts = found.filter((answer) => answer && answer.disposition !== 'explained').map((answer) => answer.alert ?? answer);
  evidence = await chartOf({ incident, alerts }, phone.who.role).catch(() => null);
  if (incident.place.home) home = await getOr(null, `homes/${incident.place.home}`).catch(() => null);
}

document.querySelector('meta[name="theme-color"]').content = getComputedStyle(document.documentElement).getPropertyValue('--page').trim();
keepOffline();
begin();
