// All rules, each with what stands in its slots.
import { html } from 'lit';
import { icon, kindIcon } from './icons.js';
import { tag } from './parts.js';
import { say, t } from './words.js';

const MODES = { live: '', shadow: 'dash', off: '' };

/** Live before on trial before off, each once. */
export function slotsOf(rules, id) {
  const slots = rules.filter((rule) => rule.id === id);
  return { live: slots.find((rule) => rule.mode !== 'shadow'), shadow: slots.find((rule) => rule.mode === 'shadow') };
}

export const modeTag = (mode) => tag(t(`rules.mode.${mode}`), MODES[mode]);

function entry(page, id) {
  const { live, shadow } = slotsOf(page.rules, id);
  const first = live ?? shadow;
  const mode = live?.mode === 'live' ? 'live' : shadow ? 'shadow' : 'off';
  const what = [live && `v${live.version} ${t(`rules.mode.${live.mode}`)}`, shadow && `v${shadow.version} ${t('rules.mode.shadow')}`];
  return html`<li><a href="#/${encodeURIComponent(id)}" aria-current=${id === page.id ? 'true' : 'false'}>${icon(kindIcon(first.kind))}
    <span class="list-name"><b>${say(page.kinds[first.kind]?.title) || first.kind}</b><small>${id}</small><small>${what.filter(Boolean).join(t('rules.and'))}</small></span>
    <span class="push">${modeTag(mode)}</span></a></li>`;
}

export function ruleList(page, add) {
  const ids = [...new Set(page.rules.map((rule) => rule.id))];
  return html`<nav class="panel list" aria-label=${t('page.rules')}>
    <div class="panel-head"><p class="list-h"><b>${t('page.rules')}</b> <span class="faint">${ids.length}</span></p>${add}</div>
    <ul>${ids.map((id) => entry(page, id))}</ul>
  </nav>`;
}
