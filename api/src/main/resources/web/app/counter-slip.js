// What is handed over the counter: the number, what is promised, and how to follow it; and the codes to hang up.
import { html, nothing } from 'lit';
import { icon, levelNumber, levelSign } from './icons.js';
import { standing } from './report-follow.js';
import { named, t } from './words.js';

export const slip = (told, again) => html`<section class="panel slip" aria-labelledby="slip-h">
  <div class="panel-head"><h2 id="slip-h" tabindex="-1">${icon('check')}${t('counter.slip')}</h2></div>
  <div class="slip-body">
    <p><span class="level level-${levelNumber(told.level)}">${levelSign(told.level)}<span>${t(`level.${told.level}`)}</span></span></p>
    ${standing(told)}
    <p>${t('counter.slip.follow', { address: `${location.origin}/report/` })}</p>
    <p class="rep-code">${told.code}</p>
    <div class="slip-acts"><button class="btn btn-primary" type="button" @click=${() => print()}>${t('counter.print')}</button>
      <a class="btn" href="/console#/${told.id}">${t('counter.open')}</a>
      <button class="btn" type="button" @click=${again}>${t('counter.next')}</button></div>
  </div></section>`;

/** @param places whose page anybody may open */
export const codes = (places, isOpen, turn) => html`<section class="panel codes" aria-labelledby="codes-h">
  <div class="panel-head"><h2 id="codes-h">${t('counter.codes')}</h2><button class="btn push" type="button" aria-expanded=${isOpen} @click=${turn}>${t(isOpen ? 'counter.codes.hide' : 'counter.codes.show')}</button></div>
  ${isOpen ? html`<div class="code-list">${places.map((place) => html`<figure><img src="/api/v1/reports/code.svg?id=${encodeURIComponent(place.id)}" alt=${t('counter.code.of', { place: named(place) })} width="160" height="160"><figcaption>${named(place)}<br><small>${t('report.title')}</small></figcaption></figure>`)}</div>` : nothing}
</section>`;
