// What a rule would have done: how far it is, what came of it, and each alert with its reasons.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { empty, tag } from './parts.js';
import { episodesChart } from './rules-chart.js';
import { span, stamp } from './time.js';
import { knows, say, t } from './words.js';

const OVER = ['done', 'stopped', 'broken_off'];
const SIDE_TAGS = { both: '', tried: 'on', in_force: 'dash' };

const sentence = ({ result, from, to }) => {
  const [tried] = result.tried;
  const now = result.in_force;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  return html`<p class="verdict">${t('rules.verdict', { days, called: tried.called, subjects: tried.subjects, night: tried.at_night })}
    ${t('rules.verdict.now', { called: now.called, subjects: now.subjects, night: now.at_night })}
    ${tried.raised > tried.called ? t('rules.verdict.calls', { n: tried.raised - tried.called }) : nothing}
    ${tried.real + tried.wrong + now.real + now.wrong ? t('rules.verdict.judged', { real: tried.real, wrong: tried.wrong, avoided: tried.avoided, delayed: tried.delayed, missed: tried.missed }) : nothing}</p>`;
};

/** Sooner, later or the same as the rule in force. */
const shift = (found) => {
  const by = found.earlier_by;
  if (by === undefined) return '—';
  return Math.abs(by) < 60_000 ? t('rules.same') : t(by > 0 ? 'rules.sooner' : 'rules.later', { span: span(Math.abs(by)) });
};

const reason = ([name, value]) => html`<div><dt>${name}</dt><dd>${typeof value === 'object' ? JSON.stringify(value) : value}</dd></div>`;

const line = (found) => html`<tr>
  <td class="num soft"><time datetime=${found.alert.raised_at}>${stamp(found.called_at ?? found.alert.raised_at)}</time></td>
  <th scope="row">${found.alert.place.label ?? found.alert.subject}</th>
  <td>${tag(t(`rules.side.${found.side}`), SIDE_TAGS[found.side])}${found.called_at ? nothing : html` ${tag(t('rules.checkin'))}`}</td>
  <td class="soft">${shift(found)}</td>
  <td class="soft">${found.outcome ? (knows(`outcome.${found.outcome}`) ? t(`outcome.${found.outcome}`) : found.outcome) : '—'}</td></tr>
<tr class="why"><td colspan="5"><details><summary>${say(found.alert.text)}</summary><dl>${Object.entries(found.alert.explanation ?? {}).map(reason)}</dl></details></td></tr>`;

const list = ({ found, result }) => html`<div class="bt-list" tabindex="0" role="region" aria-label=${t('rules.list')}>
  <table class="grid slim"><caption class="vh">${t('rules.list')}</caption>
    <thead><tr><th class="num">${t('rules.when')}</th><th>${t('rules.where')}</th><th>${t('rules.whose')}</th><th>${t('rules.shift')}</th><th>${t('rules.outcome')}</th></tr></thead>
    <tbody>${found.map(line)}</tbody></table>
  ${result && result.listed < found.length ? html`<p class="note">${t('rules.list.cut', { n: result.listed })}</p>` : nothing}</div>`;

const running = (shown, mayEdit, actions) => html`<div class="running" role="status">
  <p>${t(shown.phase === 'requested' ? 'rules.waits' : 'rules.runs', { percent: shown.percent })}</p>
  <progress max="100" .value=${shown.percent} aria-label=${t('rules.progress')}></progress>
  ${mayEdit ? html`<button class="btn" type="button" @click=${() => actions.cancel(shown.id)}>${icon('cross', 's')}${t('rules.cancel')}</button>` : nothing}</div>`;

function outcome(page, mayEdit, actions) {
  const { shown } = page;
  if (!shown) return empty(t('rules.untried'), t('rules.untried.say'));
  if (!OVER.includes(shown.phase)) return running(shown, mayEdit, actions);
  if (!shown.result) return html`<p class="verdict" role="status">${t(`rules.phase.${shown.phase}`)} ${shown.problem ?? ''}</p>`;
  return html`${sentence(shown)} ${episodesChart({ ...shown, found: shown.found ?? [] })}
    ${shown.found?.length ? list(shown) : html`<p class="note">${t('rules.silent')}</p>`}`;
}

export const backtests = (page, mayEdit, actions) => html`<section class="panel tried" aria-labelledby="bt-h">
  <div class="panel-head"><h2 id="bt-h">${t('rules.backtest')}</h2>
    ${page.shown?.result ? html`<span class="push faint" role="status">${icon('check', 's')} ${t('rules.done', { at: stamp(page.shown.changed_at), span: span(page.shown.result.took_ms) })}</span>` : nothing}
    ${page.backtests.length > 1
      ? html`<span class="in earlier ${page.shown?.result ? '' : 'push'}"><select aria-label=${t('rules.earlier')} @change=${(event) => actions.show(event.target.value)}>${page.backtests.map(
          (each) => html`<option value=${each.id} ?selected=${each.id === page.shown?.id}>${stamp(each.asked_at)} ${t(`rules.phase.${each.phase}`)}</option>`,
        )}</select></span>`
      : nothing}</div>
  ${outcome(page, mayEdit, actions)}
</section>`;
