// Analysts: change on the left, consequence on the right, before anybody is called.
import { html, nothing, render } from 'lit';
import { follow } from './events.js';
import { bones, refusal, trouble } from './parts.js';
import { backtests } from './rules-backtest.js';
import { publishing, naming } from './rules-dialog.js';
import { above, editor } from './rules-editor.js';
import { figures, proposals, versions } from './rules-figures.js';
import { ruleList } from './rules-list.js';
import { Problem, api, getOr, whoAmI } from './session.js';
import { t } from './words.js';

/** Progress comes by percent; the page is read again at most this often. */
const CALM = 500;

const page = {
  who: null, rules: null, kinds: {}, id: '', rule: null, versions: [], draft: null, refused: '', contradiction: null, bad: {}, said: '', days: 30,
  backtests: [], shown: null, precision: null, proposals: [], problem: null, isCut: false,
};
const root = document.createElement('div');
root.className = 'rules';
document.body.append(root);

const isAnalyst = () => page.who?.role === 'ANALYST';
const of = (id, what = '') => `rules/${encodeURIComponent(id)}${what}`;
const mayRead = (what, otherwise) => getOr(otherwise, of(page.id, what));

async function loadList() {
  // Rules of visitors' trials come and go by themselves.
  const items = (await api.get('rules')).items.filter((rule) => !rule.id.startsWith('trial-'));
  page.rules = items;
  const asked = decodeURIComponent(location.hash.replace(/^#\/?/, ''));
  page.id = items.some((rule) => rule.id === asked) || asked === page.draft?.rule?.id ? asked : (items[0]?.id ?? '');
}

/** Everything of the rule that is shown; what is being written stays as it is. */
async function loadRule() {
  const { id } = page;
  if (!id) return;
  const isNew = !page.rules.some((rule) => rule.id === id);
  const [rule, kept, tried, precision, offered] = isNew
    ? [null, { items: [] }, { items: [] }, null, { items: [] }]
    : await Promise.all([api.get(of(id)), api.get(of(id, '/versions')), mayRead('/backtests', { items: [] }), mayRead('/precision', null), mayRead('/proposals', { items: [] })]);
  if (page.id !== id) return;
  const isUntouched = page.draft?.text === page.rule?.newest.text;
  Object.assign(page, { rule, versions: kept.items, backtests: tried.items, precision, proposals: offered.items });
  if (rule && (isUntouched || page.draft?.rule.id !== id)) take(rule.newest);
  await show(page.shown?.rule === id ? page.shown.id : tried.items[0]?.id);
}

/** A version to go on writing from. */
function take({ text, rule }) {
  Object.assign(page, { draft: { text, rule }, refused: '', bad: {} });
}

async function show(id) {
  const found = id ? await getOr(null, of(page.id, `/backtests/${id}`)) : null;
  if (!found || found.rule === page.id) page.shown = found;
}

async function load() {
  try {
    await loadList();
    await loadRule();
    page.problem = null;
  } catch (problem) {
    page.problem = problem;
  }
  draw();
}

/** Does what somebody asks for; what is refused is said where they look. */
async function attempt(work, done = '') {
  try {
    await work();
    Object.assign(page, { refused: '', said: done });
  } catch (problem) {
    Object.assign(page, { refused: refusal(problem), said: '' });
  }
  draw();
}

/** A draft may be wrong; then the rule is shown as it was. */
async function draft(change, text) {
  const { problem, contradiction, ...written } = await api.post('rule-drafts', { ...change, text });
  page.contradiction = contradiction ?? null;
  if (problem) throw new Problem(422, { detail: contradiction ? above(contradiction) : problem });
  page.draft = written;
}

function badNumber(name, value) {
  const { min, max, unit } = page.kinds[page.draft.rule.kind].parameters.find((parameter) => parameter.name === name);
  return t('rules.bad', { name, value, min, max: unit === 'duration' ? max : `${max} ${unit}`.trim() });
}

const actions = {
  edit: async (change) => {
    const text = change.text ?? page.draft.text;
    page.draft = { ...page.draft, text };
    await attempt(() => draft(change, text));
    // What was refused stays in its field, to be put right there.
    page.bad = page.refused ? (change.parameters ?? {}) : {};
    if (!page.contradiction) for (const [name, value] of Object.entries(page.bad)) page.refused = badNumber(name, value);
    draw();
  },
  take: (version) => attempt(async () => take(version)),
  publish: (note) => attempt(async () => {
    const { text, rule } = page.draft;
    await api.post(`rules?note=${encodeURIComponent(note)}`, text, { type: 'text/plain' });
    page.draft = null;
    location.hash = `#/${rule.id}`;
    await load();
  }, t('rules.published')),
  rollBack: (version) => attempt(async () => {
    await api.post(of(page.id, '/rollback'), { version });
    page.draft = null;
    await load();
  }, t('rules.rolledback', { version })),
  begin: (kind, id) => attempt(async () => {
    const text = page.kinds[kind].example.replace(/^id:.*$/m, `id: ${id}`);
    await draft({ fields: { mode: 'shadow' } }, text);
    page.id = page.draft.rule.id;
    location.hash = `#/${id}`;
    await loadRule();
  }),
  days: (days) => {
    page.days = days;
    draw();
  },
  tryOut: () => attempt(async () => {
    const asked = await api.post(of(page.id, '/backtests'), { text: page.draft.text, days: page.days });
    page.backtests = [asked, ...page.backtests];
    page.shown = asked;
  }),
  cancel: (id) => attempt(() => api.delete(of(page.id, `/backtests/${id}`)), t('rules.cancelling')),
  show: (id) => attempt(() => show(id)),
  better: () => attempt(() => api.post(of(page.id, '/proposals')), t('rules.better.asked')),
  decide: (id, state) => attempt(async () => {
    await api.put(of(page.id, `/proposals/${id}`), { state });
    if (state === 'accepted') page.draft = null;
    await load();
  }, t(`rules.better.${state}`)),
};

const work = () => html`<main id="main" class="desk" tabindex="-1">
  ${ruleList(page, isAnalyst() ? naming(page, actions.begin) : nothing)}
  ${page.draft ? editor(page, isAnalyst(), actions, publishing(page, actions.publish)) : html`<section class="panel">${bones(t('rules.loading'))}</section>`}
  <div class="right">
    ${backtests(page, isAnalyst(), actions)} ${proposals(page, isAnalyst(), actions)} ${figures(page)} ${versions(page, isAnalyst(), actions)}
  </div>
</main>`;

function content() {
  if (page.problem && !page.rules) return html`<main id="main" class="page-waits" tabindex="-1"><section class="panel">${trouble(page.problem, load)}</section></main>`;
  return page.rules && page.who ? work() : html`<main id="main" class="page-waits" tabindex="-1"><section class="panel">${bones(t('rules.loading'))}</section></main>`;
}

function draw() {
  render(
    html`<a class="skip" href="#main" @click=${(event) => { event.preventDefault(); document.getElementById('main').focus(); }}>${t('skip.main')}</a>
      <linli-top page="rules" .who=${page.who}></linli-top>
      ${page.isCut ? html`<p class="cut" role="status">${t('rules.cut')}</p>` : nothing}
      ${content()}`,
    root,
  );
}

let soon = null;

function later() {
  soon ??= setTimeout(() => {
    soon = null;
    load();
  }, CALM);
}

async function begin() {
  document.title = t('rules.page');
  draw();
  page.who = await whoAmI();
  const { items } = await api.get('rule-kinds');
  page.kinds = Object.fromEntries(items.map((kind) => [kind.kind, kind]));
  addEventListener('hashchange', () => {
    if (location.hash.startsWith('#/')) load();
  });
  follow({
    reload: load,
    rule: later,
    backtest: (told) => told.rule === page.id && later(),
    cut: () => {
      page.isCut = true;
      draw();
    },
    live: () => {
      page.isCut = false;
      draw();
    },
  });
}

begin().catch((problem) => {
  page.problem = problem;
  draw();
});
