// Whether notices are pushed to this browser, also while the page is closed, and the button that changes it.
import { html, nothing } from 'lit';
import { icon } from './icons.js';
import { api, getOr } from './session.js';
import { lang, t } from './words.js';

let key = null;
let subscription = null;
let isRefused = false;

const registration = () => navigator.serviceWorker?.getRegistration('/tasks');

/** Asks once what there is; `changed` is called when it is known. */
export async function knowPush(changed) {
  if (!('PushManager' in globalThis)) return;
  key = (await getOr({}, 'session/notices').catch(() => ({}))).push_key ?? null;
  subscription = (await (await registration())?.pushManager.getSubscription()) ?? null;
  changed();
}

async function switchOn(changed) {
  isRefused = (await Notification.requestPermission()) !== 'granted';
  if (!isRefused) {
    const worker = await navigator.serviceWorker.ready;
    const made = await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { endpoint, keys } = made.toJSON();
    await api.post('session/push', { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth }, language: lang });
    subscription = made;
  }
  changed();
}

/** Also before somebody else logs in here. */
export async function switchOff() {
  if (!subscription) return;
  const { endpoint } = subscription;
  await subscription.unsubscribe().catch(() => {});
  subscription = null;
  await api.delete(`session/push?endpoint=${encodeURIComponent(endpoint)}`).catch(() => {});
}

/** Nothing where this installation or this browser cannot. */
export function pushButton(changed) {
  if (!key) return nothing;
  const act = subscription ? () => switchOff().then(changed) : () => switchOn(changed).catch(() => changed());
  return html`<button class="btn big" type="button" aria-pressed=${subscription ? 'true' : 'false'} @click=${act}>
      ${icon('bell')}${t(subscription ? 'push.off' : 'push.on')}
    </button>
    ${isRefused ? html`<p class="soft" role="status">${t('push.refused')}</p>` : nothing}`;
}
