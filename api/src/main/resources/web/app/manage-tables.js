// By grid, by person, by rule; and what cannot be heard.
import { html, nothing, svg } from 'lit';
import { percent } from './manage-score.js';
import { tag } from './parts.js';
import { ago, span } from './time.js';
import { named, t } from './words.js';

const seconds = (value) => (value === undefined ? '—' : span(value * 1000));

function row(tell, by, group) {
  const name = by === 'grid' ? tell.places.find((place) => place.kind === 'grid' && place.grid === group.key) : null;
  const label = name ? named(name) : group.name.slice(by === 'grid' ? -3 : 0);
  if (group.hidden) return html`<tr><th scope="row">${label}</th><td colspan="6" class="soft">${t('manage.few')}</td></tr>`;
  const late = group.measures.overdue_pending.did;
  return html`<tr><th scope="row">${label}</th><td class="num">${group.cases}</td>
    <td class="num">${late ? html`<button class="btn btn-quiet" type="button" aria-label=${t('manage.late.of', { name: label })} @click=${() => tell.lookAt('overdue_pending', by, group.key)}>${tag(late, 'out')}</button>` : 0}</td>
    <td class="num">${seconds(group.seconds.acknowledge)}</td><td class="num">${seconds(group.seconds.arrive)}</td>
    <td class="num">${percent(group.measures.reworked.share)}</td><td class="num"><b>${group.city_score === undefined ? '—' : group.city_score.toFixed(1)}</b></td></tr>`;
}

export function byGroup(tell, by) {
  const { groups } = by === 'grid' ? tell.grids : tell.persons;
  return html`<section class="panel" aria-labelledby=${`${by}-h`}>
    <div class="panel-head"><h2 id=${`${by}-h`}>${t(`manage.by.${by}`)}</h2><span class="push faint">${by === 'person' ? t('manage.by.person.say') : ''}</span></div>
    ${groups.length === 0
      ? html`<p class="note">${t('manage.none')}</p>`
      : html`<div class="wide-table" tabindex="0" role="group" aria-label=${t(`manage.by.${by}`)}><table class="grid slim"><caption class="vh">${t(`manage.by.${by}`)}</caption>
        <thead><tr><th>${t(`manage.${by}`)}</th><th class="num">${t('manage.cases')}</th><th class="num">${t('manage.late')}</th><th class="num">${t('manage.stage.acknowledge')}</th><th class="num">${t('manage.stage.arrive')}</th><th class="num">${t('measure.reworked')}</th><th class="num">${t('manage.points')}</th></tr></thead>
        <tbody>${groups.map((group) => row(tell, by, group))}</tbody></table></div>`}
  </section>`;
}

const x = (share) => 4 + share * 132;

const interval = ({ precision: share, ci95: [low, high] }) => svg`<svg class="ci" viewBox="0 0 140 18" aria-hidden="true"><path class="c-axis" d="M4 9H136"></path>
  <rect class="c-band" x=${x(low)} y="5" width=${Math.max(1, x(high) - x(low))} height="8" rx="4"></rect><circle class="c-fill" cx=${x(share)} cy="9" r="4.5"></circle></svg>`;

/** Each rule with how often it was right, and between what and what that may be. */
export const precision = ({ rules }) => html`<section class="panel" aria-labelledby="prec-h">
  <div class="panel-head"><h2 id="prec-h">${t('manage.precision')}</h2><span class="push faint">${t('manage.precision.say')}</span></div>
  ${rules.length === 0
    ? html`<p class="note">${t('manage.precision.none')}</p>`
    : html`<div class="wide-table" tabindex="0" role="group" aria-label=${t('manage.precision')}><table class="grid slim prec"><caption class="vh">${t('manage.precision')}</caption><thead class="vh"><tr><th>${t('manage.rule')}</th><th>${t('manage.interval')}</th><th>${t('manage.value')}</th><th>${t('manage.cases')}</th></tr></thead>
      <tbody>${rules.map(({ rule, precision: { total } }) => html`<tr><th scope="row"><a href=${`/rules#/${rule.id}`}>${rule.id}</a></th><td>${interval(total)}</td><td class="num"><b>${percent(total.precision)}</b></td><td class="num soft">${total.real} / ${total.judged}</td></tr>`)}</tbody></table></div>`}
</section>`;

/** Where nothing can be heard: what is not known there is not well. */
export const blindAreas = ({ devices }) => html`<section class="panel" aria-labelledby="blind-h">
  <div class="panel-head"><h2 id="blind-h">${t('manage.blind')} <span class="faint">${devices.counts.offline ?? 0}</span></h2></div>
  ${devices.items.length === 0
    ? html`<p class="note">${t('manage.blind.none')}</p>`
    : html`<ul class="pairs">${devices.items.map(
        ({ device, seen_at: seen }) => html`<li><span><b>${device.place.label ?? device.id}</b><small class="code">${device.id}</small></span><span class="num">${seen ? ago(seen) : t('manage.blind.never')}</span></li>`,
      )}</ul>`}
  ${devices.counts.offline > devices.items.length ? html`<p class="more"><a href="/devices?state=offline">${t('manage.blind.all')}</a></p>` : nothing}
</section>`;
