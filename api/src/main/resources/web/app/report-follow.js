// How a report stands, for whoever has its code; and once it is closed, whether it is solved.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { refusal } from './parts.js';
import { api } from './session.js';
import { stamp, useZone } from './time.js';
import { say, t } from './words.js';

const state = { code: '', told: null, problem: '' };

/** @param draw draws the page anew */
export const follow = (draw) => html`<section class="rep-card" aria-labelledby="follow-h">
  <h2 id="follow-h">${t('report.follow')}</h2>
  <form class="step-form" @submit=${(event) => look(event, draw)}>
    <label>${t('report.code')}<input name="code" required maxlength="64" autocomplete="off" autocapitalize="none" spellcheck="false"></label>
    <button class="btn" type="submit">${icon('eye')}${t('report.follow.do')}</button>
  </form>
  <div role="status">${state.told ? standing(state.told) : nothing}</div>
  ${state.problem ? html`<p class="rep-bad" role="alert">${icon('cross', 's')}${state.problem}</p>` : nothing}
  ${state.told?.state === 'closed' ? verdict(draw) : nothing}
</section>`;

/** What was reported, how far it is, and what is promised. */
export const standing = (told) => {
  useZone(told.zone);
  return html`<dl class="rep-told">
    <dt>${t('report.number')}</dt><dd>${told.number}</dd>
    <dt>${t('report.what')}</dt><dd>${say(told.title)} · ${told.place}</dd>
    <dt>${t('report.state')}</dt><dd>${t(`state.${told.state}`)} <span class="faint">${stamp(told.changed_at)}</span></dd>
    ${PROMISES.filter((promise) => told[promise]).map((promise) => html`<dt>${t(`report.${promise}`)}</dt><dd>${stamp(told[promise])}</dd>`)}
  </dl>`;
};

const PROMISES = ['acknowledge_by', 'feedback_by'];

const choice = (name, value, text) => html`<label class="choice"><input type="radio" name=${name} value=${value} required><span>${text}</span></label>`;

const verdict = (draw) => html`<form class="step-form" @submit=${(event) => rate(event, draw)}>
  <fieldset class="form-row"><legend>${t('report.solved')}</legend>${choice('solved', 'true', t('report.solved.yes'))}${choice('solved', 'false', t('report.solved.no'))}</fieldset>
  <fieldset class="form-row"><legend>${t('form.rating')}</legend>${[1, 2, 3, 4, 5].map((n) => choice('rating', n, t(`rating.${n}`)))}</fieldset>
  <label>${t('form.note')}<textarea name="note" rows="2" maxlength="2000"></textarea></label>
  <button class="btn btn-primary" type="submit">${t('report.rate')}</button>
</form>`;

function look(event, draw) {
  event.preventDefault();
  state.code = new FormData(event.target).get('code');
  return ask('reports/follow', { code: state.code }, draw);
}

function rate(event, draw) {
  event.preventDefault();
  const given = Object.fromEntries(new FormData(event.target));
  return ask('reports/rate', { code: state.code, solved: given.solved === 'true', rating: Number(given.rating), note: given.note }, draw);
}

async function ask(path, body, draw) {
  state.problem = '';
  try {
    state.told = await api.post(path, body, { anonymous: true });
  } catch (problem) {
    state.problem = problem.status === 404 ? t('report.code.unknown') : refusal(problem);
  }
  draw();
}
