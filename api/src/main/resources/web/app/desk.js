// What the duty desk knows: read from the server once, kept up by its events. Parts of the page listen by topic.
import { byUrgency, isOver, usePlaces } from './incident.js';
import { api, getOr } from './session.js';
import { now, useZone } from './time.js';

const LIMIT = 1_000;

class Desk extends EventTarget {
  who = null;
  about = {};
  /** By id; closed ones stay, so that an older list cannot bring them back. */
  incidents = new Map();
  devices = new Map();
  /** The last word of an incident's alert, which may be younger than its title. */
  words = new Map();
  staff = new Map();
  places = [];
  /** Ids of the homes that somebody has entered; devices may stand in others. */
  homes = new Set();
  selected = location.hash.startsWith('#/') ? location.hash.slice(2) : '';
  /** The selected one with its timeline, and its alerts. */
  detail = null;
  cut = null;

  tell(topic, detail) {
    this.dispatchEvent(new CustomEvent(topic, { detail }));
  }

  /** Everything that does not come by events. */
  async begin() {
    // Alone and first: where nobody is logged in, nothing else is worth asking.
    this.who = await api.get('session');
    const [about, places, staff, homes] = await Promise.all([
      api.get('about'), getOr({ places: [] }, 'places'), getOr({ staff: [] }, 'staff'), this.readPages('homes', 'homes'),
    ]);
    this.homes = new Set(homes.map((home) => home.id));
    this.about = about;
    this.places = places.places;
    usePlaces(this.places);
    const community = this.places.find((place) => place.kind === 'community');
    if (community?.zone) useZone(community.zone);
    for (const person of staff.staff) this.staff.set(person.username, person);
    this.tell('who');
    this.tell('places');
  }

  /** The lists again: at the beginning, and whenever events may have been missed. */
  async reload() {
    // By the server's clock, which stands at the moment of the cut while the line is cut.
    const begun = new Date(now()).toISOString();
    const [list, alerts, devices] = await Promise.all([
      api.get(`incidents?state=open&limit=${LIMIT}`), getOr({ items: [] }, `alerts?state=open&limit=${LIMIT}`), this.readDevices(),
    ]);
    alerts.items.forEach((kept) => this.hear(kept));
    const present = new Set(list.items.map((incident) => incident.id));
    list.items.forEach((incident) => this.keep(incident));
    for (const incident of this.open()) {
      // Closed while we did not hear; what is younger than the list came by an event.
      if (!present.has(incident.id) && incident.changed_at < begun) this.incidents.delete(incident.id);
    }
    this.devices = devices;
    this.tell('incidents', { isWhole: true });
    this.tell('devices');
    await this.readDetail();
  }

  async readDevices() {
    const all = await this.readPages('devices', 'items');
    return new Map(all.map((item) => [item.device.id, item]));
  }

  async readPages(path, name) {
    const all = [];
    let after = '';
    do {
      const page = await getOr({ [name]: [] }, `${path}?limit=${LIMIT}${after && `&after=${encodeURIComponent(after)}`}`);
      all.push(...page[name]);
      after = page.next ?? '';
    } while (after);
    return all;
  }

  keep(incident) {
    const known = this.incidents.get(incident.id);
    if (known && known.changed_at > incident.changed_at) return;
    this.incidents.set(incident.id, incident);
  }

  open() {
    return [...this.incidents.values()].filter((incident) => !isOver(incident));
  }

  /** The most urgent first. */
  sorted() {
    return this.open().sort(byUrgency);
  }

  onIncident(incident) {
    const before = this.incidents.get(incident.id);
    this.keep(incident);
    this.tell('incidents', { incident, before });
    if (incident.id === this.selected) this.readDetail();
  }

  /** Its incident is told of by an event of its own; what it says is read with it. */
  onAlert({ alert, incident, disposition }) {
    this.hear({ alert, incident, disposition });
    if (incident && incident === this.selected) this.readDetail();
    this.tell('alert', alert);
  }

  /** What is explained by another speaks for its own place, not for that other's incident. */
  hear({ alert, incident, disposition }) {
    if (incident && disposition !== 'explained' && !alert.cleared_at) this.words.set(incident, alert.text);
  }

  /** What it says of itself now. */
  textOf = (incident) => this.words.get(incident.id) ?? incident.title;

  onNotice(notice) {
    if (notice.incident === this.selected) this.readDetail();
  }

  onDevice(item) {
    this.devices.set(item.device.id, item);
    this.tell('devices');
  }

  select(id) {
    if (id === this.selected && this.detail) return;
    this.selected = id;
    this.detail = null;
    this.tell('selected');
    this.readDetail();
  }

  /** One reading at a time: what is asked for meanwhile is asked once more afterwards. */
  async readDetail() {
    if (this.reading) {
      this.isStale = true;
      return;
    }
    this.reading = true;
    try {
      do {
        this.isStale = false;
        await this.readOnce(this.selected);
      } while (this.isStale);
    } finally {
      this.reading = false;
    }
  }

  async readOnce(id) {
    if (!id) return;
    try {
      const incident = await api.get(`incidents/${id}`);
      const alerts = await Promise.all(incident.alerts.map((alert) => getOr(null, `alerts/${encodeURIComponent(alert)}`)));
      const home = this.homes.has(incident.place.home) ? await getOr(null, `homes/${incident.place.home}`) : null;
      if (id !== this.selected) {
        this.isStale = true;
        return;
      }
      const own = alerts.filter((kept) => kept && kept.disposition !== 'explained').map((kept) => kept.alert);
      const because = own.find((alert) => alert.cause && !alert.cleared_at)?.cause;
      const cause = because ? await getOr(null, `alerts/${encodeURIComponent(because)}`) : null;
      this.detail = { id, incident, alerts: own, cause: cause?.alert, home };
    } catch (problem) {
      if (id === this.selected) this.detail = { id, problem };
    }
    this.tell('detail');
  }

  nameOf = (username) => this.staff.get(username)?.name ?? username;

  /** A step of the selected incident; the answer is its new state. */
  async step(id, step, body = {}) {
    const path = step === 'relevel' ? 'level' : step.replaceAll('_', '-');
    const incident = await api.post(`incidents/${id}/${path}`, body);
    this.keep(incident);
    this.tell('incidents', { incident });
    if (id === this.selected) await this.readDetail();
    return incident;
  }

  setLine(cut) {
    this.cut = cut;
    this.tell('line');
  }
}

export const desk = new Desk();

/** An element that draws again whenever one of these topics is told of, once in a frame at most. */
export const listening = (Base, topics) =>
  class extends Base {
    connectedCallback() {
      super.connectedCallback();
      this.redraw = () => this.requestUpdate();
      topics.forEach((topic) => desk.addEventListener(topic, this.redraw));
    }

    disconnectedCallback() {
      super.disconnectedCallback();
      topics.forEach((topic) => desk.removeEventListener(topic, this.redraw));
    }
  };
