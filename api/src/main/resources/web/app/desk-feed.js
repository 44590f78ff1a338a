// What the devices say at this moment: a sample, which nobody keeps.
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { desk, listening } from './desk.js';
import { icon } from './icons.js';
import { placeName } from './incident.js';
import { Part } from './parts.js';
import { hms } from './time.js';
import { knows, t } from './words.js';

const SHOWN = 5;
const ICONS = {
  water_level: 'flood', rain: 'rain', motion: 'walk', contact_open: 'door', water_leak: 'leak', water_flow: 'leak',
  smoke: 'smoke', gas_lel: 'gas', co: 'gas', temperature: 'temp', humidity: 'temp', lift_state: 'lift', power: 'power',
  bed_occupied: 'still', occupancy: 'users', people_count: 'users', sos: 'sos', pump: 'power',
};

class Feed extends listening(Part, ['line']) {
  items = [];
  isPaused = false;
  count = 0;

  connectedCallback() {
    super.connectedCallback();
    this.take = (event) => this.taken(event.detail);
    desk.addEventListener('reading', this.take);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('reading', this.take);
  }

  taken(reading) {
    this.rate = reading.rate;
    if (this.isPaused) return;
    this.items = [{ ...reading, key: this.count++ }, ...this.items].slice(0, SHOWN);
    this.requestUpdate();
  }

  pause() {
    this.isPaused = !this.isPaused;
    this.requestUpdate();
  }

  render() {
    return html`<section class="panel feed" aria-labelledby="feed-h">
      <div class="panel-head feed-head"><h2 id="feed-h">${t('feed')}</h2>
        <span class="faint">${this.items.length ? t('feed.rate', { n: this.items.length, rate: this.rate }) : nothing}</span>
        <button class="btn btn-quiet push" type="button" aria-pressed=${this.isPaused} @click=${this.pause}>${t(this.isPaused ? 'feed.go' : 'feed.pause')}</button></div>
      ${this.items.length ? this.table() : html`<p class="note">${t('feed.none')}</p>`}
    </section>`;
  }

  table() {
    return html`<table class="grid feed-table"><caption class="vh">${t('feed')}</caption>
      <thead class="vh"><tr><th>${t('feed.time')}</th><th>${t('feed.place')}</th><th>${t('feed.value')}</th><th>${t('feed.device')}</th></tr></thead>
      <tbody>${repeat(this.items, (item) => item.key, row)}</tbody></table>`;
  }
}
customElements.define('linli-feed', Feed);

const row = (item) => {
  const what = item.metric ?? item.signal;
  const name = item.metric ? t(`metric.${what}`) : knows(`signal.${what}`) ? t(`signal.${what}`) : what;
  return html`<tr><td class="num faint">${hms(item.at)}</td>
    <td><span class="feed-what">${icon(ICONS[what] ?? (item.signal ? 'sos' : 'chip'), 's')}<span>${placeName(item.place)} ${item.metric ? name : nothing}</span></span></td>
    <td class="num"><b>${item.metric ? value(item) : name}</b></td><td class="soft code">${item.device}</td></tr>`;
};

/** A state in words, a number with its unit joined to it. */
function value({ metric, value, unit }) {
  const key = `metric.${metric}.${value}`;
  return knows(key) ? t(key) : `${Math.round(value * 10) / 10}${unit ? ` ${unit}` : ''}`;
}
