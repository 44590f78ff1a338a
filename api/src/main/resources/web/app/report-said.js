// What a person reported, in their words, and a way to call them back.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { Part } from './parts.js';
import { api, getOr } from './session.js';
import { t } from './words.js';

/** `incident` is an incident; nothing stands here where a sensor told of it, or who looks may not read it. */
class Said extends Part {
  static properties = { incident: { attribute: false }, report: { state: true } };

  willUpdate(changed) {
    const { incident } = this;
    if (!changed.has('incident') || incident.id === this.asked) return;
    this.asked = incident.id;
    this.report = null;
    if ((incident.source ?? 'sensor') !== 'sensor') this.read(incident.id);
  }

  async read(id) {
    const report = await getOr(null, `incidents/${id}/report`).catch(() => null);
    if (id === this.asked) this.report = report;
  }

  async reveal() {
    const told = await api.post(`incidents/${this.asked}/reporter/call-back`, { reason: t('report.reveal.why') }).catch(() => null);
    if (told) this.report = { ...this.report, ...told };
  }

  render() {
    const { report } = this;
    if (!report) return nothing;
    const isHidden = report.phone.includes('*');
    return html`<div class="said"><p class="said-words">“${report.words}”</p>
      <p class="soft">${t('report.reporter')} ${report.name || '–'} ${isHidden || !report.phone ? report.phone : html`<a href=${`tel:${report.phone}`}>${report.phone}</a>`}
      ${report.receiver ? html` · ${t('report.receiver')} ${report.receiver}` : nothing}</p>
      ${isHidden ? html`<button class="btn" type="button" @click=${() => this.reveal()}>${icon('phone')}${t('report.reveal')}</button>` : nothing}</div>`;
  }
}
customElements.define('linli-said', Said);
