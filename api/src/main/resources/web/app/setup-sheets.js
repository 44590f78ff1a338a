// What is entered here: the fields of each kind of thing, where they are listed and where they are sent.
import { api } from './session.js';
import { t } from './words.js';

const ROLES = ['GRID_WORKER', 'GRID_LEAD', 'COMMUNITY_DUTY', 'PROPERTY', 'VOLUNTEER', 'STREET_DISPATCHER', 'DEPT_HANDLER',
  'CHECKER', 'SUPERVISOR', 'MANAGER', 'ANALYST', 'DEVICE_ADMIN', 'ADMIN', 'AUDITOR', 'RESIDENT', 'FAMILY'];
const MOST_PAGES = 20;

const enc = encodeURIComponent;
const must = (name, more) => ({ name, required: true, ...more });
const may = (name, more) => ({ name, ...more });

/** Page by page, as far as anybody looks through a list. */
async function pages(path, key) {
  const all = [];
  let after = '';
  for (let i = 0; i < MOST_PAGES; i += 1) {
    const answer = await api.get(`${path}?limit=1000${after && `&after=${enc(after)}`}`);
    all.push(...answer[key]);
    if (!answer.next) break;
    after = answer.next;
  }
  return all;
}

/** As the fields want it: parts of places and plans beside the others, lists as words with semicolons. */
export function flat(row) {
  const values = {};
  for (const [name, value] of Object.entries(row)) {
    if (Array.isArray(value)) values[name] = value.join(';');
    else if (name === 'settings') values[name] = Object.entries(value).map(([key, number]) => `${key}=${number}`).join(';');
    else if (value && typeof value === 'object') Object.assign(values, value);
    else values[name] = value;
  }
  return values;
}

export const SHEETS = {
  places: {
    key: 'id',
    list: async () => (await api.get('places')).places,
    columns: ['name', 'kind', 'id'],
    fields: [must('kind', { choices: ['community', 'grid', 'building', 'site'], word: 'setup.place.' }), must('grid'), must('id', { fixed: true }),
      must('name'), may('name_en'), may('zone'), may('x'), may('y'), may('width'), may('height')],
    save: (values) => api.put('places', values),
    remove: (id) => api.delete(`places?id=${enc(id)}`),
    imports: ['places'],
  },
  homes: {
    key: 'id',
    list: () => pages('homes', 'homes').then((homes) => homes.map((home) => ({ ...home, people: home.residents }))),
    columns: ['label', 'id', 'people', 'tags'],
    fields: [must('id', { fixed: true }), must('grid'), must('label', { wide: true }), may('building'), may('unit'), may('floor'), may('riser'), may('tags'), may('zone')],
    save: (values) => api.put(`homes/${enc(values.id)}`, values),
    remove: (id) => api.delete(`homes/${enc(id)}`),
    imports: ['homes', 'residents'],
  },
  staff: {
    key: 'username',
    list: async () => (await api.get('staff?all=true')).staff,
    columns: ['name', 'username', 'role', 'grid'],
    fields: [must('name'), must('username', { fixed: true }), must('role', { choices: ROLES, word: 'role.' }), must('grid'), may('phone'), may('home')],
    save: (values, isNew) => (isNew ? api.post('staff', values) : api.put(`staff/${enc(values.username)}`, values)),
    remove: (username) => api.post(`staff/${enc(username)}/deactivate`),
    renew: (username) => api.post(`staff/${enc(username)}/password`),
    imports: ['staff'],
  },
  devices: {
    key: 'id',
    list: () => pages('devices', 'items').then((items) => items.map(({ device }) => device)),
    columns: ['label', 'id', 'kind', 'metrics'],
    fields: [must('id', { fixed: true }), must('kind', { choices: ['sensor', 'gateway', 'call_box'], word: 'setup.device.' }), must('metrics', { wide: true }), must('period'),
      may('parent'), may('home'), may('site'), may('room'), may('grid'), may('label', { wide: true }), may('exit_door', { check: true }), may('tags'), may('settings')],
    save: (values, isNew) => (isNew ? api.post('devices', values) : api.put(`devices/${enc(values.id)}`, values)),
    remove: (id) => api.post(`devices/${enc(id)}/retire`),
    renew: (id) => api.post(`devices/${enc(id)}/credential`),
    imports: ['devices'],
  },
};

export const RESIDENT = [must('name'), may('born'), may('phone'), may('note', { wide: true })];

export const tabsOf = (role) => ({ ADMIN: ['places', 'homes', 'staff', 'devices'], DEVICE_ADMIN: ['devices'] })[role] ?? [];

/** A value as people say it. */
export function shown(field, value) {
  if (field?.word && value) return t(field.word + value);
  return value ?? '';
}
