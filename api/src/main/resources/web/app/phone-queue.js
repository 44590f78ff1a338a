// What a person did on this phone and the server does not know yet: steps, and photos behind them.
import { checkIn } from './checkin.js';
import { shrunk } from './photo.js';
import { newKey } from './session.js';
import { amend, keep, steps, upload } from './steps.js';
import { now } from './time.js';

/** Whatever its owner does waits here until it is sent; `changed` is called after each change. */
export class Queue {
  who = null;
  kept = [];
  /** The last thing did not go through. */
  isStuck = false;

  constructor(changed) {
    this.changed = changed;
  }

  async readSteps() {
    this.kept = this.who ? await steps(this.who.username) : [];
    this.changed();
  }

  waiting() {
    return this.kept.filter((step) => !step.problem);
  }

  refused() {
    return this.kept.filter((step) => step.problem);
  }

  /** Keeps a step with the time at which it was taken, then tries to bring it to the server. */
  async step(incident, step, more = {}) {
    const at = new Date(now()).toISOString();
    await this.keep(incident, { step, at, body: { ...more, at } });
  }

  /** The step is kept at once; it waits some seconds for the position where the worker agreed to tell it. */
  async arrive(incident) {
    if (!checkIn.isAgreed) {
      await this.step(incident, 'arrive');
      return;
    }
    const at = new Date(now()).toISOString();
    const position = checkIn.position();
    const seq = await this.keep(incident, { step: 'arrive', at, body: { at }, held: Date.now() + checkIn.patience + 1_000 });
    const found = await position;
    await amend(seq, { held: 0, body: found ? { at, position: found } : { at } });
    await this.tryUpload();
  }

  /** False where it is no photo. */
  async photo(incident, file) {
    const photo = await shrunk(file);
    if (photo) await this.keep(incident, { step: 'photo', at: new Date(now()).toISOString(), photo });
    return photo !== null;
  }

  async keep(incident, step) {
    const seq = await keep({ username: this.who.username, incident: incident.id, place: incident.place, key: newKey(), ...step });
    await this.readSteps();
    await this.tryUpload();
    return seq;
  }

  async tryUpload() {
    const had = this.waiting().length;
    this.isStuck = !(await upload());
    await this.readSteps();
    // At once, so that what is kept knows of it when the line goes.
    if (had > this.waiting().length) await this.load().catch(() => {});
    if (!this.isStuck) return;
    const worker = await navigator.serviceWorker?.getRegistration('/tasks');
    await worker?.sync?.register('linli-steps').catch(() => {});
    this.changed();
  }
}
