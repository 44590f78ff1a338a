// One incident: what it is, what I can do, its evidence, its life from the first reading on.
import { html, nothing } from 'lit';
import './desk-acts.js';
import { desk, listening } from './desk.js';
import { chartOf } from './evidence.js';
import { levelNumber, levelSign } from './icons.js';
import { isOver, kindName, placeName, sentence, stateWord } from './incident.js';
import { ahead, lines } from './lifeline.js';
import { Part, bones, due, emergency, tag, trouble } from './parts.js';
import { photo } from './photos.js';
import { everySecond, isToday, dateOf, hm, now, span } from './time.js';
import { named, t } from './words.js';

const TICK = 5;

class Life extends listening(Part, ['selected', 'detail', 'who', 'places']) {
  chart = null;

  connectedCallback() {
    super.connectedCallback();
    this.asked = () => this.draw();
    desk.addEventListener('detail', this.asked);
    desk.addEventListener('selected', () => this.forget());
    let ticks = 0;
    this.leave = everySecond(() => ++ticks % TICK === 0 && desk.detail && this.requestUpdate());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    desk.removeEventListener('detail', this.asked);
    this.leave();
  }

  forget() {
    this.chart = null;
  }

  async draw() {
    const { detail } = desk;
    if (!detail?.incident) return;
    const chart = await chartOf(detail, desk.who?.role).catch(() => null);
    if (detail === desk.detail) {
      this.chart = chart;
      this.requestUpdate();
    }
  }

  render() {
    return html`<section class="panel life" id="life" tabindex="-1" aria-labelledby="life-h">${this.content()}</section>`;
  }

  content() {
    const { detail } = desk;
    if (!desk.selected) return html`<h2 id="life-h" class="vh">${t('life')}</h2><p class="note">${t('life.none')}</p>`;
    if (!detail) return html`<h2 id="life-h" class="vh">${t('life')}</h2>${bones(t('life.loading'))}`;
    if (detail.problem) return html`<h2 id="life-h" class="vh">${t('life')}</h2>${trouble(detail.problem, () => desk.readDetail())}`;
    return html`${this.head(detail)}<linli-acts></linli-acts>${this.chart?.() ?? nothing}
      <h3 class="life-h">${t('life')}</h3>${this.steps(detail)}`;
  }

  head({ incident, home, cause }) {
    return html`<header class="life-head level-${levelNumber(incident.level)}">
      <div class="life-top"><span class="level">${levelSign(incident.level)}${t(`level.${incident.level}`)}</span>${tag(stateWord(incident, desk.nameOf))}
        <span class="faint push code" title=${incident.id}>${incident.id.slice(0, 8)}</span></div>
      <h2 id="life-h">${placeName(incident.place)}${home?.residents?.length ? html`　${home.residents.map(resident)}` : nothing}</h2>
      <p>${sentence(incident, desk.textOf(incident))}</p>
      ${cause ? html`<p class="note">${t('life.explained', { kind: kindName(cause.kind), place: placeName(cause.place) })}</p>` : nothing}
      ${isOver(incident) ? nothing : html`<p class="life-due">${due(incident)}</p>${emergency(incident)}`}
    </header>`;
  }

  steps({ incident, alerts }) {
    const isOpen = !isOver(incident);
    return html`<ol class="steps">
      ${lines(incident, alerts, desk.nameOf).map(step)}
      ${isOpen ? html`<li class="step now"><time>${hm(now())}</time><span class="node"></span><div><b>${t('life.now')}</b> <span class="faint">${t('life.since', { span: span(now() - Date.parse(incident.opened_at)) })}</span></div></li>` : nothing}
      ${ahead(incident).map(({ at, title, note }) => html`<li class="step next">${at ? moment(at) : html`<time>–</time>`}<span class="node"></span><div><b>${title}</b> <span>${note}</span></div></li>`)}
    </ol>`;
  }
}
customElements.define('linli-life', Life);

/** The time, and its day when that is not today. */
const moment = (at) => html`<time datetime=${new Date(at).toISOString()}>${hm(at)}${isToday(at) ? nothing : html`<small>${dateOf(at)}</small>`}</time>`;

const step = ({ at, level, title, note, n }) => html`<li class="step">${moment(at)}
  ${level ? html`<span class="node node-lv">${levelSign(level, 's')}</span>` : html`<span class="node"></span>`}
  <div><b>${title}</b> <span>${note}</span>${n ? html`<br>${photo(desk.selected, n)}` : nothing}</div></li>`;

/** 李*　86 岁: no more of a name than is needed to ask at the right door. */
const resident = (person) => html`<span class="life-who">${masked(named(person))} ${person.born ? t('life.age', { n: new Date(now()).getFullYear() - person.born }) : nothing} ${person.note ?? nothing}</span>`;

const masked = (name) => {
  const signs = [...name];
  return name.includes('*') || signs.length < 2 ? name : `${signs[0]}*${signs.length > 2 ? signs.at(-1) : ''}`;
};

