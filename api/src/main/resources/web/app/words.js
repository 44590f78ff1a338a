// What is said, in the language of the page: one flat file of keys for each.
export const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';

const answer = await fetch(`/web/words/${lang}.json`);
const words = await answer.json();

/** The sentence of this key, with {names} filled in. A missing key shows itself. */
export function t(key, values = {}) {
  const text = words[key];
  if (text === undefined) {
    console.error(`no words for ${key}`);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? '');
}

/** Whether there are words for this key: for what a newer server may say. */
export const knows = (key) => words[key] !== undefined;

/** One of `{zh, en}`. */
export const say = (text) => (text ? (text[lang] ?? text.zh ?? text.en ?? '') : '');

/** The name of a place or person that may have an English one. */
export const named = (thing) => (lang === 'en' ? (thing.name_en ?? thing.name) : thing.name);

/** The other language, in its own name. */
export const otherLanguage = { code: lang === 'zh' ? 'en' : 'zh', name: lang === 'zh' ? 'English' : '中文' };

export function speak(code) {
  localStorage.setItem('linli.lang', code);
  location.reload();
}
