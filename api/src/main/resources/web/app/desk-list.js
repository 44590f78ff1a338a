// Open incidents: by level, then time left. Rows never move under a finger or the focus.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { desk, listening } from './desk.js';
import { icon, kindIcon, levelNumber, levelSign } from './icons.js';
import { brief, kindName, placeName, stateWord } from './incident.js';
import { Part, due, empty } from './parts.js';
import { t } from './words.js';

const LEVELS = ['I', 'II', 'III', 'IV'];

class Row extends Part {
  static properties = { incident: { attribute: false }, isSelected: { type: Boolean }, isStop: { type: Boolean } };

  render() {
    const { incident } = this;
    return html`<a href="#/${incident.id}" tabindex=${this.isStop ? 0 : -1} aria-current=${this.isSelected ? 'true' : nothing}>
      ${levelSign(incident.level)}
      <span class="row-main"><b class="row-title"><span class="vh">${t(`level.${incident.level}`)} </span>${placeName(incident.place)}</b>
        <span class="row-say">${brief(incident)}</span>
        <span class="row-state">${icon(kindIcon(incident.kind), 's')}<span>${kindName(incident.kind)}</span><span aria-hidden="true">·</span><span>${stateWord(incident, desk.nameOf)}</span></span></span>
      <span class="row-time">${due(incident)}</span>
    </a>`;
  }
}
customElements.define('linli-row', Row);

class List extends listening(Part, ['incidents', 'selected', 'who', 'places']) {
  order = [];
  hidden = new Set();
  isHeld = false;
  stop = '';

  connectedCallback() {
    super.connectedCallback();
    const release = () => this.release();
    this.addEventListener('pointerleave', release);
    this.addEventListener('focusout', () => setTimeout(release));
    this.addEventListener('keydown', (event) => this.move(event));
  }

  /** Somebody points at a row or stands on one with the keyboard. */
  isTouched() {
    const rows = this.querySelector('.rows');
    return !!rows && (rows.matches(':hover') || (rows.contains(document.activeElement) && document.activeElement.matches(':focus-visible')));
  }

  release() {
    if (this.isHeld && !this.isTouched()) this.requestUpdate();
  }

  /** While touched, rows stay where they are; level I alone comes in at the top. */
  arrange() {
    const sorted = desk.sorted();
    this.waiting = 0;
    if (!this.isTouched()) {
      this.isHeld = false;
      this.order = sorted.map((incident) => incident.id);
      return;
    }
    this.isHeld = true;
    const known = new Set(this.order);
    const fresh = sorted.filter((incident) => !known.has(incident.id));
    const urgent = fresh.filter((incident) => incident.level === 'I').map((incident) => incident.id);
    const open = new Set(sorted.map((incident) => incident.id));
    this.waiting = fresh.length - urgent.length;
    this.order = [...urgent, ...this.order.filter((id) => open.has(id))];
  }

  showNew() {
    this.order = desk.sorted().map((incident) => incident.id);
    this.waiting = 0;
    this.isHeld = false;
    this.requestUpdate('now');
  }

  willUpdate(changed) {
    if (!changed.has('now')) this.arrange();
  }

  render() {
    const shown = this.order.map((id) => desk.incidents.get(id)).filter((incident) => incident && !this.hidden.has(incident.level));
    if (!shown.some((incident) => incident.id === this.stop)) this.stop = shown[0]?.id ?? '';
    const all = desk.open();
    return html`<section class="panel open" id="open" aria-labelledby="open-h">
      <div class="panel-head"><h1 id="open-h">${t('desk.open')} <span class="count">${all.length}</span></h1><span class="push faint">${t('desk.order')}</span></div>
      <div class="levels" role="group" aria-label=${t('desk.filter')}>${LEVELS.map((level) => this.filter(level, all))}</div>
      ${this.waiting ? html`<button class="new-pill" type="button" @click=${this.showNew}>${t('desk.new', { n: this.waiting })}</button>` : nothing}
      ${shown.length ? html`<ul class="rows">${repeat(shown, (incident) => incident.id, (incident) => this.row(incident))}</ul>` : this.nothing(all.length)}
    </section>`;
  }

  filter(level, all) {
    const n = levelNumber(level);
    return html`<button type="button" class="level-${n}" aria-pressed=${!this.hidden.has(level)} @click=${() => this.toggle(level)}>
      ${levelSign(level, 's')}<b>${all.filter((incident) => incident.level === level).length}</b><span>${t(`colour.${level}`)}</span></button>`;
  }

  row(incident) {
    return html`<li class="row level-${levelNumber(incident.level)}"><linli-row .incident=${incident}
      .isSelected=${incident.id === desk.selected} .isStop=${incident.id === this.stop}></linli-row></li>`;
  }

  nothing(others) {
    if (others) return html`<p class="note">${t('desk.filtered', { n: others })}</p>`;
    const silent = [...desk.devices.values()].filter((item) => item.device.active && !item.online).length;
    const heard = [...desk.devices.values()].length - silent;
    return empty(t('desk.none'), t(silent ? 'desk.none.deaf' : 'desk.none.heard', { heard, silent }));
  }

  toggle(level) {
    if (!this.hidden.delete(level)) this.hidden.add(level);
    this.requestUpdate();
  }

  /** One stop for Tab; within, by arrows. */
  move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const link = event.target.closest('.row a');
    if (!step || !link) return;
    event.preventDefault();
    const links = [...this.querySelectorAll('.row a')];
    const next = links[links.indexOf(link) + step];
    if (!next) return;
    this.stop = next.hash.slice(2);
    next.tabIndex = 0;
    next.focus();
    link.tabIndex = -1;
  }
}
customElements.define('linli-list', List);
