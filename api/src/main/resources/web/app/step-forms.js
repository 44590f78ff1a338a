// What each step asks of who takes it. Which steps are possible is the server's word (`steps` of an incident).
import { html } from 'lit';
import { levelNumber, levelSign } from './icons.js';
import { WORKERS, kindName, placeName } from './incident.js';
import { roleName } from './parts.js';
import { named, t } from './words.js';

const LEVELS = ['I', 'II', 'III', 'IV'];
const TIERS = ['grid', 'community', 'street', 'department'];
export const OUTCOMES = ['real_resolved', 'real_transferred', 'false_sensor', 'false_human', 'test', 'unreachable', 'resident_declined'];

/** A reason that must be given is marked by an exclamation mark. Steps that are not here ask nothing. */
const ASKS = {
  decline: ['note!'], cancel: ['note!'], call_off: ['note'], dispatch: ['tier', 'note'], feedback: ['outcome', 'note'],
  give_back: ['note!'], transfer: ['person', 'note!'], whistle: ['department', 'note!'], ask_hold: ['note!'], rework: ['note!'],
  evaluate: ['solved', 'rating', 'note'], merge: ['near', 'note!'], force_close: ['outcome', 'note!'], reopen: ['note!'], relevel: ['level', 'note!'],
};

/** Whether anything has to be filled in before it is taken. */
export const asks = (step) => step in ASKS;

/** @param near those that it may be merged with; null while they are being read */
export const fields = (step, { incident, staff, who, near }) =>
  ASKS[step].slice(0, step === 'merge' && !near?.length ? 1 : undefined).map((field) => FIELDS[field.replace('!', '')]({ incident, staff, who, near, required: field.endsWith('!') }));

const select = (name, label, options) => html`<label>${label}<select name=${name} required>${options}</select></label>`;

const choice = (name, value, say) => html`<label class="choice"><input type="radio" name=${name} value=${value} required><span>${say}</span></label>`;

const FIELDS = {
  note: ({ required }) => html`<label>${t(required ? 'form.reason' : 'form.note')}<textarea name="note" rows="2" maxlength="2000" ?required=${required}></textarea></label>`,
  tier: () => select('to', t('form.tier'), TIERS.map((tier) => html`<option value=${tier}>${t(`tier.${tier.toUpperCase()}`)}</option>`)),
  outcome: () => select('outcome', t('form.outcome'), OUTCOMES.map((outcome) => html`<option value=${outcome}>${t(`outcome.${outcome}`)}</option>`)),
  level: ({ incident }) => html`<fieldset class="form-row"><legend>${t('form.level')}</legend>${LEVELS.filter((level) => level !== incident.level).map(
    (level) => choice('level', level, html`<span class="level level-${levelNumber(level)}">${levelSign(level, 's')}${t(`level.${level}`)}</span>`),
  )}</fieldset>`,
  solved: () => html`<fieldset class="form-row"><legend>${t('form.solved')}</legend>${['', 'true', 'false'].map((said) => html`<label class="choice"><input type="radio" name="solved" value=${said} ?checked=${!said}><span>${t({ true: 'report.solved.yes', false: 'report.solved.no' }[said] ?? 'form.solved.unreached')}</span></label>`)}</fieldset>`,
  rating: () => html`<fieldset class="form-row"><legend>${t('form.rating')}</legend>${[1, 2, 3, 4, 5].map((n) => choice('rating', n, t(`rating.${n}`)))}</fieldset>`,
  person: ({ incident, staff, who }) => select('to', t('form.person'), colleagues(staff, incident, who).map(option)),
  department: ({ staff }) => {
    const departments = [...staff.values()].filter((person) => person.role === 'DEPT_HANDLER');
    return departments.length
      ? select('to', t('form.department'), departments.map(option))
      : html`<label>${t('form.department')}<input name="to" required maxlength="64"></label>`;
  },
  near: ({ near }) => {
    if (!near) return html`<p class="soft" role="status">${t('form.near.reading')}</p>`;
    if (near.length === 0) return html`<p class="soft" role="status">${t('form.near.none')}</p>`;
    return html`<fieldset><legend>${t('form.near')}</legend>${near.map(
      (other) => choice('to', other.id, html`<b>${placeName(other.place)}</b> ${kindName(other.kind)} <span class="soft">${t(`state.${other.state}`)}</span>`),
    )}</fieldset>`;
  },
};

/** Those who work where it is, the nearest first. */
function colleagues(staff, { place }, who) {
  return [...staff.values()]
    .filter((person) => place.grid.startsWith(person.grid) && WORKERS.includes(person.role) && person.username !== who?.username)
    .sort((a, b) => b.grid.length - a.grid.length);
}

const option = (person) => html`<option value=${person.username}>${named(person)} · ${roleName(person.role)}</option>`;

/** What was filled in, as the server wants it; it says itself that blanks are no reason. */
export function filled(form) {
  const body = Object.fromEntries([...new FormData(form)].filter(([, value]) => typeof value === 'string').map(([name, value]) => [name, value.trim() || value]));
  if ('solved' in body) body.solved = { true: true, false: false }[body.solved];
  if (body.rating) body.rating = Number(body.rating);
  return body;
}

