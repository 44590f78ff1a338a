// An administrator binds the login to a telephone, and keeps codes for when it is lost.
import { html } from 'lit';
import { t } from './words.js';

/** The code as an image of its own, so that nothing in it can become part of the page. */
const picture = (svg) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

export const secondStep = ({ second, busy }, submit, trouble) => html`<form class="panel login-form" @submit=${submit}>
  <h1>${t('login.second')}</h1>
  <p class="soft">${t('login.second.say')}</p>
  <img class="login-qr" src=${picture(second.code_svg)} alt=${t('login.second.qr')}>
  <p class="soft">${t('login.second.secret')} <code>${second.secret}</code></p>
  <label for="code">${t('login.code.label')}</label>
  <input id="code" name="code" type="text" inputmode="numeric" required pattern="[0-9]{6}" maxlength="6" autocomplete="one-time-code">
  ${trouble()}
  <button class="btn btn-primary" type="submit" aria-busy=${busy}>${t('login.second.do')}</button>
</form>`;

/** Told this once. */
export const codes = (all, onwards) => html`<section class="panel login-form">
  <h1>${t('login.codes')}</h1>
  <p class="soft">${t('login.codes.say')}</p>
  <ul class="login-codes">${all.map((code) => html`<li><code>${code}</code></li>`)}</ul>
  <a class="btn btn-primary" href=${onwards}>${t('login.codes.do')}</a>
</section>`;
