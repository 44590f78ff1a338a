// When this person is left alone: urgent notices come all the same, the others as one when the hours end.
import { html } from 'lit';
import { api, getOr } from './session.js';
import { t } from './words.js';

const NIGHT = { begins: '22:00', ends: '07:00' };

let hours = null;
let problem = null;

/** Asks once; `changed` is called when it is known. */
export async function knowQuietHours(changed) {
  hours = (await getOr({}, 'session/notices').catch(() => ({}))).quiet_hours ?? null;
  changed();
}

async function keep(change, changed) {
  problem = null;
  try {
    await change();
    await knowQuietHours(changed);
  } catch (trouble) {
    problem = trouble;
    changed();
  }
}

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

function put(event, changed) {
  event.preventDefault();
  const { begins, ends } = Object.fromEntries(new FormData(event.target));
  keep(() => api.put('session/quiet-hours', { begins, ends, zone: zone() }), changed);
}

export const quietHours = (changed) => html`<form @submit=${(event) => put(event, changed)}>
  <h3>${t('quiet.title')}</h3>
  <p class="soft">${t('quiet.say')}</p>
  <div class="two">
    <label>${t('quiet.begins')} <input name="begins" type="time" required .value=${(hours ?? NIGHT).begins.slice(0, 5)}></label>
    <label>${t('quiet.ends')} <input name="ends" type="time" required .value=${(hours ?? NIGHT).ends.slice(0, 5)}></label>
  </div>
  <div class="two">
    <button class="btn" type="submit">${t(hours ? 'quiet.change' : 'quiet.on')}</button>
    <button class="btn btn-quiet" type="button" ?disabled=${!hours} @click=${() => keep(() => api.delete('session/quiet-hours'), changed)}>${t('quiet.off')}</button>
  </div>
  ${problem ? html`<p class="soft" role="alert">${problem.message}</p>` : ''}
</form>`;
