// Steps that a person took, kept in the phone until the server has them: in their order, each with its own key and
// the time at which it was taken. The page and its service worker both use this file.
const API = '/api/v1/';
const TOLD = 'linli-steps';

let opened;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open('linli', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('steps', { keyPath: 'seq', autoIncrement: true });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

async function store(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('steps', mode);
    const asked = work(transaction.objectStore('steps'));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

const tell = () => {
  const channel = new BroadcastChannel(TOLD);
  channel.postMessage('changed');
  channel.close();
};

/** Calls whenever something was kept, uploaded or refused, by this page or by anybody else. */
export function onSteps(told) {
  const channel = new BroadcastChannel(TOLD);
  channel.onmessage = () => told();
}

/**
 * Keeps a step of `username`: `{username, incident, step, body, place}`, whose body has the phone's time as `at`.
 * Answers with its number.
 */
export async function keep(step) {
  const seq = await store('readwrite', (steps) => steps.add(step));
  tell();
  return seq;
}

/** What `username` has taken and the server has not, in order; refused ones have a `problem`. */
export async function steps(username) {
  const all = await store('readonly', (kept) => kept.getAll());
  return all.filter((step) => step.username === username);
}

/** What is known of a kept step only now; nothing where it has gone meanwhile. */
export async function amend(seq, more) {
  const step = await store('readonly', (kept) => kept.get(seq));
  if (step) await store('readwrite', (kept) => kept.put({ ...step, ...more }));
}

export async function forget(seq) {
  await store('readwrite', (kept) => kept.delete(seq));
  tell();
}

/** Uploads what waits. True when nothing is left to try. */
export function upload() {
  const alone = (work) => (navigator.locks ? navigator.locks.request('linli-upload', work) : inTurn(work));
  return alone(uploadAll);
}

let turn = Promise.resolve();

/** Without locks (plain HTTP) there is no service worker either: one page is enough to think of. */
function inTurn(work) {
  turn = turn.then(work, work);
  return turn;
}

async function uploadAll() {
  const who = await ask('session');
  if (!who.ok) return false;
  const { username } = await who.json();
  const waiting = (await steps(username)).filter((step) => !step.problem);
  // Words are small and urgent, photos are neither.
  for (const step of [...waiting.filter((one) => !one.photo), ...waiting.filter((one) => one.photo)]) {
    // Its phone is still finding out where it is.
    if (step.held > Date.now()) return true;
    if (!(await sent(step))) return false;
  }
  return true;
}

/** False when it has to be tried again later. */
async function sent(step) {
  const isPhoto = step.step === 'photo';
  const path = isPhoto ? `photos?at=${encodeURIComponent(step.at)}` : step.step.replaceAll('_', '-');
  const answer = await ask(`incidents/${step.incident}/${path}`, {
    method: 'POST',
    headers: { 'content-type': isPhoto ? step.photo.type : 'application/json', 'idempotency-key': step.key },
    body: isPhoto ? step.photo : JSON.stringify(step.body),
  });
  if (answer.ok) {
    await forget(step.seq);
    return true;
  }
  if (answer.status === 0 || answer.status === 401 || answer.status === 429 || answer.status >= 500) return false;
  const problem = await answer.json().catch(() => ({ status: answer.status, type: '', detail: '' }));
  // Nothing is wrong with the step: it goes up once this person has a password of their own.
  if (problem.type?.endsWith(':password-to-change')) return false;
  if (answer.status === 409 && problem.by?.username === step.username) {
    // This very person has taken it, by another way.
    await forget(step.seq);
    return true;
  }
  await store('readwrite', (kept) => kept.put({ ...step, problem }));
  tell();
  return true;
}

async function ask(path, options = {}) {
  try {
    return await fetch(API + path, { cache: 'no-store', ...options });
  } catch {
    return { ok: false, status: 0 };
  }
}

const GOAL = {
  acknowledge: 'acknowledged', set_out: 'en_route', arrive: 'arrived', handle: 'handling', feedback: 'fed_back',
  give_back: 'handed', transfer: 'handed', whistle: 'whistled',
};

/** How an incident looks once the steps that still wait are counted as taken. */
export function withSteps(incident, taken, username) {
  const mine = taken.filter((step) => step.incident === incident.id && !step.problem && step.step !== 'photo');
  if (mine.length === 0) return incident;
  const state = GOAL[mine.findLast((step) => GOAL[step.step])?.step];
  return {
    ...incident,
    state: state ?? incident.state,
    steps: state ? (incident.steps_then?.[state] ?? []) : incident.steps,
    // The server has said beforehand what is due after what is due now.
    due: [incident.due, ...(incident.due?.then ?? [])].find((due) => !mine.some((step) => step.step === due?.step)),
    handlers: incident.handlers.includes(username) ? incident.handlers : [...incident.handlers, username],
    waiting: mine,
  };
}
