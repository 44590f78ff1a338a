// How the tasks come onto a phone: a code for its camera, or what to do so that it gets in.
import { html, nothing } from 'lit';
import { Part } from './parts.js';
import { getOr } from './session.js';
import { t } from './words.js';

class PhoneCode extends Part {
  static properties = { found: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    this.found = await getOr(null, 'phone').catch(() => null);
  }

  render() {
    if (!this.found) return nothing;
    const { address, code } = this.found;
    return html`<section class="panel phone-code" aria-labelledby="phone-h">
      ${address ? html`<img src=${code} width="132" height="132" alt=${t('phone.code', { address })}>` : nothing}
      <div><h2 id="phone-h">${t('phone.open')}</h2><p class="soft">${address ? t('phone.scan') : t('phone.local')}</p>
        ${address ? html`<p class="code">${address}</p>` : nothing}</div>
    </section>`;
  }
}
customElements.define('linli-phone-code', PhoneCode);
