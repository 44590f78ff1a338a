// One kind of thing: the list of what there is, a form for one, a table for many.
import { html, nothing, render } from 'lit';
import { icon } from './icons.js';
import { bones, empty, refusal, trouble } from './parts.js';
import { focusBad, form, missing } from './setup-form.js';
import { forgetTable, table } from './setup-import.js';
import { people, showPeople } from './setup-people.js';
import { flat, SHEETS, shown } from './setup-sheets.js';
import { t } from './words.js';

const MOST_ROWS = 200;
const panel = document.createElement('div');
panel.className = 'set-cols';
const state = { tab: null, rows: null, trouble: null, search: '', edit: null, said: '', told: null, changed: () => {} };

const draw = () => render(view(), panel);
const fresh = (values = {}) => ({ values, errors: [], problem: '', busy: false, isNew: true });

/** @param device whose registration was begun elsewhere */
export function sheet(tab, who, device, changed) {
  if (state.tab !== tab) {
    const wanted = tab === 'devices' && device ? { id: device } : { grid: who.grid };
    Object.assign(state, { tab, rows: null, search: '', edit: fresh(wanted), said: '', told: null, changed });
    forgetTable();
    load();
  }
  draw();
  return panel;
}

async function load() {
  const { tab } = state;
  state.trouble = null;
  try {
    const rows = (await SHEETS[tab].list()).map((row) => ({ ...flat(row), people: row.people }));
    if (state.tab === tab) state.rows = rows;
  } catch (problem) {
    state.trouble = problem;
  }
  draw();
}

function edit(row) {
  state.edit = { ...fresh(row), isNew: false };
  state.told = null;
  state.said = '';
  if (state.tab === 'homes') showPeople(row.id, draw);
  draw();
  panel.querySelector('.set-form input, .set-form select')?.focus();
}

function another() {
  state.edit = fresh({ grid: state.edit.values.grid });
  state.told = null;
  draw();
  panel.querySelector('.set-form input, .set-form select')?.focus();
}

async function submit(values) {
  const { fields, key, save } = SHEETS[state.tab];
  const { isNew } = state.edit;
  Object.assign(state.edit, { values, errors: missing(fields, values), problem: '' });
  if (state.edit.errors.length > 0) {
    draw();
    focusBad();
    return;
  }
  const answer = await attempt(() => save(values, isNew));
  if (answer) {
    state.said = t('setup.saved', { what: values[key] });
    state.told = answer.credential ?? null;
    keep(values);
  }
}

/** What was entered stays in sight, as something that is there now. */
function keep(values) {
  state.edit = { ...fresh(values), isNew: false };
  if (state.tab === 'homes') showPeople(values.id, draw);
  reload();
}

function reload() {
  load();
  state.changed();
}

async function attempt(work) {
  state.edit.busy = true;
  draw();
  try {
    const answer = await work();
    state.edit.busy = false;
    return answer ?? {};
  } catch (problem) {
    Object.assign(state.edit, { busy: false, errors: problem.errors, problem: problem.errors.length > 0 ? '' : refusal(problem) });
    draw();
    focusBad();
    return null;
  }
}

async function remove() {
  const { key, remove: send } = SHEETS[state.tab];
  const what = state.edit.values[key];
  if (await attempt(() => send(what))) {
    state.said = t(`setup.removed.${state.tab}`, { what });
    state.edit = fresh({ grid: state.edit.values.grid });
    state.told = null;
    reload();
  }
}

async function renew() {
  const { key, renew: send } = SHEETS[state.tab];
  const answer = await attempt(() => send(state.edit.values[key]));
  if (answer) {
    state.told = answer.credential;
    draw();
  }
}

const view = () => html`${list()}<div class="set-side">${one()}${table(SHEETS[state.tab].imports, reload, draw)}</div>`;

function list() {
  const { tab, rows } = state;
  return html`<section class="panel" aria-labelledby="list-h">
    <div class="panel-head"><h2 id="list-h">${t(`setup.tab.${tab}`)} <span class="faint">${rows?.length ?? ''}</span></h2>
      <label class="find push">${icon('search', 's')}<span class="vh">${t('setup.find')}</span><input type="search" placeholder=${t('setup.find')} .value=${state.search} @input=${(event) => { state.search = event.target.value; draw(); }}></label>
      <button class="btn" type="button" @click=${another}>${t('setup.new')}</button></div>
    ${state.trouble ? trouble(state.trouble, load) : rows === null ? bones(t('setup.loading')) : found(rows)}</section>`;
}

function found(rows) {
  const { columns, fields, key } = SHEETS[state.tab];
  const word = state.search.trim().toLowerCase();
  const matching = word ? rows.filter((row) => columns.some((column) => String(row[column] ?? '').toLowerCase().includes(word))) : rows;
  if (rows.length === 0) return empty(t('setup.none'), t(`setup.none.${state.tab}`));
  return html`<div class="set-list" tabindex="0" role="group" aria-labelledby="list-h"><table class="grid"><caption class="vh">${t(`setup.tab.${state.tab}`)}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col">${t(`setup.field.${column}`)}</th>`)}<th><span class="vh">${t('setup.edit')}</span></th></tr></thead>
    <tbody>${matching.slice(0, MOST_ROWS).map((row) => html`<tr class=${row.active === false ? 'set-off' : ''} aria-current=${row[key] === state.edit.values[key] && !state.edit.isNew ? 'true' : nothing}>
      ${columns.map((column) => html`<td class=${column === key ? 'code' : ''}>${shown(fields.find(({ name }) => name === column), row[column])}${column === columns[0] && row.active === false ? html` <span class="tag tag-dash">${t('setup.off')}</span>` : nothing}</td>`)}
      <td class="num"><button class="btn btn-quiet" type="button" @click=${() => edit(row)}>${t('setup.edit')}<span class="vh"> ${row[key]}</span></button></td></tr>`)}</tbody></table></div>
    ${matching.length > MOST_ROWS ? html`<p class="note">${t('setup.more', { n: matching.length - MOST_ROWS })}</p>` : nothing}`;
}

function one() {
  const { fields, renew: canRenew } = SHEETS[state.tab];
  const { isNew, busy, values } = state.edit;
  const acts = html`<button class="btn btn-primary" type="submit" aria-busy=${busy}>${t(isNew ? 'setup.enter' : 'setup.save')}</button>
    ${isNew ? nothing : html`<button class="btn" type="button" @click=${another}>${t('setup.new')}</button>
      ${canRenew ? html`<button class="btn" type="button" @click=${renew}>${t('setup.renew')}</button>` : nothing}
      ${values.active === false ? nothing : html`<button class="btn" type="button" @click=${remove}>${t(`setup.remove.${state.tab}`)}</button>`}`}`;
  return html`<section class="panel" aria-labelledby="one-h">
    <div class="panel-head"><h2 id="one-h">${t(`setup.${isNew ? 'add' : 'change'}.${state.tab}`)}</h2></div>
    <p class="note" role="status">${state.said}</p>
    ${form(fields, state.edit, submit, acts)}
    ${state.told ? told(state.told) : nothing}
    ${state.tab === 'homes' && !isNew ? people(values.id, reload) : nothing}</section>`;
}

/** Shown once: it is kept nowhere. */
const told = ({ username, password }) => html`<div class="set-told" role="alert"><b>${t('setup.told')}</b>
  <span>${t('setup.field.username')} <code>${username}</code></span>
  ${password ? html`<span>${t('login.password')} <code>${password}</code></span>` : html`<span>${t('setup.told.none')}</span>`}</div>`;
