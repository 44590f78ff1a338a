// Lets the tasks work without a line. The shell is kept as a whole under the hash of its content, which the server
// writes in front of this file (EDITION, SHELL); answers are kept as the last that came; steps go up when it is back.
/* global EDITION, SHELL */
import { upload } from '/web/app/steps.js';

const SHELL_CACHE = `linli-shell-${EDITION}`;
const ANSWERS = 'linli-answers';
const API = '/api/v1/';

/** Counts who came and went: an answer to somebody before is not kept for the next. */
let visit = 0;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELL_CACHE)
      .then((cache) => cache.addAll(SHELL.map((path) => new Request(path, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('linli-shell-') && name !== SHELL_CACHE)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (url.pathname === `${API}session` && request.method !== 'GET') {
    event.respondWith(comeOrGo(request));
  } else if (request.method !== 'GET') {
    return;
  } else if (request.mode === 'navigate' && /^\/tasks(\/[^/]+)?\/?$/.test(url.pathname)) {
    event.respondWith(fromShell(url.pathname.split('/')[2] ? '/web/task.html' : '/web/tasks.html', request));
  } else if (url.pathname.startsWith('/web/')) {
    event.respondWith(fromShell(url.pathname, request));
  } else if (url.pathname.startsWith(API) && !url.pathname.startsWith(`${API}events`)) {
    event.respondWith(lastAnswer(request));
  }
});

async function fromShell(path, request) {
  const cache = await caches.open(SHELL_CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

/** Whoever comes or goes takes along what was kept for the one before, and what is still on its way. */
async function comeOrGo(request) {
  visit++;
  await caches.delete(ANSWERS);
  try {
    return await fetch(request);
  } finally {
    visit++;
    await caches.delete(ANSWERS);
  }
}

/** What the server says, or what it said last. */
async function lastAnswer(request) {
  const asked = visit;
  try {
    const answer = await fetch(request);
    if (answer.ok) {
      const cache = await caches.open(ANSWERS);
      await cache.put(keyOf(request), answer.clone());
      if (asked !== visit) await caches.delete(ANSWERS);
    }
    return answer;
  } catch (away) {
    const kept = await caches.match(keyOf(request), { cacheName: ANSWERS });
    if (kept) return kept;
    throw away;
  }
}

/** Times in a question change from one to the next; the last answer is the one to be shown all the same. */
function keyOf(request) {
  const url = new URL(request.url);
  for (const time of ['done_since', 'from', 'to']) url.searchParams.delete(time);
  return url.href;
}

self.addEventListener('sync', (event) => {
  if (event.tag === 'linli-steps') {
    event.waitUntil(
      upload().then((isDone) => {
        if (!isDone) throw new Error('not all steps could be uploaded');
      }),
    );
  }
});

/** What is pushed while no page is open, in the language of the page that asked for it. */
self.addEventListener('push', (event) => {
  const said = event.data?.json() ?? {};
  const isUrgent = said.level === 'I' || said.level === 'II';
  event.waitUntil(
    self.registration.showNotification(said.text?.[said.language] ?? said.text?.zh ?? '邻里', {
      tag: said.incident ?? said.id,
      renotify: isUrgent,
      requireInteraction: isUrgent,
      icon: '/web/icon.svg',
      lang: said.language,
      data: { path: said.incident ? `/tasks/${said.incident}` : '/tasks' },
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(openTask(event.notification.data.path));
});

async function openTask(path) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = pages.find((page) => new URL(page.url).pathname.startsWith('/tasks'));
  if (!open) return self.clients.openWindow(path);
  const page = await open.focus();
  return new URL(page.url).pathname === path ? page : page.navigate(path).catch(() => self.clients.openWindow(path));
}
