// One incident: what it is, what I can do, its evidence, its life from the first reading on.
import { html, nothing } from 'lit';
import { desk, listening } from './desk.js';
import { chartOf } from './evidence.js';
import { icon, levelNumber, levelSign } from './icons.js';
import { isOver, kindName, placeName, sentence, stage, stateWord } from './incident.js';
import { ahead, lines } from './lifeline.js';
import { Part, bones, due, refusal, tag, trouble } from './parts.js';
import { everySecond, isToday, dateOf, hm, now, span } from './time.js';
import { knows, named, t } from './words.js';

const OUTCOMES = ['real_resolved', 'real_transferred', 'false_sensor', 'false_human', 'test', 'unreachable', 'resident_declined'];
const FIELD = ['GRID_WORKER', 'GRID_LEAD', 'COMMUNITY_DUTY', 'STREET_DISPATCHER', 'DEPT_HANDLER', 'PROPERTY', 'VOLUNTEER'];
const DUTY = ['GRID_LEAD', 'COMMUNITY_DUTY', 'STREET_DISPATCHER'];
const TICK = 5;

class Life extends listening(Part, ['selected', 'detail', 'who', 'places']) {
  chart = null;
  busy = '';
  problem = null;
  isReporting = false;

  connectedCallback() {
    super.connectedCallback();
    this.asked = () => this.draw();
    desk.addEventListener('detail', this.asked);
    desk.addEventListener('selected', () => this.forget());
    let ticks = 0;
    this.leave = everySecond(() => ++ticks % TICK === 0 && desk.detail && this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('detail', this.asked);
    this.leave();
  }

  forget() {
    this.chart = null;
    this.problem = null;
    this.isReporting = false;
  }

  async draw() {
    const { detail } = desk;
    if (!detail?.incident) return;
    const chart = await chartOf(detail, desk.who?.role).catch(() => null);
    if (detail === desk.detail) {
      this.chart = chart;
      this.requestUpdate();
    }
  }

  render() {
    return html`<section class="panel life" id="life" tabindex="-1" aria-labelledby="life-h">${this.content()}</section>`;
  }

  content() {
    const { detail } = desk;
    if (!desk.selected) return html`<h2 id="life-h" class="vh">${t('life')}</h2><p class="note">${t('life.none')}</p>`;
    if (!detail) return html`<h2 id="life-h" class="vh">${t('life')}</h2>${bones(t('life.loading'))}`;
    if (detail.problem) return html`<h2 id="life-h" class="vh">${t('life')}</h2>${trouble(detail.problem, () => desk.readDetail())}`;
    return html`${this.head(detail)}${this.acts(detail.incident)}${this.chart?.() ?? nothing}
      <h3 class="life-h">${t('life')}</h3>${this.steps(detail)}`;
  }

  head({ incident, home, cause }) {
    return html`<header class="life-head level-${levelNumber(incident.level)}">
      <div class="life-top"><span class="level">${levelSign(incident.level)}${t(`level.${incident.level}`)}</span>${tag(stateWord(incident, desk.nameOf))}
        <span class="faint push code" title=${incident.id}>${incident.id.slice(0, 8)}</span></div>
      <h2 id="life-h">${placeName(incident.place)}${home?.residents?.length ? html`　${home.residents.map(resident)}` : nothing}</h2>
      <p>${sentence(incident, desk.textOf(incident))}</p>
      ${cause ? html`<p class="note">${t('life.explained', { kind: kindName(cause.kind), place: placeName(cause.place) })}</p>` : nothing}
      ${isOver(incident) ? nothing : html`<p class="life-due">${due(incident)}</p>`}
    </header>`;
  }

  acts(incident) {
    const own = this.possible(incident);
    const call = this.person(incident);
    return html`<div class="life-acts">
      ${own.map((step, n) => html`<button class="btn ${n === 0 ? 'btn-primary' : ''}" type="button" aria-busy=${this.busy === step} @click=${() => this.take(step)}>
        ${this.busy === step ? html`<span class="spin" aria-hidden="true"></span>` : icon(SIGNS[step])}${t(`act.${step}`)}</button>`)}
      ${call}
    </div>
    ${own.length ? nothing : html`<p class="note life-why">${this.why(incident)}</p>`}
    ${this.isReporting ? this.report(incident) : nothing}
    ${this.problem ? html`<p class="note life-why" role="alert"><b>${t('trouble.title')}</b> ${refusal(this.problem)}</p>` : nothing}`;
  }

  /** The steps that this person may take now. */
  possible(incident) {
    const { role, username } = desk.who ?? {};
    const steps = [];
    const state = stage(incident);
    const isTheirs = incident.handlers.includes(username);
    if (state === 'detected' && DUTY.includes(role)) steps.push('register');
    if (state === 'registered' && DUTY.includes(role)) steps.push('dispatch');
    if (state === 'dispatched' && FIELD.includes(role)) steps.push('acknowledge');
    if (state === 'acknowledged' && isTheirs) steps.push('arrive');
    if (state === 'arrived' && isTheirs) steps.push('feedback');
    if (state === 'fed_back' && [...DUTY, 'CHECKER'].includes(role) && !isTheirs) steps.push('close');
    return steps;
  }

  /** Why there is nothing to press; an empty row would leave people guessing. */
  why(incident) {
    const name = desk.nameOf(incident.handlers.at(-1) ?? '');
    const isOwn = incident.handlers.includes(desk.who?.username);
    if (stage(incident) === 'fed_back' && isOwn) return t('why.own');
    return t(knows(`why.${incident.state}`) ? `why.${incident.state}` : `why.${stage(incident)}`, { name });
  }

  /** A call to who has it in hand. */
  person(incident) {
    const staff = desk.staff.get(incident.handlers.at(-1) ?? '');
    if (!staff?.phone || isOver(incident) || staff.username === desk.who?.username) return nothing;
    return html`<a class="btn" href="tel:${staff.phone}">${icon('phone')}${t('act.call', { name: staff.name })}</a>`;
  }

  async take(step) {
    if (step === 'feedback' && !this.isReporting) {
      this.isReporting = true;
      this.requestUpdate();
      await this.updateComplete;
      this.querySelector('.report select').focus();
      return;
    }
    await this.send(step, step === 'dispatch' ? { to: 'grid' } : {});
  }

  async send(step, body) {
    if (this.busy) return;
    this.busy = step;
    this.problem = null;
    this.requestUpdate();
    try {
      await desk.step(desk.selected, step, body);
      this.isReporting = false;
    } catch (problem) {
      this.problem = problem;
      desk.readDetail();
    } finally {
      this.busy = '';
      this.requestUpdate();
    }
  }

  report() {
    return html`<form class="report" @submit=${(event) => {
      event.preventDefault();
      const form = new FormData(event.target);
      this.send('feedback', { outcome: form.get('outcome'), note: form.get('note') });
    }}>
      <label>${t('report.outcome')}<select name="outcome" required>${OUTCOMES.map((outcome) => html`<option value=${outcome}>${t(`outcome.${outcome}`)}</option>`)}</select></label>
      <label>${t('report.note')}<textarea name="note" rows="2" maxlength="2000"></textarea></label>
      <button class="btn btn-primary" type="submit">${icon('sign')}${t('report.send')}</button>
    </form>`;
  }

  steps({ incident, alerts }) {
    const isOpen = !isOver(incident);
    return html`<ol class="steps">
      ${lines(incident, alerts, desk.nameOf).map(step)}
      ${isOpen ? html`<li class="step now"><time>${hm(now())}</time><span class="node"></span><div><b>${t('life.now')}</b> <span class="faint">${t('life.since', { span: span(now() - Date.parse(incident.opened_at)) })}</span></div></li>` : nothing}
      ${ahead(incident).map(({ at, title, note }) => html`<li class="step next">${at ? moment(at) : html`<time>–</time>`}<span class="node"></span><div><b>${title}</b> <span>${note}</span></div></li>`)}
    </ol>`;
  }
}
customElements.define('linli-life', Life);

/** The time, and its day when that is not today. */
const moment = (at) => html`<time datetime=${new Date(at).toISOString()}>${hm(at)}${isToday(at) ? nothing : html`<small>${dateOf(at)}</small>`}</time>`;

const SIGNS = { register: 'sign', dispatch: 'right', acknowledge: 'phone', arrive: 'arrive', feedback: 'reply', close: 'check' };

const step = ({ at, level, title, note }) => html`<li class="step">${moment(at)}
  ${level ? html`<span class="node node-lv">${levelSign(level, 's')}</span>` : html`<span class="node"></span>`}
  <div><b>${title}</b> <span>${note}</span></div></li>`;

/** 李*　86 岁: no more of a name than is needed to ask at the right door. */
const resident = (person) => html`<span class="life-who">${masked(named(person))} ${person.born ? t('life.age', { n: new Date(now()).getFullYear() - person.born }) : nothing} ${person.note ?? nothing}</span>`;

const masked = (name) => {
  const signs = [...name];
  return name.includes('*') || signs.length < 2 ? name : `${signs[0]}*${signs.length > 2 ? signs.at(-1) : ''}`;
};

