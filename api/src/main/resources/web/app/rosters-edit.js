// The plan of the week as lines that can be changed; who changes it at the same time is not overwritten unasked.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icons.js';
import { refusal } from './parts.js';
import { api } from './session.js';
import { t } from './words.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const TIERS = ['grid', 'community', 'street', 'department'];

let edit = null;

const linesOf = (week) => DAYS.flatMap((day) => (week[day] ?? []).map((shift) => ({ day, ...shift })));

/** @param roster null for a new one */
export function openEditor(page, roster) {
  edit = roster
    ? { id: roster.id, version: roster.version, grid: roster.grid, tier: roster.tier, lines: linesOf(roster.week), problem: null }
    : { grid: page.who.grid, tier: 'grid', lines: [], problem: null };
  page.draw();
  const dialog = document.getElementById('edit-roster');
  if (!dialog.open) dialog.showModal();
}

function close(page) {
  document.getElementById('edit-roster').close();
  edit = null;
  page.draw();
}

function add(page) {
  const last = edit.lines.at(-1);
  const next = last ? DAYS[(DAYS.indexOf(last.day) + 1) % DAYS.length] : DAYS[0];
  edit.lines.push({ day: next, from: last?.from ?? '08:00', to: last?.to ?? '20:00', person: last?.person ?? page.around(edit.grid)[0]?.username ?? '', backup: last?.backup ?? '' });
  page.draw();
}

const weekOf = (lines) =>
  Object.fromEntries(DAYS.map((day) => [day, lines.filter((line) => line.day === day).map(({ id, from, to, person, backup }) => ({ ...(id && { id }), from, to, person, ...(backup && { backup }) }))]));

async function save(page, event) {
  event?.preventDefault();
  const week = weekOf(edit.lines);
  try {
    const kept = edit.id
      ? await api.patch(`rosters/${edit.id}`, { week }, { version: edit.version })
      : await api.post('rosters', { grid: edit.grid, tier: edit.tier, week });
    page.chosen = kept.id;
    close(page);
    await page.act(async () => {}, t('rosters.saved'));
  } catch (problem) {
    edit.problem = problem;
    page.draw();
  }
}

/** What they made of it meanwhile: to begin again from there, or to write one's own over it knowingly. */
async function newest(page, isMine) {
  const theirs = await api.get(`rosters/${edit.id}`);
  if (!isMine) {
    openEditor(page, theirs);
    return;
  }
  edit.version = theirs.version;
  await save(page);
}

const persons = (page, chosen, isOptional) => html`${isOptional ? html`<option value="">—</option>` : nothing}
  ${page.around(edit.grid).map(({ username, name }) => html`<option value=${username} ?selected=${username === chosen}>${name}</option>`)}`;

function line(page, item, n) {
  const set = (field) => (event) => { item[field] = event.target.value; };
  return html`<tr><td><select aria-label=${t('rosters.day')} .value=${live(item.day)} @change=${set('day')}>${DAYS.map((day) => html`<option value=${day} ?selected=${day === item.day}>${t(`weekday.${day}`)}</option>`)}</select></td>
    <td><input type="time" required aria-label=${t('rosters.from')} .value=${live(item.from)} @change=${set('from')}></td>
    <td><input type="time" required aria-label=${t('rosters.to')} .value=${live(item.to)} @change=${set('to')}></td>
    <td><select required aria-label=${t('rosters.person')} .value=${live(item.person)} @change=${set('person')}>${persons(page, item.person)}</select></td>
    <td><select aria-label=${t('rosters.stand')} .value=${live(item.backup ?? '')} @change=${set('backup')}>${persons(page, item.backup, true)}</select></td>
    <td><button class="btn btn-icon btn-quiet" type="button" aria-label=${t('rosters.line.remove')} @click=${() => { edit.lines.splice(n, 1); page.draw(); }}>${icon('cross', 's')}</button></td></tr>`;
}

const where = (page) => html`<div class="ros-where">
  <label>${t('rosters.grid')} <input name="grid" required pattern="[0-9]{1,15}" .value=${live(edit.grid)} @change=${(event) => { edit.grid = event.target.value.trim(); page.draw(); }}></label>
  <label>${t('rosters.tier')} <select name="tier" @change=${(event) => { edit.tier = event.target.value; }}>${TIERS.map((tier) => html`<option value=${tier} ?selected=${tier === edit.tier}>${t(`tier.${tier.toUpperCase()}`)}</option>`)}</select></label></div>`;

const refused = (page) =>
  edit.problem.status === 412
    ? html`<div role="alert" class="ros-refused"><p>${t('rosters.meanwhile')}</p>
      <button class="btn" type="button" @click=${() => newest(page, false)}>${t('rosters.theirs')}</button>
      <button class="btn" type="button" @click=${() => newest(page, true)}>${t('rosters.mine')}</button></div>`
    : html`<p role="alert" class="ros-refused">${refusal(edit.problem)}</p>`;

const editor = (page) => html`<form class="step-form" @submit=${(event) => save(page, event)}>
  <h2 id="edit-h">${t(edit.id ? 'rosters.change' : 'rosters.new')}</h2><p class="soft">${t('rosters.edit.say')}</p>
  ${edit.id ? nothing : where(page)}
  <div class="wide-table" tabindex="0" role="region" aria-label=${t('rosters.week')}><table class="grid ros-lines"><thead><tr>${['day', 'from', 'to', 'person', 'stand'].map((word) => html`<th scope="col">${t(`rosters.${word}`)}</th>`)}<td></td></tr></thead>
    <tbody>${edit.lines.map((item, n) => line(page, item, n))}</tbody></table></div>
  <button class="btn" type="button" @click=${() => add(page)}>${icon('plus', 's')}${t('rosters.line.add')}</button>
  ${edit.problem ? refused(page) : nothing}
  <p class="ask-acts"><button class="btn" type="button" @click=${() => close(page)}>${t('rosters.close')}</button><button class="btn btn-primary" type="submit">${t('rosters.save')}</button></p></form>`;

export const editing = (page) => html`<dialog id="edit-roster" class="ask ros-edit" aria-labelledby="edit-h">${edit ? editor(page) : nothing}</dialog>`;
