// Who objects to being judged by a case, and what became of it.
import { html, nothing } from 'lit';
import { tag } from './parts.js';
import { api } from './session.js';
import { stamp } from './time.js';
import { t } from './words.js';

export const judge = (appeal, state, note) => api.put(`appeals/${appeal.id}`, { state, note });

function deciding(appeal, decide) {
  const submit = (event) => {
    event.preventDefault();
    decide(appeal, event.submitter.value, event.target.elements.note.value.trim());
  };
  return html`<form class="appeal" @submit=${submit}>
    <label class="vh" for=${`why-${appeal.id}`}>${t('manage.appeal.why')}</label>
    <span class="in"><input id=${`why-${appeal.id}`} name="note" required maxlength="2000" autocomplete="off" placeholder=${t('manage.appeal.why')}></span>
    <button class="btn btn-primary" type="submit" value="upheld">${t('manage.appeal.uphold')}</button>
    <button class="btn" type="submit" value="rejected">${t('manage.appeal.reject')}</button>
  </form>`;
}

export const appeals = ({ appeals: items }, who, decide) => html`<section class="panel" id="appeals" aria-labelledby="appeal-h">
  <div class="panel-head"><h2 id="appeal-h">${t('manage.appeals')} <span class="faint">${items.filter((each) => each.state === 'open').length}</span></h2><span class="push faint">${t('manage.appeals.say')}</span></div>
  ${items.length === 0
    ? html`<p class="note">${t('manage.appeals.none')}</p>`
    : html`<ul class="pairs">${items.map(
        (appeal) => html`<li><span><a href=${`/console#/${appeal.incident}`}><b>${appeal.by}</b></a> ${appeal.reason}<small>${stamp(appeal.at)}${appeal.decision ? html` · ${appeal.decided_by}: ${appeal.decision}` : nothing}</small>
          ${appeal.state === 'open' && who.role === 'SUPERVISOR' ? deciding(appeal, decide) : nothing}</span>
          <span>${tag(t(`manage.appeal.${appeal.state}`), appeal.state === 'upheld' ? 'on' : '')}</span></li>`,
      )}</ul>`}
</section>`;
