// Parts that several pages share: level, tag, clock with its rail, top bar, and the states of a panel.
import { LitElement, html, nothing, svg } from 'lit';
import { icon, levelNumber, levelSign, logo } from './icons.js';
import { homeOf, logOut } from './session.js';
import { clock, day, duration, everySecond, hm, hms, now } from './time.js';
import { knows, otherLanguage, speak, t } from './words.js';

/** Elements of ours stand in the page itself: one sheet of styles for all. */
export class Part extends LitElement {
  createRenderRoot() {
    return this;
  }
}

/** Draws itself again every second for as long as it stands in the page. */
export class Ticking extends Part {
  connectedCallback() {
    super.connectedCallback();
    this.leave = everySecond(() => this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leave();
  }
}

/** Shape, colour and word: 橙·紧急. */
export const level = (name) =>
  html`<span class="level level-${levelNumber(name)}">${levelSign(name)}<span>${t(`level.${name}`)}</span></span>`;

/** The fire brigade or the ambulance, called at once and beside all else; nothing where life is not in danger. */
export const emergency = ({ call = [] }) =>
  call.map((number) => html`<a class="btn call-out" href=${`tel:${number}`}>${icon('phone')}${t('call.now', { number, who: knows(`call.${number}`) ? t(`call.${number}`) : '' })}</a>`);

export const tag = (text, kind = '') => html`<span class="tag ${kind && `tag-${kind}`}">${text}</span>`;

/** 时限轨: time used of the time given. @param share from 0 to 1 and beyond @param ticks shares too */
export const rail = (share, ticks = []) => {
  const used = Math.max(0, Math.min(1, share)) * 100;
  const late = share >= 1;
  return html`<svg class="rail ${late ? 'rail-late' : ''}" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rail-all" y="3" width="100" height="2"></rect>
    <rect class="rail-used" y=${late ? 1 : 2} width=${used} height=${late ? 6 : 4}></rect>
    ${ticks.map((tick) => svg`<rect class="rail-tick" x=${tick * 100 - 0.3} width=".6" height="8"></rect>`)}
    ${late ? nothing : svg`<rect class="rail-now" x=${Math.max(0, used - 0.5)} width="1" height="8"></rect>`}
  </svg>`;
};

/** Clocks that can be seen; the others stand still, since there may be hundreds. */
const seen = new Set();
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const clocks = target.querySelectorAll('linli-due');
    clocks.forEach((each) => (isIntersecting ? seen.add(each) && each.requestUpdate() : seen.delete(each)));
  }
});
everySecond(() => seen.forEach((each) => each.requestUpdate()));

/** Time left of the next step, or for how long it is overdue; where no limit is set, for how long it is open. */
class Due extends Part {
  static properties = { due: { attribute: false }, opened: { attribute: false } };

  connectedCallback() {
    super.connectedCallback();
    // It has no box of its own.
    this.box = this.parentElement;
    watcher.observe(this.box);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    watcher.unobserve(this.box);
    seen.delete(this);
  }

  render() {
    const { due } = this;
    if (!due) {
      return html`<b>${clock(now() - Date.parse(this.opened))}</b><span>${t('due.open')}</span>`;
    }
    const left = Date.parse(due.at) - now();
    const limit = duration(due.limit) || Date.parse(due.at) - Date.parse(due.since);
    const step = t(`due.${due.step}`);
    return left > 0
      ? html`<b>${clock(left)}</b><span>${step}</span>${rail(1 - left / limit)}`
      : html`<span class="tag tag-out">${t('due.late', { time: clock(-left) })}</span><span>${step}</span>${rail(1)}`;
  }
}
customElements.define('linli-due', Due);

export const due = (incident) =>
  html`<linli-due .due=${incident.due ?? null} .opened=${incident.opened_at}></linli-due>`;

const PAGES = [
  { page: 'console', href: '/console', roles: ['GRID_LEAD', 'COMMUNITY_DUTY', 'STREET_DISPATCHER', 'MANAGER', 'SUPERVISOR', 'CHECKER', 'ANALYST'] },
  { page: 'counter', href: '/counter', roles: ['GRID_WORKER', 'GRID_LEAD', 'COMMUNITY_DUTY', 'STREET_DISPATCHER', 'PROPERTY'] },
  { page: 'tasks', href: '/tasks', roles: ['GRID_WORKER', 'GRID_LEAD', 'PROPERTY', 'VOLUNTEER', 'DEPT_HANDLER'] },
  { page: 'manage', href: '/manage', roles: ['MANAGER', 'SUPERVISOR', 'CHECKER', 'STREET_DISPATCHER', 'COMMUNITY_DUTY', 'GRID_LEAD', 'ANALYST'] },
  { page: 'rosters', href: '/rosters', roles: ['GRID_WORKER', 'GRID_LEAD', 'PROPERTY', 'COMMUNITY_DUTY', 'STREET_DISPATCHER', 'DEPT_HANDLER', 'VOLUNTEER', 'MANAGER', 'SUPERVISOR', 'ADMIN'] },
  { page: 'rules', href: '/rules', roles: ['ANALYST', 'MANAGER', 'SUPERVISOR', 'STREET_DISPATCHER', 'ADMIN'] },
  { page: 'devices', href: '/devices', roles: ['DEVICE_ADMIN', 'ADMIN', 'COMMUNITY_DUTY', 'GRID_LEAD', 'MANAGER'] },
  { page: 'setup', href: '/setup', roles: ['DEVICE_ADMIN', 'ADMIN'] },
];

/** Light, dark; what is shown now decides which comes next. */
function turnTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = isDark ? 'light' : 'dark';
  localStorage.setItem('linli.theme', root.dataset.theme);
}

export const themeButton = () =>
  html`<button class="btn btn-icon btn-quiet" type="button" aria-label=${t('top.theme')} title=${t('top.theme')} @click=${turnTheme}>${icon('moon')}</button>`;

export const languageButton = () =>
  html`<button class="btn btn-quiet" type="button" lang=${otherLanguage.code} @click=${() => speak(otherLanguage.code)}>${otherLanguage.name}</button>`;

export const brand = () => html`<a class="brand" href="/">${logo}${t('linli')}</a>`;

/** What a person does here, in their language. */
export const roleName = (role) => (knows(`role.${role}`) ? t(`role.${role}`) : role);

class Clock extends Ticking {
  render() {
    const at = now();
    return html`<time class="clock" datetime=${new Date(at).toISOString()}><b>${hms(at)}</b><span class="faint">${day(at)}</span></time>`;
  }
}
customElements.define('linli-clock', Clock);

/**
 * The bar of the desk pages: where one is, who one is, what time it is.
 *
 * `page` is the name of the present one, `who` who is logged in, `extra` what the page itself has to say there.
 */
class Top extends Part {
  static properties = { page: {}, who: { attribute: false }, extra: { attribute: false } };

  render() {
    const { who } = this;
    const pages = PAGES.filter(({ page, roles }) => page === this.page || roles.includes(who?.role));
    return html`<header class="top">
      ${brand()}
      <nav aria-label=${t('top.nav')}>${pages.map(
        ({ page, href }) => html`<a href=${href} aria-current=${page === this.page ? 'page' : nothing}>${t(`page.${page}`)}</a>`,
      )}</nav>
      <div class="top-end">
        ${this.extra ?? nothing} ${languageButton()} ${themeButton()} ${who ? this.person(who) : nothing}
        <linli-clock></linli-clock>
      </div>
    </header>`;
  }

  person(who) {
    return html`<a class="who" href=${homeOf(who.role)}><span class="avatar" aria-hidden="true">${[...who.name][0]}</span><span class="who-text"><b>${who.name}</b><span class="faint">${roleName(who.role)}</span></span></a>
      <button class="btn btn-quiet" type="button" @click=${logOut}>${t('top.logout')}</button>`;
  }
}
customElements.define('linli-top', Top);

/** What happened, whose turn it is now, one way on; the type of the problem small below. */
export const trouble = (problem, again) => html`<div class="fill" role="alert">
  <p class="big-say">${icon('cross', 'l')}${problem.status === 0 ? t('trouble.away') : t('trouble.title')}</p>
  <p>${problem.status === 0 ? t('trouble.away.say') : refusal(problem)}</p>
  ${problem.status ? html`<p class="faint code">${problem.status} ${problem.type?.split(':').pop()}</p>` : nothing}
  ${again ? html`<button class="btn" type="button" @click=${again}>${t('trouble.again')}</button>` : nothing}
</div>`;

/** Why, in our words where we have some for its reason or type, else in the server's. */
export function refusal(problem) {
  if (problem.status === 0) return t('trouble.away.say');
  if (problem.by || problem.meanwhile) return meanwhile(problem);
  const type = problem.type?.split(':').pop();
  for (const key of [`problem.${problem.reason}`, `problem.${type}`]) {
    if (knows(key)) return t(key);
  }
  return problem.message;
}

/** Who was faster, with what, and how it stands now. */
function meanwhile({ by, since, responsible, meanwhile: last, state }) {
  if (by) {
    const first = t('refused.first', { name: by.name, time: hm(since) });
    return responsible ? `${first} ${t('refused.responsible', { name: responsible.name })}` : first;
  }
  const name = last.by.username === 'system' ? t('life.system') : last.by.name;
  const did = knows(`life.step.${last.step}`) ? t(`life.step.${last.step}`) : last.step;
  return `${t('refused.meanwhile', { name, time: hm(last.at), did })} ${t('refused.now', { state: t(`state.${state}`) })}`;
}

/** Still bones, for who waits longer than a second. */
export const bones = (say) => html`<div class="late-bones" aria-busy="true"><p class="note" role="status">${say}</p>
  <ul class="bones" aria-hidden="true">${[1, 2, 3].map(() => html`<li><i></i><span></span></li>`)}</ul></div>`;

/** Never only "no data": what is so, and what cannot be heard. */
export const empty = (title, say) => html`<div class="fill">
  <svg class="quiet-art" viewBox="0 0 120 64" aria-hidden="true"><path d="M6 60V30L28 12 50 30V60M50 60V36L70 20 90 36V60M2 60H112"></path><rect class="lit" x="22" y="36" width="12" height="12" rx="1"></rect></svg>
  <p class="big-say">${title}</p><p class="soft">${say}</p></div>`;
