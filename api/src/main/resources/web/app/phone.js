// What both pages of the phone share: the state that they show, how it comes, and how it stays without a line.
import { follow } from './events.js';
import { isOver, stage, usePlaces } from './incident.js';
import { Queue } from './phone-queue.js';
import { api, getOr, whoAmI } from './session.js';
import { onSteps, withSteps } from './steps.js';
import { now, setClock, startClock, useZone } from './time.js';

const AHEAD = 'linli.ahead';
const OWNER = 'linli.kept-for';
/** Until rosters are kept, a shift begins at eight, in the morning or in the evening. */
const SHIFT_BEGINS = [8, 20];
const RETRY = 15_000;
const SETTLED = 1_500;

/** A list that was kept may be older than what came since. */
const newest = (one, other) => (other && other.changed_at > one.changed_at ? other : one);

/** Everything a page of the phone shows; `changed` is called after each change. */
export class Phone extends Queue {
  incidents = new Map();
  details = new Map();
  done = [];
  staff = new Map();
  /** The incidents that were read ahead, and as of when. */
  prepared = new Map();
  /** Whether events come. */
  isFollowing = false;
  /** When the server was heard last. */
  heard = null;
  isLoaded = false;

  async start() {
    this.rememberClock();
    onSteps(() => this.readSteps());
    addEventListener('online', () => this.tryUpload());
    addEventListener('offline', () => this.changed());
    document.addEventListener('visibilitychange', () => document.hidden || this.tryUpload());
    setInterval(() => this.waiting().length > 0 && this.tryUpload(), RETRY);
    // Asked for side by side: who waits for help does not wait for one answer after the other.
    const lists = this.read();
    lists.catch(() => {});
    this.who = await whoAmI();
    await this.forgetOthers();
    await this.readSteps();
    this.show(await lists);
    follow({
      reload: () => this.load(),
      incident: (incident) => this.take(incident),
      cut: () => {
        // A deadline does not wait for the line.
        startClock();
        this.isFollowing = false;
        this.changed();
      },
      live: () => {
        this.isFollowing = true;
        localStorage.setItem(AHEAD, String(now() - Date.now()));
        this.tryUpload();
        this.changed();
      },
    });
  }

  rememberClock() {
    const ahead = Number(localStorage.getItem(AHEAD) ?? 0);
    setClock(new Date(Date.now() + ahead).toISOString());
  }

  /** What was kept for somebody else is not for this person. */
  async forgetOthers() {
    if (localStorage.getItem(OWNER) !== this.who.username) {
      if ('caches' in globalThis) await caches.delete('linli-answers');
      localStorage.setItem(OWNER, this.who.username);
    }
  }

  get isOnline() {
    return this.isFollowing && !this.isStuck && navigator.onLine;
  }

  async load() {
    this.show(await this.read());
  }

  read() {
    return Promise.all([
      api.get('incidents?state=open'),
      api.get(`incidents?mine=true&done_since=${encodeURIComponent(this.shiftBegan().toISOString())}`),
      getOr({ places: [] }, 'places').catch(() => ({ places: [] })),
      getOr({ staff: [] }, 'staff').catch(() => ({ staff: [] })),
    ]);
  }

  show([open, done, places, staff]) {
    usePlaces(places.places);
    this.staff = new Map(staff.staff.map((person) => [person.username, person]));
    this.incidents = new Map(open.items.map((incident) => [incident.id, newest(incident, this.incidents.get(incident.id))]));
    this.done = done.items;
    const first = open.items[0] ?? done.items[0];
    if (first) useZone(first.place.zone);
    this.isLoaded = true;
    this.heard = now();
    this.changed();
    this.prepare();
    // Who is told that somebody was faster sees how it stands now.
    for (const step of this.refused()) if (this.details.has(step.incident)) this.detail(step.incident);
  }

  /** Reads what concerns this person once more, so that it is there when the line is not. */
  prepare() {
    const theirs = [...this.fresh(), ...this.inHand()].slice(0, 12);
    theirs.forEach(async (incident) => {
      if (this.prepared.get(incident.id) === incident.changed_at) return;
      this.prepared.set(incident.id, incident.changed_at);
      const found = await this.detail(incident.id);
      for (const alert of found.alerts ?? []) api.get(alertPath(alert)).catch(() => {});
      if (incident.place.home) api.get(`homes/${incident.place.home}`).catch(() => {});
    });
  }

  async detail(id) {
    try {
      const found = await api.get(`incidents/${id}`);
      this.details.set(id, found);
      this.changed();
      return found;
    } catch (problem) {
      return problem;
    }
  }

  take(incident) {
    this.heard = now();
    const before = this.incidents.get(incident.id);
    if (['fed_back', 'closed'].includes(stage(incident)) && incident.handlers.includes(this.who.username)) {
      this.done = [incident, ...this.done.filter((other) => other.id !== incident.id)];
    }
    if (isOver(incident)) this.incidents.delete(incident.id);
    else this.incidents.set(incident.id, incident);
    if (before || this.details.has(incident.id)) this.detail(incident.id);
    this.changed();
    this.rereadSoon();
  }

  /** So that what is kept of the lists is as new as what is shown. */
  rereadSoon() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load().catch(() => {}), SETTLED);
  }

  /** With the steps that still wait. */
  all() {
    return [...this.incidents.values()].map((incident) =>
      withSteps(newest(incident, this.details.get(incident.id)), this.kept, this.who.username),
    );
  }

  isMine = (incident) => incident.handlers.includes(this.who.username);

  fresh() {
    return this.all().filter((incident) => incident.state === 'dispatched');
  }

  inHand() {
    return this.all().filter((incident) => this.isMine(incident) && ['acknowledged', 'arrived', 'waiting'].includes(stage(incident)));
  }

  withOthers() {
    return this.all().filter((incident) => !this.isMine(incident) && ['acknowledged', 'arrived', 'waiting'].includes(stage(incident)));
  }

  finished() {
    const waiting = this.all().filter((incident) => incident.waiting && stage(incident) === 'fed_back');
    const ids = new Set(waiting.map((incident) => incident.id));
    return [...waiting, ...this.done.filter((incident) => !ids.has(incident.id))].sort((a, b) =>
      a.changed_at < b.changed_at ? 1 : -1,
    );
  }

  shiftBegan() {
    const at = new Date(now());
    const hour = at.getHours();
    const begins = SHIFT_BEGINS.findLast((begin) => begin <= hour) ?? SHIFT_BEGINS.at(-1) - 24;
    return new Date(at.getFullYear(), at.getMonth(), at.getDate(), begins);
  }

  nameOf = (username) => this.staff.get(username)?.name ?? (username === this.who?.username ? this.who.name : username);
}

export const alertPath = (id) => `alerts/${encodeURIComponent(id)}`;

/** Lets this browser keep the pages; only over HTTPS or from this machine do browsers allow it. */
export function keepOffline() {
  const worker = '/tasks-worker.js';
  const ours = globalThis.trustedTypes?.createPolicy('linli', { createScriptURL: () => worker }).createScriptURL('') ?? worker;
  navigator.serviceWorker?.register(ours, { scope: '/tasks', type: 'module' }).catch(() => {});
}
