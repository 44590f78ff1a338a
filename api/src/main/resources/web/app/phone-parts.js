// Parts that the list and the single task share.
import { html, nothing } from 'lit';
import { icon, levelSign, levelNumber } from './icons.js';
import { placeName } from './incident.js';
import { Ticking, rail, refusal } from './parts.js';
import { sound } from './sound.js';
import { clock, duration, hm, now } from './time.js';
import { knows, t } from './words.js';
import { forget } from './steps.js';

/** How much is left of the time for the next step. */
export function left(due) {
  const limit = duration(due.limit) || Date.parse(due.at) - Date.parse(due.since);
  const rest = Date.parse(due.at) - now();
  return { rest, share: 1 - rest / limit, isLate: rest <= 0 };
}

/** Time left, in the form of the place it stands in: `strip`, `row` or `hero`. */
class Left extends Ticking {
  static properties = { due: { attribute: false }, form: {} };

  render() {
    if (!this.due) return nothing;
    const { rest, share, isLate } = left(this.due);
    const word = t(`tasks.due.${this.due.step}`);
    const time = isLate
      ? html`<span class="tag tag-out">${t('tasks.late', { time: clock(-rest) })}</span>`
      : html`<b>${clock(rest)}</b>`;
    if (this.form === 'rail') return rail(share);
    const said = html`<span class="vh" role="status">${this.said(share, word)}</span>`;
    if (this.form === 'strip') return html`<span>${word}</span>${time}${said}`;
    const until = this.form === 'hero' ? html`<span>${t('tasks.until', { word, time: hm(this.due.at) })}</span>` : html` ${word}`;
    return html`<p>${time}${until}</p>${rail(share)}${said}`;
  }

  /** Seconds are not read aloud; half the time, its last tenth and its end are. */
  said(share, word) {
    const mark = share >= 1 ? 'end' : share >= 0.9 ? 'tenth' : share >= 0.5 ? 'half' : 'begun';
    const isPassed = this.mark !== undefined && this.mark !== mark;
    this.mark = mark;
    if (isPassed) this.heard = mark === 'begun' ? '' : t(`tasks.said.${mark}`, { word });
    return this.heard ?? '';
  }
}
customElements.define('linli-left', Left);

export const leftOf = (incident, form) =>
  html`<linli-left class=${`left-${form}`} form=${form} .due=${incident.due ?? null}></linli-left>`;

export const levelWord = (incident) => html`<b class="level">${t(`level.${incident.level}`)}</b>`;

export const levelClass = (incident) => `level-${levelNumber(incident.level)}`;

export const sign = (incident, size) => levelSign(incident.level, size);

/** What waits in this phone, or that there is no line; nothing when all is well. */
export const waitingPill = (phone, isShort = false) => {
  const photos = phone.waiting().filter((step) => step.photo).length;
  const n = phone.waiting().length - photos;
  if (n + photos === 0 && (phone.isOnline || isShort)) return nothing;
  const isCount = isShort || phone.isOnline;
  const count = (n, one) => n && t(n === 1 ? `tasks.${one}` : `tasks.${one}s`, { n });
  const what = [count(n, 'step'), count(photos, 'photo')].filter(Boolean).join(t('and'));
  const say = !what ? t('tasks.offline') : t(isCount ? 'tasks.waiting' : 'tasks.offline.waiting', { what });
  return html`<a class="ph-offline" href="/tasks#queue"><span role="status">${icon(phone.isOnline ? 'sync' : 'offline', 's')}${say}</span></a>`;
};

/** Kindly, what became of a step that came too late: who was first, and who answers for it now. */
export const refusals = (phone, steps) =>
  steps.map((step) => {
    const { problem } = step;
    return html`<section class="card pad refused" role="alert">
      <h2>${icon('cross')}${t(knows(`refused.${step.step}`) ? `refused.${step.step}` : 'refused.step')}</h2>
      <p><b>${placeName(step.place)}</b></p>
      <p>${refusal(problem)} ${problem.kept_as_note ? t('refused.kept') : nothing}</p>
      <p class="faint code">${problem.status} ${problem.type?.split(':').pop()}</p>
      <div class="two">
        <a class="btn big" href=${`/tasks/${step.incident}`}>${t('refused.look')}</a>
        <button class="btn big" type="button" @click=${() => forget(step.seq)}>${t('refused.seen')}</button>
      </div>
    </section>`;
  });

/** The sound, on or off; off takes nothing. Browsers are silent until somebody has touched the page, so it says so. */
export const soundButton = (changed) => {
  const turn = () => {
    sound.turn(!sound.isOn);
    changed();
  };
  return html`<button class="btn btn-icon btn-quiet" type="button" aria-pressed=${sound.isOn} aria-label=${t(sound.isOn ? 'sound.on' : 'sound.off')} @click=${turn}>${icon(sound.isOn ? 'sound' : 'mute')}</button>`;
};

/** 王*芳, 李*; the server hides the names of residents itself. */
export const masked = (name) => {
  const letters = [...name];
  if (letters.length < 2 || name.includes('*')) return name;
  return letters[0] + '*' + (letters.length > 2 ? letters.at(-1) : '');
};

/** 138****5678 */
export const maskedNumber = (number) => number.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
