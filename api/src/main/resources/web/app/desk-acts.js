// What can be done with the chosen incident: whatever the server says that its state and the caller's role allow.
import { html, nothing } from 'lit';
import { desk, listening } from './desk.js';
import { icon } from './icons.js';
import { isOver, stage } from './incident.js';
import { Part, refusal } from './parts.js';
import { getOr } from './session.js';
import { asks, fields, filled } from './step-forms.js';
import { knows, say, t } from './words.js';

/** What moves it on; on the spot only for those who have it. */
const ONWARD = ['register', 'dispatch', 'acknowledge', 'report_in', 'arrive', 'feedback', 'close', 'resume', 'approve_hold', 'evaluate', 'reopen'];
const ON_SITE = ['arrive', 'feedback', 'set_out', 'handle'];
/** What is rare comes behind. */
const ORDER = [
  ...ONWARD, 'check', 'rework', 'whistle', 'transfer', 'set_out', 'handle', 'verify', 'cancel', 'decline', 'merge', 'take_over',
  'give_back', 'ask_hold', 'relevel', 'call_off', 'force_close',
];
const SIGNS = {
  register: 'sign', dispatch: 'send', acknowledge: 'phone', report_in: 'arrive', arrive: 'arrive', feedback: 'reply', close: 'check', resume: 'play',
  approve_hold: 'check', evaluate: 'star', reopen: 'history', check: 'search', rework: 'back', whistle: 'whistle', transfer: 'right', set_out: 'walk',
  handle: 'sign', verify: 'help', cancel: 'cross', decline: 'cross', merge: 'merge', take_over: 'user', give_back: 'back', ask_hold: 'hush',
  relevel: 'up', call_off: 'cross', force_close: 'quarantine',
};
/** Beside the first one. */
const SHOWN = 3;

class Acts extends listening(Part, ['detail', 'who']) {
  busy = '';
  problem = null;
  asking = '';
  isWhole = false;
  near = null;

  connectedCallback() {
    super.connectedCallback();
    this.begun = () => this.forget();
    desk.addEventListener('selected', this.begun);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('selected', this.begun);
  }

  forget() {
    this.problem = null;
    this.asking = '';
    this.isWhole = false;
    this.requestUpdate();
  }

  render() {
    const incident = desk.detail?.incident;
    if (!incident) return nothing;
    const isTheirs = incident.handlers.includes(desk.who?.username);
    const order = isTheirs ? ORDER : [...ORDER.filter((step) => !ON_SITE.includes(step)), ...ON_SITE];
    const steps = order.filter((step) => incident.steps?.includes(step));
    const first = ONWARD.includes(steps[0]) && (isTheirs || !ON_SITE.includes(steps[0])) ? steps[0] : '';
    if (!steps.includes(this.asking)) this.asking = '';
    const shown = this.isWhole ? steps : steps.slice(0, SHOWN + 1);
    return html`<div class="life-acts">
      ${first ? nothing : this.person(incident, 'btn-primary')}
      ${shown.map((step) => this.button(step, step === first))} ${this.more(steps)} ${first ? this.person(incident, 'act') : nothing}
    </div>
    ${steps.includes('close') && incident.close_when ? html`<p class="note life-why"><b>${t('close.when')}</b> ${say(incident.close_when)}</p>` : nothing}
    ${steps.some((step) => step !== 'relevel') ? nothing : html`<p class="note life-why">${this.why(incident)}</p>`}
    ${this.asking ? this.form(incident) : nothing}
    <div role="alert">${this.problem ? html`<p class="note life-why"><b>${t('trouble.title')}</b> ${refusal(this.problem)}</p>` : nothing}</div>`;
  }

  button(step, isFirst) {
    const isBusy = this.busy === step;
    return html`<button class="btn ${isFirst ? 'btn-primary' : 'act'}" type="button" data-step=${step} aria-busy=${isBusy} aria-expanded=${asks(step) ? this.asking === step : nothing}
      @click=${() => this.take(step)}>${isBusy ? html`<span class="spin" aria-hidden="true"></span>` : icon(SIGNS[step])}<span>${t(`act.${step}`)}</span></button>`;
  }

  more(steps) {
    const n = steps.length - SHOWN - 1;
    return n <= 0 ? nothing : html`<button class="btn act" type="button" aria-expanded=${this.isWhole} @click=${() => { this.isWhole = !this.isWhole; this.requestUpdate(); }}>
      ${icon(this.isWhole ? 'minus' : 'plus')}<span>${this.isWhole ? t('more.less') : t('more.n', { n })}</span></button>`;
  }

  /** A call to who has it in hand, else to who lives there. */
  person(incident, kind) {
    const staff = desk.staff.get(incident.handlers.at(-1) ?? '');
    const resident = desk.detail.home?.residents?.find((one) => one.phone);
    if (isOver(incident)) return nothing;
    if (staff?.phone && staff.username !== desk.who?.username) return html`<a class="btn ${kind}" href="tel:${staff.phone}">${icon('phone')}<span>${t('act.call', { name: staff.name })}</span></a>`;
    return resident ? html`<a class="btn ${kind}" href="tel:${resident.phone}">${icon('phone')}<span>${t('act.call.resident')}</span></a>` : nothing;
  }

  /** Why there is nothing to press; an empty row would leave people guessing. */
  why(incident) {
    const name = desk.nameOf(incident.handlers.at(-1) ?? '');
    const isOwn = incident.handlers.includes(desk.who?.username);
    if (stage(incident) === 'fed_back' && isOwn) return t('why.own');
    return t(knows(`why.${incident.state}`) ? `why.${incident.state}` : `why.${stage(incident)}`, { name });
  }

  async take(step) {
    this.problem = null;
    if (!asks(step)) {
      await this.send(step, {});
      return;
    }
    this.asking = this.asking === step ? '' : step;
    this.near = null;
    this.requestUpdate();
    if (!this.asking) return;
    if (step === 'merge') this.readNear(desk.selected);
    await this.updateComplete;
    this.querySelector('.step-form :is(select, input, textarea)')?.focus();
  }

  async readNear(id) {
    const near = await getOr({ items: [] }, `incidents/${id}/near`).catch((problem) => (this.problem = problem) && { items: [] });
    if (id !== desk.selected) return;
    this.near = near.items;
    this.requestUpdate();
  }

  form(incident) {
    const step = this.asking;
    const submit = (event) => {
      event.preventDefault();
      this.send(step, filled(event.target));
    };
    const canSend = step !== 'merge' || this.near?.length > 0;
    return html`<form class="step-form" aria-label=${t(`act.${step}`)} @submit=${submit} @keydown=${(event) => event.key === 'Escape' && this.leave(step)}>
      ${fields(step, { incident, staff: desk.staff, who: desk.who, near: this.near })}
      <p class="step-acts"><button class="btn" type="button" @click=${() => this.leave(step)}>${t('feedback.cancel')}</button>
        ${canSend ? html`<button class="btn btn-primary" type="submit">${icon(SIGNS[step])}${t(`act.${step}`)}</button>` : nothing}</p>
    </form>`;
  }

  async leave(step) {
    this.asking = '';
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector(`[data-step="${step}"]`)?.focus();
  }

  async send(step, body) {
    if (this.busy) return;
    const id = desk.selected;
    this.busy = step;
    this.problem = null;
    this.requestUpdate();
    try {
      const after = await desk.step(id, step, body);
      this.asking = '';
      if (step === 'reopen') location.hash = `#/${after.id}`;
    } catch (problem) {
      if (id === desk.selected) this.problem = problem;
      desk.readDetail();
    } finally {
      this.busy = '';
      this.requestUpdate();
    }
  }
}
customElements.define('linli-acts', Acts);
