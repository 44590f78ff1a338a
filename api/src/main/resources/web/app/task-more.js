// Behind the three big steps: the others that are possible now, each with what it asks.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { asks, fields, filled } from './step-forms.js';
import { t } from './words.js';

/** Those that a phone can bring later too; the desk has the rest. */
const OTHERS = ['set_out', 'handle', 'report_in', 'verify', 'take_over', 'transfer', 'give_back', 'whistle', 'ask_hold', 'approve_hold', 'resume', 'call_off'];
const SIGNS = {
  set_out: 'walk', handle: 'sign', report_in: 'arrive', verify: 'help', take_over: 'user', transfer: 'send', give_back: 'back',
  whistle: 'whistle', ask_hold: 'history', approve_hold: 'check', resume: 'play', call_off: 'cross',
};

let chosen = null;

const others = (incident) => OTHERS.filter((step) => incident.steps?.includes(step));

/** The way to them; nothing where there is none. */
export const moreButton = (incident, open) =>
  others(incident).length === 0 ? nothing : html`<button class="btn btn-quiet dock-more" type="button" aria-haspopup="dialog" @click=${open}>${icon('list')}${t('more')}</button>`;

export function openMore(root, draw) {
  chosen = null;
  draw();
  root.querySelector('#more').showModal();
}

/** @param draw the page anew @param take `(step, body)` */
export const moreSheet = (incident, context, draw, take) => {
  const close = (event) => event.target.closest('dialog').close();
  const press = (step) => (event) => {
    if (!asks(step)) {
      close(event);
      take(step, {});
      return;
    }
    const sheet = event.target.closest('dialog');
    chosen = step;
    draw();
    requestAnimationFrame(() => sheet.querySelector('select, textarea, input')?.focus());
  };
  const send = (event) => {
    const step = chosen;
    take(step, filled(event.target));
    event.target.reset();
  };
  return html`<dialog class="sheet" id="more" aria-labelledby="more-h">${chosen
    ? html`<form class="step-form" method="dialog" @submit=${send}>
        <h2 id="more-h">${t(`act.${chosen}`)}</h2>
        ${fields(chosen, { incident, ...context })}
        <div class="two">
          <button class="btn big" type="button" @click=${() => { chosen = null; draw(); }}>${t('more.back')}</button>
          <button class="btn btn-primary big" type="submit">${icon(SIGNS[chosen], 'l')}${t(`act.${chosen}`)}</button>
        </div>
      </form>`
    : html`<h2 id="more-h">${t('more.title')}</h2>
        <ul class="more-list">${others(incident).map(
          (step) => html`<li><button class="btn big" type="button" @click=${press(step)}>${icon(SIGNS[step], 'l')}<span>${t(`act.${step}`)}</span></button></li>`,
        )}</ul>
        <button class="btn big" type="button" @click=${close}>${t('feedback.cancel')}</button>`}</dialog>`;
};
