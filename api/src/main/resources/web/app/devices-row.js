// One device as a line of the table: where it stands, when it was heard, how it is and why.
import { html, nothing, svg } from 'lit';
import { icon } from './icons.js';
import { placeName } from './incident.js';
import { tag } from './parts.js';
import { ago, now, span, stamp } from './time.js';
import { knows, t } from './words.js';

const DAY = 86_400_000;
const ICONS = {
  gateway: 'chip', call_box: 'box', motion: 'still', contact_open: 'door', water_leak: 'leak', water_level: 'flood', rain: 'rain', gas_lel: 'gas',
  smoke: 'smoke', temperature: 'temp', humidity: 'temp', lift_state: 'lift', power: 'power', energy: 'power', gate_open: 'barrier', pump: 'flow', water_flow: 'flow',
};
const IN_WORDS = { off: 'offline', doubt: ['suspicious', 'quarantined', 'low_battery'] };

export const categoryName = (category) => (knows(`category.${category}`) ? t(`category.${category}`) : knows(`metric.${category}`) ? t(`metric.${category}`) : category);

const where = ({ place }) => [placeName(place), place.room && knows(`room.${place.room}`) ? t(`room.${place.room}`) : place.room].filter(Boolean).join(' ');

/** The last 24 hours: heard, and hatched where nothing was. */
function strip({ outages, last_seen: seen, reason }) {
  const from = now() - DAY;
  const x = (at) => Math.max(0, Math.min(144, ((at - from) / DAY) * 144));
  const times = outages.map((outage) => [Date.parse(outage.from), outage.to ? Date.parse(outage.to) : now()]);
  if (!seen) times.push([from, now()]);
  else if (reason !== 'none' && isSilent(reason) && !outages.some((outage) => !outage.to)) times.push([Date.parse(seen), now()]);
  const text = times.length ? t('devices.strip.out', { span: span(times.reduce((sum, [begin, end]) => sum + end - Math.max(begin, from), 0)) }) : t('devices.strip.ok');
  return html`<svg class="strip" viewBox="0 0 144 14" preserveAspectRatio="none" role="img" aria-label=${text}>
    <rect class="strip-ok" width="144" height="14"></rect>
    ${times.map(([begin, end]) => {
      const width = Math.max(2.5, x(end) - x(begin));
      const left = Math.min(x(begin), 144 - width);
      return svg`<rect class="strip-out" x=${left} width=${width} height="14"></rect><rect class="strip-hatch" x=${left + 0.5} y=".5" width=${width - 1} height="13"></rect>`;
    })}
  </svg>`;
}

const isSilent = (reason) => ['gateway_silent', 'battery_died', 'disconnected', 'missed', 'never_heard', 'behind_gateway'].includes(reason);

const battery = (percent) => {
  if (percent === undefined) return html`<span class="soft">${t('devices.mains')}</span>`;
  const isLow = percent < 10;
  return html`<span class="bat"><svg viewBox="0 0 30 14" aria-hidden="true"><rect class="bat-case" x=".75" y=".75" width="25.5" height="12.5" rx="3"></rect><path class="bat-cap" d="M28.5 4.5V9.5"></path>
    <rect class=${isLow ? 'bat-low' : 'bat-full'} x="3" y="3" width=${Math.max(2, (percent / 100) * 21)} height="8" rx="1"></rect></svg><b>${Math.round(percent)}\u00a0%</b></span>`;
};

function stateTag({ states }) {
  if (states.includes(IN_WORDS.off)) return tag(t('devices.state.offline'), 'out');
  const doubt = IN_WORDS.doubt.find((state) => states.includes(state));
  return doubt ? tag(t(`devices.state.${doubt}`), 'dash') : tag(t('devices.state.online'));
}

const why = ({ reason, device, last_seen: seen, battery: percent, rejected }) =>
  reason === 'none'
    ? ''
    : t(`devices.why.${reason}`, { parent: device.parent ?? '', span: seen ? span(now() - Date.parse(seen)) : '', battery: Math.round(percent ?? 0), n: rejected });

export const row = (item) => {
  const { device } = item;
  return html`<tr>
    <th scope="row"><span class="dev">${icon(ICONS[item.category] ?? 'chip')}<span><b>${where(device)}</b><small>${categoryName(item.category)}　<span class="code">${device.id}</span>${device.parent ? html`　<span class="code faint">← ${device.parent}</span>` : nothing}</small></span></span></th>
    <td>${strip(item)}</td>
    <td class="num">${item.last_seen ? html`<time datetime=${item.last_seen} title=${ago(item.last_seen)}>${stamp(item.last_seen)}</time>` : '—'}</td>
    <td>${battery(item.battery)}</td>
    <td>${stateTag(item)}</td>
    <td class="soft why">${why(item)}</td>
  </tr>`;
};
