// The duty desk: what is open, where, who is there, and the life of one incident.
import { html, nothing, render } from 'lit';
import './desk-alarm.js';
import './desk-feed.js';
import './desk-life.js';
import './desk-list.js';
import './desk-plan.js';
import { desk } from './desk.js';
import { follow } from './events.js';
import { icon } from './icons.js';
import { isOver, isUnanswered, kindName, placeName } from './incident.js';
import { bones, trouble } from './parts.js';
import { getOr } from './session.js';
import { sound } from './sound.js';
import { everySecond, hms, now, span } from './time.js';
import { say, t } from './words.js';

const page = document.createElement('div');
page.className = 'console';
document.body.append(page);
const WIDE = matchMedia('(min-width: 1181px)');
const CALM = matchMedia('(prefers-reduced-motion: reduce)');
const state = { isReady: false, problem: null, said: '', trial: '' };

const draw = () => render(view(), page);

const view = () => html`
  <a class="skip" href="#open">${t('skip.open')}</a>
  <linli-top .page=${'console'} .who=${desk.who} .extra=${extra()}></linli-top>
  <linli-alarm></linli-alarm>
  <div role="alert" class="cut-place">${desk.cut ? cut(desk.cut) : nothing}</div>
  <p class="vh" role="status">${state.said}</p>
  ${state.trial ? html`<p class="trial" role="status">${icon('play')}${state.trial}</p>` : nothing}
  ${state.isReady ? html`<main class="desk ${desk.cut ? 'is-stale' : ''}"><linli-list></linli-list>
    <div class="middle"><linli-plan></linli-plan><linli-feed></linli-feed></div><linli-life></linli-life></main>` : waiting()}`;

const waiting = () => html`<main class="desk-waits"><h1 class="vh">${t('page.console')}</h1>${state.problem ? trouble(state.problem, begin) : bones(t('desk.loading'))}</main>`;

/** The state of the line, and the sound, which a browser gives only to who has touched the page. */
const extra = () => html`<span class="beat"><span class="dot ${desk.cut ? 'dot-out' : ''}"></span>${t(desk.cut ? 'line.cut' : 'line.live')}</span>
  <button class="btn btn-quiet ${sound.isHeard ? 'btn-icon' : ''}" type="button" aria-pressed=${sound.isOn} title=${t('sound.say')} aria-label=${t(sound.isHeard ? 'sound.on' : sound.isOn ? 'sound.ask' : 'sound.off')}
    @click=${() => { sound.turn(!sound.isOn || !sound.isHeard); draw(); }}>${icon(sound.isOn ? 'sound' : 'mute')}${sound.isHeard ? nothing : t(sound.isOn ? 'sound.ask' : 'sound.off')}</button>`;

const cut = ({ since, tries }) => html`<div class="cut">${icon('offline', 'l')}<p><b>${t('cut', { span: span(Date.now() - since), time: hms(since) })}</b><br>${t('cut.say', { n: tries })}</p></div>`;

async function begin() {
  state.problem = null;
  draw();
  try {
    await desk.begin();
    follow(line);
  } catch (problem) {
    state.problem = problem;
    draw();
  }
}

const line = {
  reload: async () => {
    await desk.reload();
    state.isReady = true;
    if (!desk.selected && WIDE.matches) desk.select(desk.sorted()[0]?.id ?? '');
    draw();
  },
  incident: (incident) => desk.onIncident(incident),
  alert: (kept) => desk.onAlert(kept),
  notice: (notice) => desk.onNotice(notice),
  device: (item) => desk.onDevice(item),
  reading: (reading) => desk.tell('reading', reading),
  cut: (since) => { desk.setLine(since); draw(); },
  live: () => { desk.setLine(null); draw(); },
};

/** New ones are said and heard; level I is said by the alarm bar, and rings until it is taken. */
desk.addEventListener('incidents', ({ detail: { incident, before } }) => {
  const all = desk.open();
  const waiting = all.filter(isUnanswered).length;
  document.title = t(waiting ? 'desk.title.waiting' : 'desk.title', { n: waiting });
  if (!incident || before || isOver(incident)) return;
  if (!desk.selected && WIDE.matches) desk.select(incident.id);
  if (incident.level === 'I') return;
  sound.once(incident.level);
  state.said = `${t(`level.${incident.level}`)} ${placeName(incident.place)} ${kindName(incident.kind)}`;
  draw();
});

desk.addEventListener('who', draw);
addEventListener('hashchange', () => {
  if (!location.hash.startsWith('#/')) return;
  desk.select(location.hash.slice(2));
  // Where the columns stand below each other, the chosen one is out of sight.
  if (!WIDE.matches) document.getElementById('life')?.scrollIntoView({ behavior: CALM.matches ? 'auto' : 'smooth' });
});
sound.onChange = draw;
everySecond(() => desk.cut && draw());

/** Who pressed a button on the first page comes here to watch; the incident is opened as soon as there is one. */
async function watchTrial() {
  const id = new URLSearchParams(location.search).get('trial');
  if (!id) return;
  history.replaceState(null, '', location.pathname + location.hash);
  const begun = now();
  const leave = everySecond(async () => {
    const answer = await getOr({ trials: [] }, 'trials').catch(() => null);
    const trial = (answer?.trials ?? answer?.items ?? []).find((one) => one.id === id);
    const incident = trial?.incident ?? trial?.incidents?.[0];
    state.trial = incident ? '' : trial ? t('trial.waits', { said: say(trial.said), span: span(now() - begun) }) : state.trial;
    draw();
    if (incident) location.hash = `#/${incident}`;
    if (incident || now() - begun > 600_000) leave();
  });
}

document.title = t('desk.title');
begin();
watchTrial();
