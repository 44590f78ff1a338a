// What is asked before something happens: the name of a new rule, and why a version is published.
import { html } from 'lit';
import { icon } from './icons.js';
import { say, t } from './words.js';

const open = (id) => () => document.getElementById(id).showModal();
const close = (event) => event.target.closest('dialog').close();

/** A new rule of some kind, on trial at first. */
export function naming(page, begin) {
  const submit = (event) => {
    event.preventDefault();
    const { kind, id } = event.target.elements;
    close(event);
    begin(kind.value, id.value.trim());
  };
  return html`<button class="btn btn-icon btn-quiet push" type="button" aria-label=${t('rules.new')} title=${t('rules.new')} @click=${open('new-rule')}>${icon('plus')}</button>
    <dialog id="new-rule" class="ask" aria-labelledby="new-rule-h"><form @submit=${submit}>
      <h2 id="new-rule-h">${t('rules.new')}</h2>
      <div class="field"><label for="new-kind">${t('rules.kind')}</label><span class="in"><select id="new-kind" name="kind">${Object.values(page.kinds).map(
        ({ kind, title }) => html`<option value=${kind}>${say(title)}</option>`,
      )}</select></span></div>
      <div class="field"><label for="new-id">${t('rules.id')}</label><span class="in"><input id="new-id" name="id" required maxlength="64" pattern="[a-z0-9][a-z0-9\\-]*" autocomplete="off" aria-describedby="new-id-h"></span><small id="new-id-h">${t('rules.id.say')}</small></div>
      <p class="ask-acts"><button class="btn" type="button" @click=${close}>${t('rules.no')}</button><button class="btn btn-primary" type="submit">${t('rules.begin')}</button></p>
    </form></dialog>`;
}

/** What it will mean, and why. */
export function publishing(page, publish) {
  const submit = (event) => {
    event.preventDefault();
    const note = event.target.elements.note.value.trim();
    event.target.reset();
    close(event);
    publish(note);
  };
  const { mode, id } = page.draft?.rule ?? {};
  return html`<button class="btn" type="button" ?disabled=${Boolean(page.refused)} @click=${open('publish-rule')}>${icon('up')}${t('rules.publish')}</button>
    <dialog id="publish-rule" class="ask" aria-labelledby="publish-h"><form @submit=${submit}>
      <h2 id="publish-h">${t('rules.publish.of', { id })}</h2>
      <p class="soft">${mode ? t(`rules.publish.${mode}`) : ''}</p>
      <div class="field"><label for="publish-note">${t('rules.note')}</label><span class="in"><input id="publish-note" name="note" maxlength="500" autocomplete="off"></span></div>
      <p class="ask-acts"><button class="btn" type="button" @click=${close}>${t('rules.no')}</button><button class="btn btn-primary" type="submit">${t('rules.publish.yes')}</button></p>
    </form></dialog>`;
}
