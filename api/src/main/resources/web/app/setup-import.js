// Many at once: a table is tried first, every bad row is named, and the good ones can be entered.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { refusal } from './parts.js';
import { newKey, Problem } from './session.js';
import { lang, say, t } from './words.js';

const MOST_SHOWN = 200;
const FORMULA = /^[=+\-@\t\r]/;
const state = { kind: null, file: null, report: null, problem: '', busy: false, done: null, changed: () => {} };
let redraw = () => {};

export function forgetTable() {
  Object.assign(state, { kind: null, file: null, report: null, problem: '', busy: false, done: null });
}

const address = (kind, query = '') => `/api/v1/imports/${kind}${query}`;

async function send(query, accept = 'application/json') {
  const headers = { 'Content-Type': 'text/csv', Accept: accept, 'Idempotency-Key': newKey() };
  const answer = await fetch(address(state.kind, query), { method: 'POST', headers, body: state.file }).catch(() => null);
  if (!answer) throw new Problem(0, {});
  if (!answer.ok) throw new Problem(answer.status, await answer.json().catch(() => ({})));
  return accept === 'text/csv' ? answer.blob() : answer.json();
}

async function work(task) {
  Object.assign(state, { busy: true, problem: '' });
  redraw();
  try {
    await task();
  } catch (problem) {
    state.problem = problem.status === 422 || problem.status === 400 ? problem.message : refusal(problem);
  }
  state.busy = false;
  redraw();
}

function choose(event, kind) {
  const [file] = event.target.files;
  event.target.value = '';
  if (!file) return;
  Object.assign(state, { kind, file, report: null, done: null });
  work(async () => {
    state.report = await send('?dry_run=true');
  });
}

const enter = () => work(async () => {
  state.done = await send('?partial=true');
  state.report = null;
  state.changed();
});

const fetchBad = () => work(async () => save(await send('?dry_run=true', 'text/csv'), `${state.kind}-to-mend.csv`));

function save(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Told once: whoever entered them hands them on. */
function saveCredentials() {
  const cell = (text) => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const rows = state.done.credentials.map(({ username, name, password }) => [username, name ?? '', password ?? ''].map(cell).join(','));
  save(new Blob([`\uFEFFusername,name,password\r\n${rows.join('\r\n')}\r\n`], { type: 'text/csv' }), `${state.kind}-passwords.csv`);
}

/** @param kinds of tables that can be sent here @param changed called when something was entered */
export function table(kinds, changed, draw) {
  state.changed = changed;
  redraw = draw;
  return html`<section class="panel" aria-labelledby="csv-h">
    <div class="panel-head"><h2 id="csv-h">${t('setup.csv')} ${state.file ? html`<span class="code faint">${state.file.name}</span>` : nothing}</h2></div>
    <div class="csv">
      <p class="soft">${t('setup.csv.say')}</p>
      ${kinds.map((kind) => choice(kind))}
      <p role="status"><b>${said()}</b></p>
      ${state.problem ? html`<p class="set-bad" role="alert">${icon('cross', 's')}${state.problem}</p>` : nothing}
      ${state.report ? report(state.report) : nothing}
      ${state.done?.credentials ? html`<div class="csv-acts"><button class="btn btn-primary" type="button" @click=${saveCredentials}>${icon('download')}${t('setup.csv.passwords', { n: state.done.credentials.length })}</button></div><p class="soft">${t('setup.csv.once')}</p>` : nothing}
    </div></section>`;
}

const choice = (kind) => html`<div class="csv-acts">
  <input type="file" id="file-${kind}" accept=".csv,text/csv" @change=${(event) => choose(event, kind)}>
  <label class="btn" for="file-${kind}">${icon('upload')}${t('setup.csv.choose', { what: t(`setup.tab.${kind}`) })}</label>
  <a class="btn btn-quiet" href=${address(kind, `?language=${lang}`)} download="${kind}.csv">${t('setup.csv.template')}</a></div>`;

function said() {
  if (state.busy) return t('setup.csv.busy');
  if (state.done) return t('setup.csv.done', { n: state.done.imported });
  if (!state.report) return '';
  const { rows, good } = state.report;
  return rows === good ? t('setup.csv.allgood', { n: rows }) : t('setup.csv.some', { rows, good, bad: rows - good });
}

const report = ({ good, rows, bad, encoding }) => html`
  ${encoding === 'UTF-8' ? nothing : html`<p class="soft">${t('setup.csv.encoding', { encoding })}</p>`}
  ${bad.length > 0 ? html`<ol tabindex="0" aria-label=${t('setup.csv.bad')}>${bad.slice(0, MOST_SHOWN).map(
    ({ line, column, value, reason }) => html`<li><span class="num">${t('setup.csv.row', { n: line })}</span><span>${column} ${say(reason)}${value ? html` <code>${value}</code>` : nothing}</span></li>`,
  )}</ol>` : nothing}
  ${bad.length > MOST_SHOWN ? html`<p class="soft">${t('setup.csv.more', { n: bad.length - MOST_SHOWN })}</p>` : nothing}
  <div class="csv-acts">
    ${good > 0 ? html`<button class="btn btn-primary" type="button" ?disabled=${state.busy} @click=${enter}>${t('setup.csv.enter', { n: good })}</button>` : nothing}
    ${good < rows ? html`<button class="btn" type="button" ?disabled=${state.busy} @click=${fetchBad}>${icon('download')}${t('setup.csv.fetch', { n: rows - good })}</button>` : nothing}
  </div>`;
