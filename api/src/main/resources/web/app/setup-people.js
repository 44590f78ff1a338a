// Who lives in the home that is open: names and telephone numbers for those who may have to go there.
import { html, nothing } from 'lit';
import { bones, refusal } from './parts.js';
import { api } from './session.js';
import { focusBad, form, missing } from './setup-form.js';
import { RESIDENT } from './setup-sheets.js';
import { t } from './words.js';

const state = { home: null, people: null, edit: null, redraw: () => {}, problem: '' };
const fresh = (values = {}) => ({ values, errors: [], problem: '', isNew: !values.id });

export async function showPeople(home, redraw) {
  Object.assign(state, { home, people: null, edit: null, redraw, problem: '' });
  await load();
}

async function load() {
  const { home } = state;
  try {
    const answer = await api.get(`homes/${encodeURIComponent(home)}`);
    if (state.home === home) state.people = answer.residents ?? [];
  } catch (problem) {
    state.problem = refusal(problem);
  }
  state.redraw();
}

async function submit(values, changed) {
  const { id } = state.edit.values;
  Object.assign(state.edit, { values: { ...values, id }, errors: missing(RESIDENT, values) });
  if (state.edit.errors.length > 0) {
    state.redraw();
    focusBad();
    return;
  }
  try {
    const whole = { ...values, home: state.home };
    await (id ? api.put(`residents/${encodeURIComponent(id)}`, whole) : api.post('residents', whole));
    state.edit = null;
    await load();
    changed();
  } catch (problem) {
    Object.assign(state.edit, { errors: problem.errors, problem: problem.errors.length > 0 ? '' : refusal(problem) });
    state.redraw();
    focusBad();
  }
}

async function remove(person, changed) {
  await api.delete(`residents/${encodeURIComponent(person.id)}`);
  await load();
  changed();
}

function open(values) {
  state.edit = fresh(values);
  state.redraw();
}

export function people(home, changed) {
  if (state.home !== home || (!state.people && !state.problem)) return bones(t('setup.loading'));
  const acts = html`<button class="btn btn-primary" type="submit">${t('setup.save')}</button>
    <button class="btn" type="button" @click=${() => { state.edit = null; state.redraw(); }}>${t('setup.cancel')}</button>`;
  return html`<div class="panel-head"><h3>${t('setup.people')}</h3>
      <button class="btn push" type="button" @click=${() => open({})}>${t('setup.add.residents')}</button></div>
    <p class="note" role="status">${state.problem}</p>
    <ul class="set-people">${(state.people ?? []).map((person) => html`<li><span><b>${person.name}</b>
      <small>${[person.born, person.phone, person.note].filter(Boolean).join(' · ')}</small></span>
      <button class="btn btn-quiet" type="button" @click=${() => open(person)}>${t('setup.edit')}<span class="vh"> ${person.name}</span></button>
      <button class="btn btn-quiet" type="button" @click=${() => remove(person, changed)}>${t('setup.remove.residents')}<span class="vh"> ${person.name}</span></button></li>`)}</ul>
    ${state.edit ? form(RESIDENT, state.edit, (values) => submit(values, changed), acts) : nothing}`;
}
