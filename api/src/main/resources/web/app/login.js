// Who comes by a link to a page of theirs logs in here and goes on there.
import { html, nothing, render } from 'lit';
import { icon } from './icons.js';
import { brand, languageButton, refusal, themeButton } from './parts.js';
import { api, changePassword, homeOf, logIn } from './session.js';
import { say, t } from './words.js';

const page = { busy: false, shown: false, problem: '', change: null };
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
    const who = await enter(form);
    if (who.must_change_password) {
      Object.assign(page, { busy: false, change: { who, old: form.get('password') } });
      draw();
      main.querySelector('#new').focus();
    } else {
      location.assign(next(who.role));
    }
  } catch (problem) {
    page.busy = false;
    page.problem = problem.errors.length > 0 ? say(problem.errors[0].reason) : refusal(problem);
    draw();
    main.querySelector('#password, #new').focus();
  }
}

/** The first password is one that somebody else knows: it is good for choosing another. */
async function enter(form) {
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
    ${page.change ? changing() : loggingIn()}
  </main>`;

const changing = () => html`<form class="panel login-form" @submit=${submit}>
  <h1>${t('login.change')}</h1>
  <p class="soft">${t('login.change.say')}</p>
  <label for="new">${t('login.change.new')}</label>
  <input id="new" name="new" type="password" required minlength="10" maxlength="256" autocomplete="new-password">
  ${trouble()}
  <button class="btn btn-primary" type="submit" aria-busy=${page.busy}>${t('login.change.do')}</button>
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
    </form>`;

draw();
// Where nobody can log in yet, the first one is made.
api.get('setup', { anonymous: true }).then(({ done }) => done || location.replace('/setup'));
