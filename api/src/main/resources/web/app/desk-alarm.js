// What nobody answers: level I at once, level II from when its answer is overdue, any level once nobody is left to tell.
// Over everything, heard, and never scrolled away.
import { html, nothing } from 'lit';
import { desk, listening } from './desk.js';
import { icon, levelNumber, levelSign } from './icons.js';
import { WORKERS, brief, isUnanswered, kindName, placeName } from './incident.js';
import { Part, refusal } from './parts.js';
import { sound } from './sound.js';
import { clock, everySecond, now } from './time.js';
import { t } from './words.js';

const isLate = (incident) => incident.due?.step === 'acknowledge' && Date.parse(incident.due.at) <= now();
const rings = (incident) =>
  isUnanswered(incident) && (incident.level === 'I' || (incident.level === 'II' && isLate(incident)) || incident.unattended);
/** Once it is overdue, and once nobody is left to tell, it rings again though somebody stopped its sound before. */
const key = (incident) => `${incident.id} ${isLate(incident)} ${Boolean(incident.unattended)}`;

class Alarm extends listening(Part, ['incidents', 'alert', 'who', 'line', 'places']) {
  /** Those whose sound was stopped; their clocks run on. */
  hushed = new Set();
  problem = null;

  connectedCallback() {
    super.connectedCallback();
    this.leave = everySecond(() => (this.ringing().length || this.isShown) && this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave();
    sound.stop();
  }

  ringing() {
    return desk.sorted().filter(rings);
  }

  updated() {
    const ringing = this.ringing();
    this.isShown = ringing.length > 0;
    const isLoud = ringing.some((incident) => !this.hushed.has(key(incident)));
    if (isLoud) sound.ring();
    else sound.stop();
  }

  render() {
    const ringing = this.ringing();
    // The live region is always there: what appears together with its region is not read.
    return html`<div role="alert" class="alarm-place">${ringing.length ? this.bar(ringing) : nothing}</div>`;
  }

  bar([first, ...others]) {
    const isHushed = [first, ...others].every((incident) => this.hushed.has(key(incident)));
    return html`<div class="alarm level-${levelNumber(first.level)}">
      ${levelSign(first.level)}
      <p><b>${t(`level.${first.level}`)}　${t('alarm.waits', { kind: kindName(first.kind) })}</b>
        <a href="#/${first.id}">${placeName(first.place)}</a> <span class="alarm-say">${brief(first, desk.textOf(first))}</span>
        ${first.unattended ? html`<b>${t('alarm.unattended')}</b>` : nothing}
        ${others.length ? html`<span>${t('alarm.others', { n: others.length })}</span>` : nothing}
        ${this.problem ? html`<span><b>${refusal(this.problem)}</b></span>` : nothing}</p>
      ${this.count(first)}
      ${WORKERS.includes(desk.who?.role) && first.state === 'dispatched'
        ? html`<button class="btn alarm-take" type="button" @click=${() => this.take(first)}>${icon('phone')}${t('alarm.take')}</button>` : nothing}
      <button class="btn alarm-quiet" type="button" aria-disabled=${isHushed} @click=${this.hush}>${icon('mute')}${t(isHushed ? 'alarm.hushed' : 'alarm.hush')}</button>
    </div>`;
  }

  /** Read out once by what stands before it, not with every second. */
  count({ due, opened_at: opened }) {
    const left = due ? Date.parse(due.at) - now() : null;
    return html`<p class="alarm-count" aria-live="off" aria-hidden="true">${
      left === null ? html`${t('alarm.since')} <b>${clock(now() - Date.parse(opened))}</b>`
      : left > 0 ? html`<b>${clock(left)}</b> ${t(`due.${due.step}`)}`
      : html`${t('due.late', { time: '' })} <b>${clock(-left)}</b>`}</p>`;
  }

  hush() {
    this.ringing().forEach((incident) => this.hushed.add(key(incident)));
    this.requestUpdate();
  }

  async take(incident) {
    this.problem = null;
    try {
      await desk.step(incident.id, 'acknowledge');
      location.hash = `#/${incident.id}`;
    } catch (problem) {
      this.problem = problem;
    }
    this.requestUpdate();
  }
}
customElements.define('linli-alarm', Alarm);
