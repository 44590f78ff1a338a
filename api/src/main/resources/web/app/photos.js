// Photos of an incident: small where they stand, large when pressed.
import { html, nothing, render } from 'lit';
import { icon } from './icons.js';
import { t } from './words.js';

const path = (incident, n) => `/api/v1/incidents/${incident}/photos/${n}`;

/** One that the server has. */
export const photo = (incident, n) => small(path(incident, n), t('photo.open', { n }));

/** @param mark what is said upon it, such as that it waits */
export const small = (src, say, mark) =>
  html`<button class="thumb" type="button" aria-label=${say} @click=${() => show(src, say)}><img src=${src} alt="" loading="lazy" decoding="async">${mark ? html`<span>${mark}</span>` : nothing}</button>`;

function show(src, say) {
  const dialog = document.createElement('dialog');
  dialog.className = 'photo-view';
  dialog.ariaLabel = say;
  render(html`<img src=${src} alt=${say}><button class="btn" type="button" @click=${() => dialog.close()}>${icon('cross')}${t('photo.close')}</button>`, dialog);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
