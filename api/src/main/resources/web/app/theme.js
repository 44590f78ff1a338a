// Before the first paint: the colours and the language that this browser chose. A classic script, since modules come later.
(() => {
  const root = document.documentElement;
  const theme = localStorage.getItem('linli.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  const chosen = localStorage.getItem('linli.lang');
  const lang = chosen === 'zh' || chosen === 'en' ? chosen : navigator.language.startsWith('zh') ? 'zh' : 'en';
  root.lang = lang === 'zh' ? 'zh-CN' : 'en';
})();
