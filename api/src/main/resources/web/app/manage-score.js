// The numbers of a period: what they are, what they were before, and of what they are made.
import { html, nothing, svg } from 'lit';
import { tag } from './parts.js';
import { span } from './time.js';
import { say, t } from './words.js';

/** What a city asks for, where it asks. */
const GOALS = { first_minute: 0.975, three_minutes: 0.99, responded: 0.98, satisfied: 0.93, whistled_well: 0.85, reported_in: 0.9 };

export const percent = (share) => (share === undefined ? '—' : `${(share * 100).toFixed(1)}\u00a0%`);

const count = ({ did, should }) => `${did.toLocaleString('en')} ÷ ${should.toLocaleString('en')}`;

/** 0 to 100 % as a line: the goal as a mark, the time before as a pale dot, now as a full one. */
const line = (now, before, goal) => svg`<svg class="usual" viewBox="0 0 176 22" aria-hidden="true"><path class="c-axis" d="M6 11H170"></path>
  ${goal === undefined ? nothing : svg`<path class="c-goal" d=${`M${6 + goal * 164} 2V20`}></path>`}
  ${before === undefined ? nothing : svg`<circle class="c-band" cx=${6 + before * 164} cy="11" r="5"></circle>`}
  ${now === undefined ? nothing : svg`<circle class="c-fill" cx=${6 + now * 164} cy="11" r="5"></circle>`}</svg>`;

const formulaOf = (all, id) => say(all.formulas.find((each) => each.id === id)?.formula);

function figure({ score, before, all, lookAt }, id) {
  const now = score.measures[id];
  const then = before.groups[0]?.measures[id]?.share;
  const goal = GOALS[id];
  return html`<div class="fig"><dt title=${formulaOf(all, id)}>${t(`measure.${id}`)}</dt><dd><b>${now.share === undefined ? '—' : (now.share * 100).toFixed(1)}</b> <span>${now.share === undefined ? '' : '%'}</span>
    ${line(now.share, then, goal)}<small>${goal ? t('manage.goal', { goal: percent(goal) }) : then === undefined ? '' : t('manage.before', { share: percent(then) })}</small>
    ${now.should ? html`<button class="btn btn-quiet" type="button" aria-label=${t('manage.against.of', { name: t(`measure.${id}`) })} @click=${() => lookAt(id)}>${count(now)}</button>` : nothing}</dd></div>`;
}

export const today = (tell) => html`<section class="panel" aria-labelledby="today-h">
  <h2 id="today-h" class="vh">${t('manage.numbers')}</h2>
  <dl class="figs">
    <div class="fig"><dt>${t('manage.cases')}</dt><dd><b>${tell.score.cases}</b> <span>${t('manage.cases.unit')}</span><small>${t('manage.cases.before', { n: tell.before.groups[0]?.cases ?? 0 })}</small></dd></div>
    ${['first_minute', 'responded', 'arrived', 'overdue_pending', 'sensed_first'].map((id) => figure(tell, id))}
  </dl>
  <p class="key-line faint"><svg class="key-dot" viewBox="0 0 10 10" aria-hidden="true"><circle class="c-band" cx="5" cy="5" r="4.5"></circle></svg>${t('manage.key.before')}
    <svg class="key-dot" viewBox="0 0 10 10" aria-hidden="true"><circle class="c-fill" cx="5" cy="5" r="4.5"></circle></svg>${t('manage.key.now')}
    <svg class="key-goal" viewBox="0 0 6 12" aria-hidden="true"><path class="c-goal" d="M3 0V12"></path></svg>${t('manage.key.goal')}</p>
</section>`;

const PARTS = [
  { id: 'handled', weight: 30 },
  { id: 'in_time', weight: 20 },
  { id: 'reworked', weight: 20, rest: true },
  { id: 'overdue_pending', weight: 20, rest: true },
  { id: 'extended', weight: 10, rest: true },
];

function part({ score, all, lookAt }, { id, weight, rest }) {
  const ratio = score.measures[id];
  const share = rest ? 1 - (ratio.share ?? 0) : (ratio.share ?? 0);
  return html`<tr><th scope="row">${rest ? '1 − ' : ''}${t(`measure.${id}`)}</th><td class="soft">${formulaOf(all, id)}</td>
    <td class="num"><button class="btn btn-quiet" type="button" aria-label=${t('manage.against.of', { name: t(`measure.${id}`) })} @click=${() => lookAt(id)}>${count(ratio)}</button></td>
    <td class="num"><b>${percent(share)}</b></td><td class="num soft">× ${weight}</td><td class="num"><b>${(share * weight).toFixed(2)}</b></td></tr>`;
}

/** The score with its formula, part by part. */
export const composition = (tell) => html`<section class="panel" aria-labelledby="score-h">
  <div class="panel-head"><h2 id="score-h">${t('manage.score')}</h2><span class="push faint">${t('manage.score.say', { n: tell.score.left_out })}</span></div>
  <p class="formula"><b class="score">${tell.score.city_score === undefined ? '—' : tell.score.city_score.toFixed(2)}</b><span>${t('manage.score.formula')}</span></p>
  <div class="wide-table" tabindex="0" role="group" aria-label=${t('manage.score.parts')}><table class="grid slim"><caption class="vh">${t('manage.score.parts')}</caption>
    <thead><tr><th>${t('manage.part')}</th><th>${t('manage.how')}</th><th class="num">${t('manage.cases')}</th><th class="num">${t('manage.value')}</th><th class="num">${t('manage.weight')}</th><th class="num">${t('manage.points')}</th></tr></thead>
    <tbody>${PARTS.map((each) => part(tell, each))}</tbody></table></div>
</section>`;

const pair = ({ score, all, lookAt }, id) => {
  const ratio = score.measures[id];
  const goal = GOALS[id];
  const misses = goal !== undefined && ratio.share !== undefined && ratio.share < goal;
  return html`<li><span><b>${t(`measure.${id}`)}</b><small>${formulaOf(all, id)}</small></span>
    <span class="num"><b>${percent(ratio.share)}</b><small>${misses ? tag(t('manage.missed'), 'out') : nothing} ${goal ? percent(goal) : ''}</small>
      <button class="btn btn-quiet" type="button" aria-label=${t('manage.against.of', { name: t(`measure.${id}`) })} @click=${() => lookAt(id)}>${count(ratio)}</button></span></li>`;
};

/** 三率 and 双考核: those who call and those who come are both scored. */
export const pairs = (tell) => html`<section class="panel" aria-labelledby="rate-h">
  <div class="panel-head"><h2 id="rate-h">${t('manage.pairs')}</h2></div>
  <ul class="pairs">${['responded', 'solved', 'precise', 'satisfied', 'well_dispatched', 'whistled_well', 'reported_in'].map((id) => pair(tell, id))}</ul>
</section>`;

const STAGES = ['dispatch', 'acknowledge', 'arrive', 'feedback', 'close'];

/** What a case asks of people (减负), and how long each part of it takes. */
export const burden = ({ score }) => html`<section class="panel" aria-labelledby="burden-h">
  <div class="panel-head"><h2 id="burden-h">${t('manage.burden')}</h2><span class="push faint">${t('manage.burden.say')}</span></div>
  <ul class="pairs">
    ${['steps', 'notices', 'minutes'].map((id) => html`<li><span><b>${t(`manage.burden.${id}`)}</b></span><span class="num"><b>${score.burden[id].toFixed(1)}</b></span></li>`)}
    ${STAGES.filter((stage) => score.seconds[stage] !== undefined).map(
      (stage) => html`<li><span><b>${t(`manage.stage.${stage}`)}</b><small>${t('manage.median')}</small></span><span class="num"><b>${span(score.seconds[stage] * 1000)}</b></span></li>`,
    )}
  </ul>
</section>`;
