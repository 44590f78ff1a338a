// A form of fields, with what is wrong said beside each.
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { icon } from './icons.js';
import { knows, say, t } from './words.js';

/** `state` is `{values, errors, problem, isNew}`, another one for another thing; `acts` are the buttons. */
export const form = (fields, state, submit, acts) => keyed(state, html`<form class="set-form" novalidate @submit=${(event) => take(event, fields, submit)}>
  ${fields.map((field) => input(field, state))}
  ${state.problem ? html`<p class="set-bad set-wide" role="alert">${icon('cross', 's')}${state.problem}</p>` : nothing}
  <div class="set-acts">${acts}</div></form>`);

function take(event, fields, submit) {
  event.preventDefault();
  const given = new FormData(event.target);
  const values = {};
  for (const field of fields) {
    const value = field.check ? String(given.has(field.name)) : (given.get(field.name) ?? '').trim();
    if (value !== '') values[field.name] = value;
  }
  submit(values, event.target);
}

function input(field, state) {
  const id = `f-${field.name}`;
  const bad = state.errors.filter((error) => error.field === field.name);
  const hint = `setup.hint.${field.name}`;
  const says = [bad.length ? `${id}-bad` : '', knows(hint) ? `${id}-hint` : ''].filter(Boolean).join(' ');
  return html`<div class=${field.wide ? 'set-wide' : ''}>
    <label for=${id}>${t(`setup.field.${field.name}`)}${field.required ? html` <span aria-hidden="true">*</span>` : nothing}</label>
    ${control(field, id, state, bad.length > 0, says || nothing)}
    ${bad.map((error) => html`<span class="set-bad" id="${id}-bad">${icon('cross', 's')}${say(error.reason)}</span>`)}
    ${knows(hint) ? html`<small id="${id}-hint">${t(hint)}</small>` : nothing}</div>`;
}

function control(field, id, { values, isNew }, isBad, says) {
  const value = values[field.name] ?? '';
  if (field.check) {
    return html`<input id=${id} name=${field.name} type="checkbox" .checked=${value === true || value === 'true'} aria-describedby=${says}>`;
  }
  if (field.choices) {
    return html`<select id=${id} name=${field.name} required .value=${value || field.choices[0]} aria-invalid=${isBad} aria-describedby=${says}>
      ${field.choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${t(field.word + choice)}</option>`)}</select>`;
  }
  return html`<input id=${id} name=${field.name} type=${field.type ?? 'text'} .value=${String(value)} ?readonly=${field.fixed && !isNew} ?required=${field.required}
    autocomplete=${field.autocomplete ?? 'off'} spellcheck="false" autocapitalize="none" aria-invalid=${isBad} aria-describedby=${says}>`;
}

/** To the first thing that is to be mended. */
export function focusBad() {
  setTimeout(() => document.querySelector('.set-form [aria-invalid="true"]')?.focus());
}

/** What is empty though it must not be: the server would say the same. */
export function missing(fields, values) {
  const reason = { zh: '必须填写', en: 'must be filled in' };
  return fields.filter((field) => field.required && !values[field.name]).map((field) => ({ field: field.name, reason }));
}
