// Episodes of a backtest: across the days, down the hours of the day there.
import { html, svg } from 'lit';
import { dateOf, hm } from './time.js';
import { t } from './words.js';

const BOX = { left: 44, right: 560, top: 8, bottom: 162 };
const HOURS = [0, 6, 12, 18, 24];
const SIDES = ['both', 'tried', 'in_force'];

const y = (hours) => BOX.top + (hours / 24) * (BOX.bottom - BOX.top);

const hourOf = (at) => {
  const [hours, minutes] = hm(at).split(':').map(Number);
  return hours + minutes / 60;
};

/** Ink where both tell, a ring where only the rule tried does, a cross where only the one in force did. */
const sign = (side, x, at) =>
  side === 'in_force'
    ? svg`<path class="c-gone" d="M${x - 4.5} ${at - 4.5}l9 9M${x + 4.5} ${at - 4.5}l-9 9"></path>`
    : svg`<circle class=${side === 'both' ? 'c-fill' : 'c-new'} cx=${x} cy=${at} r=${side === 'both' ? 5 : 5.5}></circle>`;

export function episodesChart({ from, to, found }) {
  const begin = Date.parse(from);
  const end = Date.parse(to);
  const x = (at) => BOX.left + ((at - begin) / (end - begin)) * (BOX.right - BOX.left);
  const days = [0, 1, 2, 3].map((n) => begin + (n * (end - begin)) / 4);
  const counts = Object.fromEntries(SIDES.map((side) => [side, found.filter((each) => each.side === side).length]));
  return html`<figure class="bt"><svg class="chart" viewBox="0 0 568 182" role="img" aria-label=${t('rules.chart', { ...counts, night: found.filter((each) => each.night).length })}>
    <rect class="night" x=${BOX.left} y=${y(0)} width=${BOX.right - BOX.left} height=${y(6) - y(0)}></rect>
    <rect class="night" x=${BOX.left} y=${y(22)} width=${BOX.right - BOX.left} height=${y(24) - y(22)}></rect>
    <path class="c-axis" d=${HOURS.map((hour) => `M${BOX.left} ${y(hour)}H${BOX.right}`).join('')}></path>
    ${HOURS.slice(0, -1).map((hour) => svg`<text class="c-text c-end" x="38" y=${y(hour) + 5}>${String(hour).padStart(2, '0')}:00</text>`)}
    ${days.map((day) => svg`<path class="c-axis" d="M${x(day)} ${BOX.top}V${BOX.bottom}"></path><text class="c-text" x=${x(day) + 2} y="178">${dateOf(day)}</text>`)}
    ${found.map(({ side, alert, called_at: at = alert.raised_at }) => sign(side, x(Date.parse(at)), y(hourOf(at))))}
  </svg><figcaption class="faint">${SIDES.map((side) => html`<span><svg viewBox="0 0 12 12" aria-hidden="true">${sign(side, 6, 6)}</svg>${t(`rules.side.${side}`)} ${counts[side]}</span>`)}
    <span><svg viewBox="0 0 12 12" aria-hidden="true"><rect class="night" width="12" height="12" rx="2"></rect></svg>${t('rules.night')}</span></figcaption></figure>`;
}
