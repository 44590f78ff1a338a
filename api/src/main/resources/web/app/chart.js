// The evidence of an incident as a picture: what was measured, against what it is judged by. Ink for what is, pine
// for what is usual.
import { html, nothing, svg } from 'lit';
import { levelNumber } from './icons.js';
import { hm, now, span } from './time.js';
import { t } from './words.js';

const WIDTH = 388;
const BOX = { left: 38, right: 366, top: 30, bottom: 126 };

/** A frame: its scales, its axes, and what is drawn in it. */
function frame({ from, to, top, steps, unit, say, title }, draw) {
  const x = (at) => BOX.left + ((at - from) / (to - from)) * (BOX.right - BOX.left);
  const y = (value) => BOX.bottom - (value / top) * (BOX.bottom - BOX.top);
  return html`<figure class="life-chart"><figcaption id="chart-say"><b>${title}</b> <span class="faint">${say}</span></figcaption>
    <svg class="chart" viewBox="0 14 ${WIDTH} 134" role="img" aria-labelledby="chart-say">
      <path class="c-axis" d=${steps.map((step) => `M${BOX.left} ${y(step)}H${BOX.right}`).join('')}></path>
      ${draw(x, y)}
      ${steps.map((step) => svg`<text class="c-text c-end" x="32" y=${y(step) + 4}>${step}${step ? unit : ''}</text>`)}
      ${times(from, to).map(({ at, place }) => svg`<text class="c-text ${place}" x=${x(at)} y="145">${hm(at)}</text>`)}
    </svg></figure>`;
}

const times = (from, to) => [
  { at: from, place: '' }, { at: from + (to - from) / 2, place: 'c-mid' }, { at: to, place: 'c-end' },
];

const line = (points, x, y) => points.map(([at, value]) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ');

/** What lies before the time shown, or above it, is cut off. */
const within = (drawing) => svg`<svg x=${BOX.left} y=${BOX.top - 2} width=${BOX.right - BOX.left + 4} height=${BOX.bottom - BOX.top + 4} viewBox="${BOX.left} ${BOX.top - 2} ${BOX.right - BOX.left + 4} ${BOX.bottom - BOX.top + 4}">${drawing}</svg>`;

/** Three or four round steps up to a little more than the highest. */
function stepsTo(highest) {
  const raw = Math.max(highest, 1e-9) / 3;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].map((n) => n * power).find((n) => n >= raw);
  const steps = [];
  for (let at = 0; at < highest + step; at += step) steps.push(Math.round(at * 100) / 100);
  return steps;
}

const signs = (levels, x, y) => levels.map(({ at, level, value }) => {
  const n = levelNumber(level);
  return svg`<use class="lv-${n}" href="#i-level-${n}" x=${x(at) - 7.5} y=${y(value) - 7.5} width="15" height="15"></use>`;
});

/** Its name stands before it where there is room, else on it. */
const limit = (value, say, x1, x2, y) => {
  const isBefore = x1 > BOX.left + 110;
  return svg`<path class="c-limit" d="M${x1} ${y(value)}H${x2}"></path>
    <text class=${isBefore ? 'c-text c-end' : 'c-text'} x=${isBefore ? x1 - 5 : x1 + 3} y=${y(value) + (isBefore ? 4 : -4)}>${say}</text>`;
};

const MINUTE = 60_000;
const HOUR = 3_600_000;

/** Water over time, with the marks that stand for levels. @param points `[ms, mm]` in order */
export function waterChart({ points, marks, levels, closed }) {
  if (!points.length) return nothing;
  const last = points.at(-1);
  const to = Math.max(closed ?? now(), last[0] + MINUTE);
  const from = Math.min(points[0][0], to - 10 * MINUTE);
  const deepest = Math.max(...points.map(([, mm]) => mm));
  const reached = marks.filter((mark) => mark <= deepest * 1.6 + 60);
  const steps = stepsTo(Math.max(deepest, ...reached, marks[0] ?? 0));
  return frame(
    { from, to, top: steps.at(-1), steps, unit: '', title: t('chart.water'), say: t('chart.water.say', { mm: Math.round(last[1]), time: hm(last[0]) }) },
    (x, y) => svg`
      ${reached.map((mark) => limit(mark, t('chart.mark', { mm: mark }), BOX.left, BOX.right, y))}
      <polyline class="c-line" points=${line(points, x, y)}></polyline>
      <circle class="c-fill" cx=${x(last[0])} cy=${y(last[1])} r="4"></circle>
      ${signs(levels.map((mark) => ({ ...mark, value: valueAt(points, mark.at) })), x, y)}
      <text class="c-text c-strong c-end" x=${Math.min(BOX.right, x(last[0]))} y=${y(last[1]) - 9}>${Math.round(last[1])} mm</text>`,
  );
}

const valueAt = (points, at) => (points.filter((point) => point[0] <= at).at(-1) ?? points[0])[1];

/**
 * Length of the silence over time: it grows until somebody stirs.
 *
 * @param stirs when somebody was heard, in ms and in order; the last one begins the silence that counts
 * @param norm the longest silence that is usual, ms; 0 while it is being learned
 */
export function silenceChart({ stirs, begun, until, limitMs, norm, levels }) {
  const length = until - begun;
  const from = begun - Math.max(length, 10 * MINUTE);
  const isShort = Math.max(length, limitMs) < 3 * HOUR;
  const unit = isShort ? MINUTE : HOUR;
  const steps = stepsTo(Math.max(length, limitMs, norm) / unit);
  const points = [];
  let before = null;
  for (const at of [...stirs.filter((stir) => stir < begun), begun]) {
    if (before !== null) points.push([at, (at - before) / unit]);
    points.push([at, 0]);
    before = at;
  }
  points.push([until, length / unit]);
  return frame(
    { from, to: until + (until - from) * 0.04, top: steps.at(-1), steps, unit: isShort ? ' min' : ' h', title: t('chart.silence'), say: length > limitMs ? t('chart.silence.over', { time: hm(begun + limitMs) }) : t('chart.silence.under') },
    (x, y) => svg`
      ${norm > 0 ? svg`<rect class="c-band" x=${BOX.left} y=${y(norm / unit)} width=${BOX.right - BOX.left} height=${BOX.bottom - y(norm / unit)}></rect>
        <text class="c-text c-onband" x=${BOX.left + 6} y=${y(0) - 8}>${t('chart.norm')}</text>` : nothing}
      ${limit(limitMs / unit, t('chart.limit', { span: span(limitMs) }), Math.max(BOX.left, x(begun)), BOX.right, y)}
      ${within(svg`<polyline class="c-line" points=${line(points, x, y)}></polyline>`)}
      <circle class="c-fill" cx=${x(until)} cy=${y(length / unit)} r="4"></circle>
      ${signs(levels.map((mark) => ({ ...mark, value: Math.max(0, mark.at - begun) / unit })), x, y)}
      <text class="c-text c-strong c-end" x=${x(until) - 8} y=${y(length / unit) - 6}>${span(length)}</text>`,
  );
}

/** A call for help: when it was pressed, what reached whom, when somebody answered; one line of time. */
export function callChart({ presses, notices, taken, until, limitMs }) {
  const from = presses[0];
  const to = Math.max(until, from + limitMs * 1.5);
  const x = (at) => BOX.left + ((Math.min(at, to) - from) / (to - from)) * (BOX.right - BOX.left);
  const waited = (taken ?? until) - from;
  return html`<figure class="life-chart"><figcaption id="chart-say"><b>${t('chart.call')}</b> <span class="faint">${t(taken ? 'chart.call.taken' : 'chart.call.waits', { span: span(waited) })}</span></figcaption>
    <svg class="chart" viewBox="0 0 ${WIDTH} 84" role="img" aria-labelledby="chart-say">
      <path class="c-axis" d="M${BOX.left} 44H${BOX.right}"></path>
      <rect class="c-band" x=${x(from)} y="40" width=${x(from + limitMs) - x(from)} height="8"></rect>
      <path class="c-line" d="M${x(from)} 44H${x(taken ?? until)}"></path>
      <path class="c-limit" d="M${x(from + limitMs)} 26V56"></path>
      <text class="c-text c-mid" x=${x(from + limitMs)} y="20">${t('chart.call.limit', { span: span(limitMs) })}</text>
      ${presses.map((at) => svg`<use class="lv-1" href="#i-level-1" x=${x(at) - 8} y="36" width="16" height="16"></use>`)}
      ${notices.map((at) => svg`<circle class="c-dot" cx=${x(at)} cy="44" r="4"></circle>`)}
      ${taken ? svg`<circle class="c-fill c-accent" cx=${x(taken)} cy="44" r="6"></circle>` : svg`<circle class="c-fill" cx=${x(until)} cy="44" r="4"></circle>`}
      <text class="c-text c-mid" x=${x(from)} y="74">${hm(from)}</text>
      <text class="c-text c-end" x=${BOX.right} y="74">${hm(to)}</text>
    </svg></figure>`;
}
