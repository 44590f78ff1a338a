// The first administrator of an installation in which nobody can log in yet.
import { html, render } from 'lit';
import { refusal } from './parts.js';
import { api, logIn } from './session.js';
import { focusBad, form, missing } from './setup-form.js';
import { t } from './words.js';

const FIELDS = [
  { name: 'code', required: true, wide: true },
  { name: 'name', required: true, autocomplete: 'name' },
  { name: 'username', required: true, autocomplete: 'username' },
  { name: 'password', required: true, type: 'password', autocomplete: 'new-password' },
  { name: 'grid', required: true },
];
const state = { values: {}, errors: [], problem: '', busy: false, isNew: true };
const panel = document.createElement('div');

async function submit(values) {
  state.values = values;
  state.errors = missing(FIELDS, values);
  state.problem = '';
  if (state.errors.length > 0) {
    draw();
    focusBad();
    return;
  }
  state.busy = true;
  draw();
  try {
    await api.post('setup', values, { anonymous: true });
    await logIn(values.username, values.password);
    location.assign('/setup');
  } catch (problem) {
    state.busy = false;
    state.errors = problem.errors;
    state.problem = problem.errors.length > 0 ? '' : refusal(problem);
    draw();
    focusBad();
  }
}

const view = () => html`<section class="panel set-first" aria-labelledby="first-h">
  <div class="panel-head"><h1 id="first-h">${t('setup.first')}</h1></div>
  <p class="note">${t('setup.first.say')}</p>
  ${form(FIELDS, state, submit, html`<button class="btn btn-primary" type="submit" aria-busy=${state.busy}>${t('setup.first.make')}</button>`)}
</section>`;

const draw = () => render(view(), panel);

export function first() {
  draw();
  return panel;
}
