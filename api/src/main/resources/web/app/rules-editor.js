// One rule as a form and as YAML: change it in one place, and the other follows.
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { icon } from './icons.js';
import { tag } from './parts.js';
import { modeTag } from './rules-list.js';
import { stamp } from './time.js';
import { knows, say, t } from './words.js';

const SUBJECTS = ['home', 'site', 'device', 'building', 'grid'];
const MODES = ['off', 'shadow', 'live'];
const DAYS = [7, 14, 30, 60];

/** What stands now where the draft would stand. */
const base = (page) => page.rule?.live?.rule ?? page.rule?.shadow?.rule ?? page.rule?.newest.rule;

const unitName = (unit) => (unit === 'duration' ? '' : unit === 'd' ? t('rules.days') : unit);

function number(page, mayEdit, parameter, actions) {
  const { name, unit, standard, min, max, meaning } = parameter;
  const isBad = name in page.bad;
  const value = isBad ? page.bad[name] : (page.draft.rule.parameters?.[name] ?? standard);
  const was = base(page)?.parameters?.[name] ?? standard;
  const isChanged = value !== was;
  return html`<div class="field ${isBad ? 'bad' : isChanged ? 'changed' : ''}"><label for="p-${name}">${say(meaning)} <code>${name}</code></label>
    <span class="in"><input id="p-${name}" .value=${live(value)} autocomplete="off" inputmode=${unit === 'duration' ? 'text' : 'decimal'} ?readonly=${!mayEdit} aria-invalid=${isBad} aria-describedby="p-${name}-h"
      @change=${(event) => actions.edit({ parameters: { [name]: event.target.value.trim() || standard } })}><span>${unitName(unit)}</span></span>
    <small id="p-${name}-h">${isChanged ? html`<b>${t('rules.was', { value: was })}</b> ` : nothing}${t('rules.range', { min, max })}${t('rules.standard', { value: standard })}</small></div>`;
}

/** To whom it applies, as people say it. */
function scope(page, mayEdit, actions) {
  const { subject = '', tags = [], grids = [], names = [] } = page.draft.rule.applies ?? {};
  const words = (text) => text.split(/[\s,，、]+/).filter(Boolean);
  const change = (part) => {
    const all = { subject, tags, grids, names, ...part };
    const applies = Object.fromEntries(Object.entries(all).filter(([, value]) => value && value.length));
    actions.edit({ fields: { applies } });
  };
  const text = (id, label, value, part) => html`<div class="field"><label for=${id}>${label}</label><span class="in"><input id=${id} .value=${live(value.join(', '))} autocomplete="off" ?readonly=${!mayEdit} @change=${(event) => change(part(words(event.target.value)))}></span></div>`;
  return html`<fieldset class="scope-set wide"><legend>${t('rules.applies')}${page.rule ? html` <span class="faint">${t('rules.reach', { n: page.rule.reach })}</span>` : nothing}</legend><div class="form-row">
    <div class="field"><label for="s-subject">${t('rules.subject')}</label><span class="in"><select id="s-subject" ?disabled=${!mayEdit} @change=${(event) => change({ subject: event.target.value })}>
      <option value="" ?selected=${!subject}>${t('rules.subject.any')}</option>${SUBJECTS.map((each) => html`<option value=${each} ?selected=${subject === each}>${t(`rules.subject.${each}`)}</option>`)}</select></span></div>
    ${text('s-tags', t('rules.tags'), tags, (value) => ({ tags: value }))} ${text('s-grids', t('rules.grids'), grids, (value) => ({ grids: value }))}
    ${names.length ? text('s-names', t('rules.names'), names, (value) => ({ names: value })) : nothing}
  </div></fieldset>`;
}

const modes = (page, mayEdit, actions) => html`<fieldset class="mode wide"><legend>${t('rules.mode')}</legend><div class="seg">${MODES.map(
  (mode) => html`<label><input type="radio" name="mode" class="vh" value=${mode} .checked=${live(page.draft.rule.mode === mode)} ?disabled=${!mayEdit} @change=${() => actions.edit({ fields: { mode } })}><span>${t(`rules.mode.${mode}.say`)}</span></label>`,
)}</div></fieldset>`;

async function copy(text) {
  await navigator.clipboard?.writeText(text);
}

const yaml = (page, mayEdit, actions) => html`<div class="yaml">
  <div class="yaml-head"><h2><label for="yaml">YAML</label></h2><span class="faint">${t('rules.yaml.say')}</span><button class="btn btn-quiet push" type="button" @click=${() => copy(page.draft.text)}>${t('rules.copy')}</button></div>
  <textarea id="yaml" rows=${Math.min(24, page.draft.text.split('\n').length + 1)} spellcheck="false" .value=${live(page.draft.text)} ?readonly=${!mayEdit} @change=${(event) => actions.edit({ text: event.target.value })}></textarea></div>`;

/** Two numbers that cannot both be meant. */
export const above = ({ number: { name, value }, limit }) => t('rules.contradiction', { name, value, limit: limit.name, at: limit.value });

function head(page) {
  const { draft, rule, kinds } = page;
  const standing = ['live', 'shadow'].find((slot) => rule?.[slot]?.contradiction && rule[slot].rule.mode !== 'off');
  const failed = rule?.failures?.find((failure) => [rule.live?.rule.version, rule.shadow?.rule.version].includes(failure.version));
  return html`<div class="edit-head">
    <h1 id="rule-h">${say(kinds[draft.rule.kind]?.title) || draft.rule.kind}</h1>
    <p class="soft"><code>${draft.rule.id}</code>${knows(`rules.about.${draft.rule.kind}`) ? html` ${t(`rules.about.${draft.rule.kind}`)}` : nothing}</p>
    <div class="edit-meta">${isDraft(page) ? tag(t('rules.draft'), 'on') : nothing}
      ${['live', 'shadow'].filter((slot) => rule?.[slot]).map((slot) => html`<span>v${rule[slot].rule.version} ${modeTag(rule[slot].rule.mode)}</span>`)}
      ${rule ? html`<span class="faint">${t('rules.by', { author: rule.newest.author, at: stamp(rule.newest.at) })}</span>` : nothing}</div>
    ${failed ? html`<p class="failed" role="alert">${icon('cross', 's')}${t('rules.failed', { version: failed.version, subject: failed.subject })} <code>${failed.problem}</code></p>` : nothing}
    ${standing ? html`<p class="failed" role="alert">${icon('cross', 's')}${t('rules.contradicts', { version: rule[standing].rule.version })} ${above(rule[standing].contradiction)}</p>` : nothing}
  </div>`;
}

const isDraft = (page) => !page.rule || page.draft.text !== page.rule.newest.text;

export function editor(page, mayEdit, actions, publish) {
  const kind = page.kinds[page.draft.rule.kind];
  return html`<section class="panel edit" aria-labelledby="rule-h">
    ${head(page)}
    <p class="refused" role="alert">${page.refused}</p>
    <p class="edit-said" role="status">${page.said}</p>
    <form class="form" @submit=${(event) => event.preventDefault()}>
      ${scope(page, mayEdit, actions)} ${kind?.parameters.map((parameter) => number(page, mayEdit, parameter, actions))} ${modes(page, mayEdit, actions)}
    </form>
    ${yaml(page, mayEdit, actions)}
    ${mayEdit
      ? html`<div class="edit-acts"><button class="btn btn-primary" type="button" ?disabled=${Boolean(page.refused) || !page.rule} @click=${actions.tryOut}>${icon('play')}${t('rules.try')}</button>
        <span class="in days"><select aria-label=${t('rules.try.days')} @change=${(event) => actions.days(Number(event.target.value))}>${DAYS.map((days) => html`<option value=${days} ?selected=${days === page.days}>${t('rules.days.n', { n: days })}</option>`)}</select></span>
        ${publish} ${(isDraft(page) || page.refused) && page.rule ? html`<button class="btn push" type="button" @click=${() => actions.take(page.rule.newest)}>${icon('back')}${t('rules.undo')}</button>` : nothing}</div>`
      : html`<p class="note">${t('rules.readonly')}</p>`}
  </section>`;
}
