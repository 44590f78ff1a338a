// What a rule has done in earnest: live beside shadow, how often for good reason, its versions, and better numbers.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { tag } from './parts.js';
import { modeTag } from './rules-list.js';
import { ago, stamp } from './time.js';
import { say, t } from './words.js';

const ROWS = ['raised', 'called', 'subjects', 'real', 'wrong'];

const difference = (n) => (n > 0 ? `+${n}` : String(n).replace('-', '−'));

/** Over the same time, live and on trial. */
function shadow({ rule }) {
  if (!rule) return nothing;
  const { live, shadow: trial, since } = rule.said;
  return html`<section class="panel" aria-labelledby="sh-h">
    <div class="panel-head"><h2 id="sh-h">${t('rules.shadow')}</h2><span class="push faint">${t('rules.since', { since: ago(since) })}</span></div>
    <table class="grid slim cmp"><caption class="vh">${t('rules.shadow')}</caption>
      <thead><tr><th><span class="vh">${t('rules.figure')}</span></th><th class="num">${t('rules.mode.live')}</th><th class="num">${t('rules.mode.shadow')}</th><th class="num">${t('rules.difference')}</th></tr></thead>
      <tbody>${ROWS.map((row) => html`<tr><th scope="row">${t(`rules.said.${row}`)}</th><td class="num">${live[row]}</td><td class="num"><b>${trial[row]}</b></td><td class="num soft">${rule.shadow ? difference(trial[row] - live[row]) : '—'}</td></tr>`)}</tbody></table>
    ${rule.shadow ? nothing : html`<p class="advice">${icon('help', 's')}${t('rules.shadow.none')}</p>`}
  </section>`;
}

const percent = (share) => `${Math.round(share * 100)}\u00a0%`;

const share = ({ judged, precision, ci95 }) => (judged ? `${percent(precision)} (${percent(ci95[0])}–${percent(ci95[1])})` : '—');

const rows = (title, items) =>
  items?.length
    ? html`<div class="wide-table" tabindex="0" role="region" aria-label=${title}><table class="grid slim"><caption class="vh">${title}</caption><thead><tr><th>${title}</th><th class="num">${t('rules.said.real')}</th><th class="num">${t('rules.said.wrong')}</th><th class="num">${t('rules.precision.share')}</th></tr></thead>
      <tbody>${items.slice(0, 8).map((item) => html`<tr><th scope="row">${item.name || item.of}${item.name ? html` <small class="faint">${item.of}</small>` : nothing}</th><td class="num">${item.real}</td><td class="num">${item.wrong}</td><td class="num">${share(item)}</td></tr>`)}</tbody></table></div>`
    : nothing;

function precision({ precision: known }) {
  if (!known) return nothing;
  const { total, devices, buildings } = known;
  return html`<section class="panel" aria-labelledby="pr-h">
    <div class="panel-head"><h2 id="pr-h">${t('rules.precision')}</h2><span class="push faint">${t('rules.since', { since: ago(known.since) })}</span></div>
    <p class="verdict">${total.judged
      ? t('rules.precision.say', { share: percent(total.precision), low: percent(total.ci95[0]), high: percent(total.ci95[1]), real: total.real, wrong: total.wrong })
      : t('rules.precision.none')} ${total.open ? t('rules.precision.open', { n: total.open }) : ''}</p>
    ${rows(t('rules.precision.device'), devices)} ${rows(t('rules.precision.building'), buildings)}
  </section>`;
}

export const figures = (page) => html`${shadow(page)} ${precision(page)}`;

export function versions(page, mayEdit, actions) {
  if (!page.versions.length) return nothing;
  const failed = new Set(page.rule?.failures?.map((failure) => failure.version));
  const standing = [page.rule?.live?.rule.version, page.rule?.shadow?.rule.version];
  return html`<section class="panel" aria-labelledby="ve-h">
    <div class="panel-head"><h2 id="ve-h">${t('rules.versions')} <span class="faint">${page.versions.length}</span></h2></div>
    <ul class="versions">${page.versions.map((version) => {
      const n = version.rule.version;
      return html`<li><span><b>v${n}</b> ${modeTag(version.rule.mode)} ${standing.includes(n) ? tag(t('rules.standing'), 'on') : nothing} ${failed.has(n) ? tag(t('rules.failed.tag'), 'out') : nothing}
          <small>${version.author} · ${stamp(version.at)}${version.note ? html` · ${version.note}` : nothing}</small></span>
        <span class="push">${mayEdit ? html`<button class="btn btn-quiet" type="button" aria-label=${t('rules.take.of', { n })} @click=${() => actions.take(version)}>${t('rules.take')}</button>
          ${standing.includes(n) ? nothing : html`<button class="btn" type="button" aria-label=${t('rules.rollback.of', { n })} @click=${() => actions.rollBack(n)}>${icon('back', 's')}${t('rules.rollback')}</button>`}` : nothing}</span></li>`;
    })}</ul>
  </section>`;
}

const attempts = ({ evidence, parameter, value }) => html`<details class="tries"><summary>${t('rules.better.tries')}</summary>
  <div class="wide-table" tabindex="0" role="region" aria-label=${t('rules.better.tries')}><table class="grid slim"><caption class="vh">${t('rules.better.tries')}</caption><thead><tr><th>${parameter}</th><th class="num">${t('rules.said.called')}</th><th class="num">${t('rules.better.avoided')}</th><th class="num">${t('rules.better.delayed')}</th><th class="num">${t('rules.better.missed')}</th></tr></thead>
    <tbody>${evidence.tried.map((each) => html`<tr><th scope="row">${each.value}${each.value === value ? html` ${icon('check', 's')}` : nothing}</th><td class="num">${each.called}</td><td class="num">${each.avoided}</td><td class="num">${each.delayed}</td><td class="num">${each.missed}</td></tr>`)}</tbody></table></div></details>`;

const proposal = (item, mayEdit, actions) => html`<li><p><b>${say(item.evidence.text)}</b></p>
  <p class="faint">${stamp(item.at)} · ${t(`rules.better.state.${item.state}`)}${item.decided_by ? ` · ${item.decided_by}` : ''}</p>
  ${attempts(item)}
  ${mayEdit && item.state === 'open' ? html`<p class="acts"><button class="btn btn-primary" type="button" @click=${() => actions.decide(item.id, 'accepted')}>${icon('check', 's')}${t('rules.better.accept', { value: item.value })}</button>
    <button class="btn" type="button" @click=${() => actions.decide(item.id, 'dismissed')}>${t('rules.better.dismiss')}</button></p>` : nothing}</li>`;

/** Better numbers, with what speaks for them; a person decides. */
export function proposals(page, mayEdit, actions) {
  const tunes = page.kinds[page.draft?.rule.kind]?.tunes;
  if (!tunes || !page.rule) return nothing;
  return html`<section class="panel" aria-labelledby="pp-h">
    <div class="panel-head"><h2 id="pp-h">${t('rules.better')}</h2>
      ${mayEdit && page.rule.live?.rule.mode === 'live' ? html`<button class="btn btn-quiet push" type="button" @click=${actions.better}>${icon('search', 's')}${t('rules.better.look')}</button>` : nothing}</div>
    ${page.proposals.length
      ? html`<ul class="proposals">${page.proposals.slice(0, 3).map((item) => proposal(item, mayEdit, actions))}</ul>`
      : html`<p class="note">${t('rules.better.none', { parameter: tunes })}</p>`}
  </section>`;
}
