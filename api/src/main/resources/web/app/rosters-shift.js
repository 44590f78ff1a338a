// What one does with a shift: give it to somebody, and leave a note for whoever comes next.
import { html, nothing } from 'lit';
import { api } from './session.js';
import { day } from './time.js';
import { span } from './rosters-week.js';
import { t } from './words.js';

let shown = null;

export function openShift(page, stint) {
  shown = stint;
  page.draw();
  document.getElementById('shift').showModal();
}

const close = (event) => event.target.closest('dialog').close();

function send(page, event, path, body, done) {
  event.preventDefault();
  const { whole } = page;
  const given = Object.fromEntries(new FormData(event.target));
  event.target.reset();
  close(event);
  page.act(() => api.post(`rosters/${whole.id}/${path}`, body(given)), done);
}

/** What they may have in return: the shifts of theirs in this week. */
const returns = ({ whole, who }) => whole.stints.filter(({ person, slot }) => person && person.username !== who.username && slot !== shown.slot);

const swap = (page) => html`<form class="step-form" @submit=${(event) =>
  send(page, event, 'swaps', ({ to, take }) => ({ give: shown.slot, to, ...(take && { take: JSON.parse(take) }) }), t(page.leads(page.whole.grid) ? 'rosters.swap.set' : 'rosters.swap.asked'))}>
  <h3>${t('rosters.swap')}</h3>
  <label>${t('rosters.swap.to')} <select name="to" required>${page.around(page.whole.grid)
    .filter(({ username }) => username !== shown.planned.username)
    .map(({ username, name }) => html`<option value=${username}>${name}</option>`)}</select></label>
  <label>${t('rosters.swap.take')} <select name="take"><option value="">${t('rosters.swap.nothing')}</option>
    ${returns(page).map((item) => html`<option value=${JSON.stringify(item.slot)}>${item.person.name} · ${day(item.from)} ${span(item)}</option>`)}</select></label>
  <button class="btn" type="submit">${t(page.leads(page.whole.grid) ? 'rosters.swap.do' : 'rosters.swap.ask')}</button></form>`;

const note = (page) => html`<form class="step-form" @submit=${(event) =>
  send(page, event, 'hand-overs', ({ note: text }) => ({ ...shown.slot, note: text }), t('rosters.handover.done'))}>
  <h3>${t('rosters.handover')}</h3>
  <label>${t('rosters.handover.say')} <textarea name="note" rows="4" required maxlength="2000"></textarea></label>
  <button class="btn" type="submit">${t('rosters.handover.leave')}</button></form>`;

export const shiftDialog = (page) => html`<dialog id="shift" class="ask" aria-labelledby="shift-h">${shown
  ? html`<div class="ros-dialog"><h2 id="shift-h">${day(shown.from)} ${span(shown)} · ${shown.planned.name}</h2>
    ${swap(page)} ${note(page)}
    <p class="ask-acts"><button class="btn" type="button" @click=${close}>${t('rosters.close')}</button></p></div>`
  : nothing}</dialog>`;
