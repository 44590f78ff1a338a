// Who comes by a link to a page of theirs logs in here and goes on there.
import { html, nothing, render } from 'lit';
import { icon } from './icons.js';
import { brand, languageButton, refusal, themeButton } from './parts.js';
import { homeOf, logIn } from './session.js';
import { t } from './words.js';

const page = { busy: false, shown: false, problem: '' };
const main = document.createElement('div');
main.className = 'login';
document.body.append(main);
document.title = t('login.title');

const draw = () => render(view(), main);

/** Only a path of ours: a link must not lead elsewhere after the login. */
function next(role) {
  const wanted = new URLSearchParams(location.search).get('next') ?? '';
  return /^\/(?![/\\])/.test(wanted) ? wanted : homeOf(role);
}

async function submit(event) {
  event.preventDefault();
  const form = new FormData(event.target);
  page.busy = true;
  page.problem = '';
  draw();
  try {
    const who = await logIn(form.get('username').trim(), form.get('password'));
    location.assign(next(who.role));
  } catch (problem) {
    page.busy = false;
    page.problem = refusal(problem);
    draw();
    main.querySelector('#password').focus();
  }
}

function show() {
  page.shown = !page.shown;
  draw();
}

const view = () => html`
  <header class="land-top">${brand()}<nav aria-label=${t('top.nav')}>${languageButton()}${themeButton()}</nav></header>
  <main id="main" class="login-main">
    <form class="panel login-form" @submit=${submit}>
      <h1>${t('login')}</h1>
      <label for="username">${t('login.name')}</label>
      <input id="username" name="username" type="text" required maxlength="64" autocomplete="username" autocapitalize="none" spellcheck="false" autofocus>
      <label for="password">${t('login.password')}</label>
      <span class="login-password">
        <input id="password" name="password" type=${page.shown ? 'text' : 'password'} required maxlength="256" autocomplete="current-password">
        <button class="btn btn-icon btn-quiet" type="button" aria-pressed=${page.shown} aria-label=${t('login.show')} @click=${show}>${icon(page.shown ? 'blind' : 'eye')}</button>
      </span>
      <p class="login-problem" role="alert">${page.problem ? html`${icon('cross', 's')}${page.problem}` : nothing}</p>
      <button class="btn btn-primary" type="submit" aria-busy=${page.busy}>${t('login')}</button>
    </form>
  </main>`;

draw();
