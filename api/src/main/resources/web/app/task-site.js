// What is brought from the spot: photos, and, with the worker's consent, where they were when they arrived.
import { html, nothing } from 'lit';
import { checkIn } from './checkin.js';
import { icon } from './icons.js';
import { stage } from './incident.js';
import { photo, small } from './photos.js';
import { t } from './words.js';

const MOST = 6;
/** Of photos that wait, where this page shows them from. */
const kept = new Map();
let said = '';

const source = (step) => {
  if (!kept.has(step.seq)) kept.set(step.seq, URL.createObjectURL(step.photo));
  return kept.get(step.seq);
};

/** A press takes one or chooses one: the phone asks which. */
export const photoButton = (phone, incident, draw) => {
  const choose = async (event) => {
    const [file] = event.target.files;
    event.target.value = '';
    if (!file) return;
    said = t('photo.shrinks');
    draw();
    said = (await phone.photo(incident, file)) ? '' : t('photo.not', { name: file.name });
    draw();
  };
  return html`<label class="btn big photo-pick">${icon('camera', 'l')}<span>${t('photo.add')}</span><input class="vh" type="file" accept="image/*" @change=${choose}></label>
    <p class="photo-said" role="status">${said}</p>`;
};

const consent = (incident, draw) =>
  stage(incident) !== 'acknowledged' || !checkIn.isPossible ? nothing : html`<label class="choice"><input type="checkbox" .checked=${checkIn.isAgreed}
    @change=${(event) => { checkIn.agree(event.target.checked); draw(); }}><span>${t('checkin')}<small>${t('checkin.say')}</small></span></label>`;

/** Before arrival the consent, from then on the photos. */
export function site(phone, incident, draw) {
  const sent = (incident.timeline ?? []).filter((line) => line.kind === 'PHOTO').map((line) => line.detail.n);
  const waiting = phone.waiting().filter((step) => step.photo && step.incident === incident.id);
  const isThere = phone.isMine(incident) && ['arrived', 'fed_back', 'waiting'].includes(stage(incident));
  const asked = consent(incident, draw);
  if (!isThere && asked === nothing && sent.length + waiting.length === 0) return nothing;
  return html`<section class="card pad site" aria-labelledby="site-h">
    <h2 id="site-h">${t('site')}</h2>
    ${sent.length + waiting.length ? html`<div class="thumbs">${sent.map((n) => photo(incident.id, n))}${waiting.map((step) => small(source(step), t('photo.kept'), t('photo.waits')))}</div>` : nothing}
    ${asked}
    ${isThere && sent.length + waiting.length < MOST ? photoButton(phone, incident, draw) : nothing}
  </section>`;
}
