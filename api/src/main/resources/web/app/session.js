// Speaks with the server: problems as errors, every write with a key, and to the login page who is not logged in.
const API = '/api/v1/';

/** What went wrong, as the server says it (RFC 9457); status 0 when it did not answer. */
export class Problem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? String(status));
    this.status = status;
    this.type = body.type ?? '';
    this.title = body.title ?? '';
    this.reason = body.reason ?? '';
    /** `{field, value, reason: {zh, en}}` of each bad field, where several can be. */
    this.errors = body.errors ?? [];
    /** Where somebody was faster: how it stands, who did what and when. */
    this.state = body.state;
    this.by = body.by;
    this.since = body.since;
    this.responsible = body.responsible;
    this.meanwhile = body.meanwhile;
  }
}

/** Random, also where the page came by plain HTTP. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function toLogin() {
  location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search + location.hash)}`);
}

async function send(method, path, body, { key = newKey(), anonymous = false, type = 'application/json', version } = {}) {
  const headers = {};
  if (method !== 'GET') headers['Idempotency-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = type;
  if (version !== undefined) headers['If-Match'] = `"${version}"`;
  const payload = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(path.startsWith('/') ? path : API + path, { method, headers, body: payload });
  } catch {
    throw new Problem(0, { title: 'no answer' });
  }
  const isJson = answer.headers.get('content-type')?.includes('json');
  const content = isJson ? await answer.json() : await answer.text();
  if (answer.ok) return content;
  if (answer.status === 401 && !anonymous) {
    toLogin();
    // The page is going; nothing more is to be said on it.
    return new Promise(() => {});
  }
  const problem = new Problem(answer.status, isJson ? content : {});
  if (/:(password-to-change|second-step-to-set-up)$/.test(problem.type)) toLogin();
  throw problem;
}

/** Read and write below /api/v1/; `options.key` repeats a write under its own name, so that it happens once. */
export const api = {
  get: (path, options) => send('GET', path, undefined, options),
  post: (path, body = {}, options) => send('POST', path, body, options),
  put: (path, body = {}, options) => send('PUT', path, body, options),
  /** `options.version` is the one that is known: what was changed meanwhile is not overwritten. */
  patch: (path, body = {}, options) => send('PATCH', path, body, options),
  delete: (path, options) => send('DELETE', path, undefined, options),
};

/** The same, or what is given where this installation has no such thing (yet). */
export async function getOr(otherwise, path) {
  try {
    return await api.get(path);
  } catch (problem) {
    if (problem.status === 404 || problem.status === 403) return otherwise;
    throw problem;
  }
}

/** What this browser keeps of answers is for who asked, and for nobody after. */
const forgetAnswers = () => ('caches' in globalThis ? caches.delete('linli-answers') : null);

export async function logIn(username, password, code) {
  await forgetAnswers();
  return api.post('session', { username, password, code }, { anonymous: true });
}

export const changePassword = (old, password) => api.put('session/password', { old, password }, { anonymous: true });

/** `{username, name, role, grid, home?, must_change_password?}` */
export const whoAmI = () => api.get('session');

export async function logOut() {
  await forgetAnswers();
  await api.delete('session', { anonymous: true }).catch(() => {});
  location.assign('/');
}

/** Where each role begins. */
const HOMES = {
  GRID_WORKER: '/tasks', PROPERTY: '/tasks', VOLUNTEER: '/tasks', DEPT_HANDLER: '/tasks',
  GRID_LEAD: '/console', COMMUNITY_DUTY: '/console', STREET_DISPATCHER: '/console',
  CHECKER: '/console', SUPERVISOR: '/console', MANAGER: '/manage', ANALYST: '/rules',
  DEVICE_ADMIN: '/devices', ADMIN: '/setup',
};
export const homeOf = (role) => HOMES[role] ?? '/';
