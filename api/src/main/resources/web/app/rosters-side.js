// Beside the week: exchanges that wait for an answer, who is away, and what the last shift left to know.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { tag } from './parts.js';
import { api } from './session.js';
import { ago, momentOf, stamp } from './time.js';
import { t } from './words.js';

const at = (page, slot) => page.whole.stints.find((stint) => stint.slot.shift === slot.shift && stint.slot.date === slot.date);
const when = (page, slot) => (at(page, slot) ? stamp(at(page, slot).from) : slot.date);

function swapActs(page, swap) {
  const { whole, who } = page;
  const leads = page.leads(whole.grid);
  const path = `rosters/${whole.id}/swaps/${swap.id}`;
  const accept = () => page.act(() => api.post(`${path}/accept`), t('rosters.swap.accepted'));
  const remove = () => page.act(() => api.delete(path), t('rosters.swap.gone'));
  const word = leads && swap.accepted ? 'undo' : swap.giver === who.username ? 'back' : 'decline';
  return html`${!swap.accepted && (leads || swap.taker === who.username) ? html`<button class="btn btn-primary" type="button" @click=${accept}>${t('rosters.swap.accept')}</button>` : nothing}
    ${leads || (!swap.accepted && [swap.giver, swap.taker].includes(who.username)) ? html`<button class="btn" type="button" @click=${remove}>${t(`rosters.swap.${word}`)}</button>` : nothing}`;
}

const swapLine = (page, swap) => html`<li><span>${icon('sync', 's')} <b>${page.name(swap.giver)} → ${page.name(swap.taker)}</b>
  <small>${when(page, swap.give)}${swap.take ? ` ⇄ ${when(page, swap.take)}` : ''}</small></span>
  ${swap.accepted ? tag(t('rosters.swap.agreed')) : tag(t('rosters.swap.waits'), 'on')} ${swapActs(page, swap)}</li>`;

function swaps(page) {
  const shown = page.whole.swaps.filter(({ give, take }) => [give, take].some((slot) => slot?.date >= page.first));
  return html`<section class="panel" aria-labelledby="swaps-h"><div class="panel-head"><h2 id="swaps-h">${t('rosters.swaps')}</h2></div>
    ${shown.length ? html`<ul class="waits">${shown.map((swap) => swapLine(page, swap))}</ul>` : html`<p class="note">${t('rosters.swaps.none')}</p>`}</section>`;
}

function away(page, event) {
  event.preventDefault();
  const { person, from, to, reason } = Object.fromEntries(new FormData(event.target));
  const iso = (local) => new Date(momentOf(local)).toISOString();
  event.target.reset();
  page.act(() => api.post('rosters/leaves', { person, from: iso(from), to: iso(to), reason }), t('rosters.leave.done'));
}

const leaveForm = (page) => html`<details class="ros-add"><summary>${t('rosters.leave.add')}</summary><form class="step-form" @submit=${(event) => away(page, event)}>
  <label>${t('rosters.person')} <select name="person">${page.around(page.whole.grid).map(({ username, name }) => html`<option value=${username}>${name}</option>`)}</select></label>
  <label>${t('rosters.from')} <input name="from" type="datetime-local" required></label>
  <label>${t('rosters.to')} <input name="to" type="datetime-local" required></label>
  <label>${t('rosters.reason')} <input name="reason" maxlength="200" autocomplete="off"></label>
  <button class="btn" type="submit">${t('rosters.leave.save')}</button></form></details>`;

const leaves = (page) => html`<section class="panel" aria-labelledby="leaves-h"><div class="panel-head"><h2 id="leaves-h">${t('rosters.leaves')}</h2></div>
  ${page.whole.leaves.length ? html`<ul class="waits">${page.whole.leaves.map((leave) => html`<li><span><b>${page.name(leave.person)}</b>
    <small>${stamp(leave.from)} – ${stamp(leave.to)}${leave.reason ? ` · ${leave.reason}` : ''}</small></span>
    ${page.leads(page.whole.grid) ? html`<button class="btn btn-quiet" type="button" @click=${() => page.act(() => api.delete(`rosters/leaves/${leave.id}`), t('rosters.leave.gone'))}>${t('rosters.leave.remove')}</button>` : nothing}</li>`)}</ul>`
    : html`<p class="note">${t('rosters.leaves.none')}</p>`}
  ${page.leads(page.whole.grid) ? leaveForm(page) : nothing}</section>`;

function notes(page) {
  const left = page.duty.items.find((item) => item.roster === page.chosen)?.hand_over ?? [];
  return html`<section class="panel" aria-labelledby="notes-h"><div class="panel-head"><h2 id="notes-h">${t('rosters.notes')}</h2></div>
    ${left.length ? html`<ul class="waits">${left.map((note) => html`<li><span><span class="ros-note">${note.note}</span><small>${page.name(note.author)} · ${ago(note.at)}</small></span></li>`)}</ul>`
      : html`<p class="note">${t('rosters.notes.none')}</p>`}</section>`;
}

export const aside = (page) => html`${swaps(page)} ${notes(page)} ${leaves(page)}`;
