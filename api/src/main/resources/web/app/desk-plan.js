// The plan: what stands where, what is open there, who is there, and what cannot be heard.
import { html, nothing, svg } from 'lit';
import { desk, listening } from './desk.js';
import { icon, levelNumber, levelSign } from './icons.js';
import { drawnPlace, isUnanswered, kindName, levelRank, placeName, shortPlace, stage, stateWord } from './incident.js';
import { Part } from './parts.js';
import { stamp } from './time.js';
import { lang, named, t } from './words.js';

/** Entrances of a block; a plan of our own does not say where each is. */
const UNITS = 3;
const SIZE = { I: 34, II: 32, III: 26, IV: 22 };
const ZOOMS = [1, 1.5, 2.25, 3.4];

class Plan extends listening(Part, ['incidents', 'selected', 'devices', 'who', 'places']) {
  drawing = null;
  zoom = 0;
  people = true;
  blind = true;

  willUpdate() {
    const path = desk.about.plan;
    if (path && !this.asked) {
      this.asked = true;
      fetch(path).then((answer) => answer.json()).then((drawing) => {
        this.drawing = drawing;
        this.requestUpdate();
      });
    }
  }

  render() {
    const planned = desk.places.filter((place) => place.plan);
    return html`<section class="panel mapbox" aria-label=${t('plan')}>
      ${planned.length || this.drawing ? html`${this.tools()}${this.map(planned)}${this.legend()}` : this.byGrid()}
    </section>`;
  }

  tools() {
    const toggle = (name, sign) => html`<button type="button" aria-pressed=${this[name]} @click=${() => this.turn(name)}>${icon(sign, 's')}${t(`plan.${name}`)}</button>`;
    return html`<div class="map-tools">
      <div class="seg push" role="group" aria-label=${t('plan.shown')}>${toggle('people', 'users')}${toggle('blind', 'blind')}</div>
      <div class="seg" role="group" aria-label=${t('plan.zoom')}>
        <button type="button" aria-label=${t('plan.in')} aria-disabled=${this.zoom === ZOOMS.length - 1} @click=${() => this.scale(1)}>${icon('plus', 's')}</button>
        <button type="button" aria-label=${t('plan.out')} aria-disabled=${this.zoom === 0} @click=${() => this.scale(-1)}>${icon('minus', 's')}</button>
      </div></div>`;
  }

  turn(name) {
    this[name] = !this[name];
    this.requestUpdate();
  }

  scale(by) {
    this.zoom = Math.max(0, Math.min(ZOOMS.length - 1, this.zoom + by));
    this.requestUpdate();
  }

  /** The whole plan, or the part around the chosen incident. */
  view(planned, markers) {
    const [x, y, width, height] = this.drawing?.view ?? around(planned);
    const factor = ZOOMS[this.zoom];
    const chosen = markers.find((marker) => marker.incident.id === desk.selected);
    const cx = chosen && this.zoom ? chosen.x : x + width / 2;
    const cy = chosen && this.zoom ? chosen.y : y + height / 2;
    return [cx - width / factor / 2, cy - height / factor / 2, width / factor, height / factor];
  }

  map(planned) {
    const markers = this.markers();
    const view = this.view(planned, markers);
    return html`<svg class="map" viewBox=${view.join(' ')} preserveAspectRatio="xMidYMid meet" role="group" aria-label=${t('plan.say', { n: markers.length })}>
      ${this.drawing ? ground(this.drawing) : nothing}
      ${planned.filter((place) => place.kind === 'grid').map(gridPart)}
      ${planned.filter((place) => place.kind === 'site').map((place) => site(place, this.drawing?.blocks ?? []))}
      ${planned.filter((place) => place.kind === 'building').map(building)}
      ${this.drawing ? this.drawing.blocks.map((block) => roof(block, block[lang])) : nothing}
      ${this.drawing ? names(this.drawing) : nothing}
      ${this.blind ? planned.filter((place) => place.kind === 'building').map(blind) : nothing}
      ${markers.map((marker) => sign(marker, this.people))}
      ${markers.filter(isTold).map((marker) => callout(marker, view))}
    </svg>`;
  }

  /** One sign for each spot: the chosen incident there or else the most urgent; the most urgent spots on top. */
  markers() {
    const spots = new Map();
    for (const incident of desk.sorted()) {
      const place = drawnPlace(incident.place);
      if (!place?.plan) continue;
      const spot = spotOf(incident.place, place);
      const key = `${spot.x} ${spot.y}`;
      const known = spots.get(key);
      if (!known) spots.set(key, { ...spot, incident, count: 1 });
      else Object.assign(known, { count: known.count + 1 }, incident.id === desk.selected && { incident });
    }
    return [...spots.values()].reverse();
  }

  legend() {
    return html`<ul class="legend" aria-label=${t('plan.legend')}>
      <li><span class="person-key" aria-hidden="true"></span>${t('plan.key.there')}</li>
      <li><span class="person-key person-key-coming" aria-hidden="true"></span>${t('plan.key.coming')}</li>
      <li><svg class="key" viewBox="0 0 24 12" aria-hidden="true"><rect class="blindarea" x="1" y="1" width="22" height="10" rx="2"></rect></svg>${t('plan.key.blind')}</li>
    </ul>`;
  }

  /** Where nobody has drawn a plan: the grids, and what is open in each. */
  byGrid() {
    const grids = new Map();
    for (const { device } of desk.devices.values()) grids.set(device.place.grid, []);
    for (const incident of desk.sorted()) {
      grids.set(incident.place.grid, [...(grids.get(incident.place.grid) ?? []), incident]);
    }
    return html`<div class="panel-head"><h2>${t('plan.grids')}</h2></div>
      <div class="by-grid">${[...grids].sort().map(([grid, incidents]) => html`<section aria-label=${t('plan.grid', { grid: grid.slice(-3) })}>
        <h3>${t('plan.grid', { grid: grid.slice(-3) })}</h3>
        ${incidents.length ? nothing : html`<p class="faint">${t('plan.quiet')}</p>`}
        <ul>${incidents.map((incident) => html`<li class="level-${levelNumber(incident.level)}"><a href="#/${incident.id}">${levelSign(incident.level, 's')} ${placeName(incident.place)}</a> <span class="soft">${kindName(incident.kind)}</span></li>`)}</ul>
      </section>`)}</div>`;
  }
}
customElements.define('linli-plan', Plan);

function spotOf(where, { plan }) {
  const unit = Math.min(UNITS, Math.max(1, Number(where.unit) || 0));
  // The block's name stands on the left.
  const share = where.unit && where.building && !where.site ? 0.32 + unit * 0.18 : 0.5;
  return { x: plan.x + plan.width * share, y: plan.y + plan.height / 2 };
}

function around(planned) {
  const left = Math.min(...planned.map(({ plan }) => plan.x)) - 30;
  const top = Math.min(...planned.map(({ plan }) => plan.y)) - 50;
  const right = Math.max(...planned.map(({ plan }) => plan.x + plan.width)) + 30;
  const bottom = Math.max(...planned.map(({ plan }) => plan.y + plan.height)) + 60;
  return [left, top, right - left, bottom - top];
}

const ground = (drawing) => svg`<rect class="ground" x="-2000" y="-2000" width="5000" height="5000"></rect>
  <path class="green" d=${drawing.green}></path>
  <g class="trees">${drawing.trees.map(([x, y, r]) => svg`<circle cx=${x} cy=${y} r=${r}></circle>`)}</g>
  ${drawing.roads.map(({ d, width }) => svg`<path class="road" d=${d} stroke-width=${width}></path>`)}
  <path class="lane" d=${drawing.lanes}></path><path class="under" d=${drawing.under}></path>
  <path class="rail-line" d=${drawing.rails}></path><path class="rail-ties" d=${drawing.rails}></path>`;

const names = ({ names: all, scale }) => svg`
  ${all.map((name) => svg`<text class="rname" transform="translate(${name.x} ${name.y}) rotate(${name.turn ?? 0})">${name[lang]}</text>`)}
  <g class="scale"><path d="M${scale.x} ${scale.y}h${scale.length}M${scale.x} ${scale.y - 4}v8M${scale.x + scale.length} ${scale.y - 4}v8"></path><text x=${scale.x + scale.length / 2} y=${scale.y - 7}>${scale.say}</text></g>`;

const roof = ({ x, y, width, height }, name, ridges = nothing) => svg`<g class="block">
  <rect class="shade" x=${x + 3} y=${y + 5} width=${width} height=${height} rx="3"></rect><rect class="roof" x=${x} y=${y} width=${width} height=${height} rx="3"></rect>
  ${ridges}<text class=${ridges === nothing ? 'bname c-mid' : 'bname'} x=${ridges === nothing ? x + width / 2 : x + 10} y=${y + height / 2 + 4.5}>${name}</text></g>`;

const building = (place) => {
  const { x, y, width, height } = place.plan;
  return roof(place.plan, named(place), svg`<path class="ridge" d="M${x + width / 3} ${y}v${height}M${x + (2 * width) / 3} ${y}v${height}"></path>`);
};

/** A site that is wide enough bears its name, unless a block is drawn there that does. */
const site = (place, blocks) => {
  const { x, y, width, height } = place.plan;
  if (blocks.some((block) => block.x === x && block.y === y)) return nothing;
  return svg`<rect class="water-pool" x=${x} y=${y} width=${width} height=${height} rx="9"></rect>
    ${width < 44 ? nothing : svg`<text class="c-mid" x=${x + width / 2} y=${y + height + 14}>${named(place)}</text>`}`;
};

const gridPart = (place) => svg`<rect class="gridline" x=${place.plan.x} y=${place.plan.y} width=${place.plan.width} height=${place.plan.height}></rect>
  <text class="gname" x=${place.plan.x + 10} y=${place.plan.y + 20}>${named(place)}</text>`;

/** A building none of whose devices is heard, though some should be. */
function blind(place) {
  const here = [...desk.devices.values()].filter(({ device }) => device.active && `${device.place.grid}/${device.place.building}` === place.id);
  if (!here.length || here.some((item) => item.online)) return nothing;
  const last = here.map((item) => item.last_seen ?? '').sort().at(-1);
  const { x, y, width, height } = place.plan;
  const say = last ? t('plan.since', { time: stamp(last) }) : t('plan.never');
  const wide = textWidth(say) + 12;
  return svg`<rect class="blindarea" x=${x} y=${y} width=${width} height=${height} rx="3"></rect>
    <g class="note"><rect x=${x + width - wide - 5} y=${y + height / 2 - 10} width=${wide} height="20" rx="10"></rect><text x=${x + width - 5 - wide / 2} y=${y + height / 2 + 4}>${say}</text></g>`;
}

const isTold = ({ incident }) => levelRank(incident.level) < 2 || incident.id === desk.selected;

const sign = ({ incident, x, y, count }, people) => {
  const size = SIZE[incident.level] ?? 24;
  const isChosen = incident.id === desk.selected;
  const isRinging = incident.level === 'I' && isUnanswered(incident);
  return svg`<a href="#/${incident.id}" class="mark" aria-label=${`${t(`level.${incident.level}`)} ${placeName(incident.place)} ${kindName(incident.kind)}`}>
    ${isRinging ? svg`<circle class="ring" cx=${x} cy=${y} r="24"></circle><circle class="ring ring-far" cx=${x} cy=${y} r="34"></circle>` : nothing}
    ${isChosen ? svg`<circle class="chosen" cx=${x} cy=${y} r=${size / 2 + 5}></circle>` : nothing}
    <use class="lv-${levelNumber(incident.level)}" href="#i-level-${levelNumber(incident.level)}" x=${x - size / 2} y=${y - size / 2} width=${size} height=${size}></use>
    ${count > 1 ? svg`<g class="many"><circle cx=${x + size / 2} cy=${y - size / 2} r="9"></circle><text x=${x + size / 2} y=${y - size / 2 + 4}>${count}</text></g>` : nothing}
    ${people ? incident.handlers.map((handler, n) => person(handler, incident, x + n * 20, y + size / 2 + 15)) : nothing}
  </a>`;
};

const person = (handler, incident, x, y) => (isUnanswered(incident) ? nothing : svg`<g class=${stage(incident) === 'acknowledged' ? 'person person-coming' : 'person'}>
  <circle cx=${x} cy=${y} r="13"></circle><text x=${x} y=${y + 4.5}>${[...desk.nameOf(handler)][0]}</text></g>`);

/** Says of the urgent ones what they are; stays within the plan. */
const callout = ({ incident, x, y }, [left, , width]) => {
  const say = `${shortPlace(incident.place)} ${kindName(incident.kind)} · ${stateWord(incident, desk.nameOf)}`;
  const wide = textWidth(say) + 18;
  const at = Math.min(Math.max(x - wide / 2, left + 6), left + width - wide - 6);
  return svg`<g class="callout"><rect x=${at} y=${y - 52} width=${wide} height="23" rx="6"></rect><text x=${at + wide / 2} y=${y - 36}>${say}</text></g>`;
};

/** About, at 12 px: a Chinese sign is twice as wide as a letter. */
const textWidth = (text) => [...text].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 12 : 6.6), 0);
