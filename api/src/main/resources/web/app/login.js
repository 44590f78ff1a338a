// Who comes by a link to a page of theirs logs in here and goes on there.
import { html, nothing, render } from 'lit';
import { icon } from './icons.js';
import { brand, languageButton, refusal, themeButton } from './parts.js';
import { codes, secondStep } from './login-second.js';
import { api, changePassword, homeOf, logIn, whoAmI } from './session.js';
import { say, t } from './words.js';

const page = { busy: false, shown: false, problem: '', change: null, code: null, second: null, codes: null, oidc: '' };
const main = document.createElement('div');
main.className = 'login';
document.body.append(main);
document.title = t('login.title');

const draw = () => render(view(), main);

/** Only a path of ours: a link must not lead elsewhere after the login, nor by a tab that browsers leave out. */
function next(role) {
  const wanted = new URLSearchParams(location.search).get('next') ?? '';
  return /^\/(?![/\\])[^\t\r\n]*$/.test(wanted) ? wanted : homeOf(role);
}

async function submit(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  page.busy = true;
  page.problem = '';
  draw();
  try {
    await goOn(form);
  } catch (problem) {
    page.busy = false;
    if (problem.type.endsWith(':code-needed')) {
      page.code = { username: form.get('username').trim(), password: form.get('password') };
      draw();
      main.querySelector('#code').focus();
      return;
    }
    page.problem = problem.type.endsWith(':wrong-code') || page.second ? t('login.code.wrong') : problem.errors.length > 0 ? say(problem.errors[0].reason) : refusal(problem);
    draw();
    main.querySelector('#password, #new, #code').focus();
  }
}

async function goOn(form) {
  if (page.second) {
    page.codes = (await api.put('session/second-step', { code: form.get('code') }, { anonymous: true })).recovery_codes;
    page.busy = false;
    draw();
    return;
  }
  const password = page.code?.password ?? form.get('password') ?? form.get('new');
  const who = await enter(form);
  page.busy = false;
  if (who.must_change_password) {
    Object.assign(page, { change: { who, old: password }, code: null });
    draw();
    main.querySelector('#new').focus();
  } else if (who.must_set_up_second_step) {
    page.second = { who, ...(await api.post('session/second-step', { password }, { anonymous: true })) };
    draw();
    main.querySelector('#code').focus();
  } else {
    location.assign(next(who.role));
  }
}

/** The first password is one that somebody else knows: it is good for choosing another. */
async function enter(form) {
  if (page.code) return logIn(page.code.username, page.code.password, form.get('code').trim());
  if (!page.change) return logIn(form.get('username').trim(), form.get('password'));
  await changePassword(page.change.old, form.get('new'));
  return { ...page.change.who, must_change_password: false };
}

function show() {
  page.shown = !page.shown;
  draw();
}

const view = () => html`
  <header class="land-top">${brand()}<nav aria-label=${t('top.nav')}>${languageButton()}${themeButton()}</nav></header>
  <main id="main" class="login-main">
    ${page.codes ? codes(page.codes, next(page.second.who.role))
      : page.second ? secondStep(page, submit, trouble)
        : page.code && !page.change ? asking() : page.change ? changing() : loggingIn()}
  </main>`;

const changing = () => html`<form class="panel login-form" @submit=${submit}>
  <h1>${t('login.change')}</h1>
  <p class="soft">${t('login.change.say')}</p>
  <label for="new">${t('login.change.new')}</label>
  <input id="new" name="new" type="password" required minlength="10" maxlength="256" autocomplete="new-password">
  ${trouble()}
  <button class="btn btn-primary" type="submit" aria-busy=${page.busy}>${t('login.change.do')}</button>
</form>`;

const asking = () => html`<form class="panel login-form" @submit=${submit}>
  <h1>${t('login.code')}</h1>
  <p class="soft">${t('login.code.say')}</p>
  <label for="code">${t('login.code.label')}</label>
  <input id="code" name="code" type="text" required minlength="6" maxlength="32" autocomplete="one-time-code" autocapitalize="none" spellcheck="false">
  ${trouble()}
  <button class="btn btn-primary" type="submit" aria-busy=${page.busy}>${t('login')}</button>
</form>`;

const trouble = () => html`<p class="login-problem" role="alert">${page.problem ? html`${icon('cross', 's')}${page.problem}` : nothing}</p>`;

const loggingIn = () => html`<form class="panel login-form" @submit=${submit}>
      <h1>${t('login')}</h1>
      <label for="username">${t('login.name')}</label>
      <input id="username" name="username" type="text" required maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false" autofocus>
      <label for="password">${t('login.password')}</label>
      <span class="login-password">
        <input id="password" name="password" type=${page.shown ? 'text' : 'password'} required maxlength="256" autocomplete="current-password">
        <button class="btn btn-icon btn-quiet" type="button" aria-pressed=${page.shown} aria-label=${t('login.show')} @click=${show}>${icon(page.shown ? 'blind' : 'eye')}</button>
      </span>
      ${trouble()}
      <button class="btn btn-primary" type="submit" aria-busy=${page.busy}>${t('login')}</button>
      ${page.oidc ? html`<a class="btn" href=${page.oidc}>${t('login.oidc')}</a>` : nothing}
    </form>`;

if (location.hash === '#refused') page.problem = t('login.oidc.refused');
draw();
if (location.hash === '#in') whoAmI().then((who) => location.replace(homeOf(who.role)));
api.get('about', { anonymous: true }).then(({ oidc }) => {
  page.oidc = oidc ?? '';
  draw();
});
// Where nobody can log in yet, the first one is made.
api.get('setup', { anonymous: true }).then(({ done }) => done || location.replace('/setup'));
