'use strict';

// The paper on a reader's device. Pages come from the network whenever there is one, so that nothing
// shown is older than it must be; without one, from what was kept: stories the reader saved, those
// read lately, and the page that lists them. Nothing is sent from here but what a reader asks for.
const SHELL = [/* assets */];
const SAVED = '/saved', HOME = '/';
const CACHES = { shell: 'shell', kept: 'kept', lately: 'lately', pictures: 'pictures' };
const MOST_SHELL = 60, MOST_LATELY = 30, MOST_PICTURES = 60, LARGEST = 1 << 20;
const ANY = { ignoreVary: true, ignoreSearch: true };

// Copies that were handed to pages, by the page: when each was kept.
const copies = new Map();

// The list of the edition read last, and its front page.
const isList = place => /^(\/[^/]+)?\/saved$/.test(place);
async function edition() {
  const list = await (await caches.match('/list'))?.text() ?? SAVED;
  return { list, home: list.slice(0, -SAVED.length) || HOME };
}

self.addEventListener('install', event => event.waitUntil(install()));
self.addEventListener('activate', event => event.waitUntil(activate()));
self.addEventListener('fetch', fetching);
self.addEventListener('message', event => {
  const kept = copies.get(event.source?.id);
  event.ports[0]?.postMessage(kept || '');
});

const quiet = place => fetch(place, { headers: { Purpose: 'prefetch' }, cache: 'no-cache' });

async function install() {
  const shell = await caches.open(CACHES.shell);
  for (const place of SHELL) if (!await shell.match(place, ANY)) await shell.put(place, await quiet(place));
  await shell.put(SAVED, await whole(quiet(SAVED)));
  const home = await quiet(HOME);
  if (home.ok) await remember(HOME, home);
  await self.skipWaiting();
}

async function whole(asked) {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.url} answers ${response.status}`);
  return response;
}

// A page kept a while ago wants the style it was made with, so those of the last releases stay.
async function activate() {
  await trim(CACHES.shell, MOST_SHELL, place => SHELL.includes(place) || isList(place));
  await self.clients.claim();
}

function fetching(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(event, url.pathname));
  else if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (url.pathname.startsWith('/media/') && request.destination === 'image') {
    event.respondWith(picture(event));
  }
}

async function page(event, place) {
  try {
    // The browser's own cache may be a minute behind and would hide that there is no connection.
    const response = await fetch(event.request, { cache: 'no-cache' });
    if (response.ok && response.headers.get('content-type')?.startsWith('text/html')) {
      event.waitUntil(noticed(place, response.clone()));
    } else if ([404, 410, 451].includes(response.status)) {
      event.waitUntil(forget(place));
    }
    return response;
  } catch {
    return copy(event, place);
  }
}

async function copy(event, place) {
  for (const name of [CACHES.kept, CACHES.lately]) {
    const response = await (await caches.open(name)).match(place, ANY);
    if (response) {
      if (copies.size > 50) copies.clear();
      copies.set(event.resultingClientId, Number(response.headers.get('x-kept')));
      return response;
    }
  }
  const { list } = await edition();
  return (await caches.match(list, ANY)) || (await caches.match(SAVED, ANY)) || Response.error();
}

// A story that is kept is kept as it is now, and one read just now is one read lately.
async function noticed(place, response) {
  if (isList(place)) {
    await (await caches.open(CACHES.shell)).put(place, response);
    return;
  }
  const kept = await caches.open(CACHES.kept);
  const before = await kept.match(place, ANY);
  if (before) await kept.put(place, await stamped(response, before.headers.get('x-files') || ''));
  else if (place.startsWith('/stories/') || await isHome(place)) await remember(place, response);
}

async function isHome(place) {
  return place === HOME || place === (await edition()).home;
}

async function remember(place, response) {
  const lately = await caches.open(CACHES.lately);
  await lately.delete(place, ANY);
  await lately.put(place, await stamped(response, ''));
  const { home } = await edition();
  await trim(CACHES.lately, MOST_LATELY, kept => kept === HOME || kept === home);
}

async function stamped(response, files) {
  const text = await response.text();
  const title = /<h1[^>]*>(?:<a[^>]*>)?([^<]*)/.exec(text)?.[1] ?? '';
  const headers = new Headers(response.headers);
  headers.set('x-title', encodeURIComponent(plain(title)));
  headers.set('x-kept', Date.now());
  headers.set('x-files', files);
  return new Response(text, { headers });
}

function plain(text) {
  const marks = { amp: '&', lt: '<', gt: '>', quot: '"', '#34': '"', '#39': "'" };
  return text.replace(/&(amp|lt|gt|quot|#34|#39);/g, (_, name) => marks[name]).trim();
}

async function forget(place) {
  for (const name of [CACHES.kept, CACHES.lately]) await (await caches.open(name)).delete(place, ANY);
}

async function asset(request) {
  return (await caches.match(request, ANY)) || fetch(request);
}

// Pictures come from the network too while there is one: the right to show one may have ended.
async function picture(event) {
  try {
    const response = await fetch(event.request);
    const length = Number(response.headers.get('content-length'));
    if (response.status === 200 && length > 0 && length <= LARGEST) {
      event.waitUntil(hang(event.request, response.clone()));
    }
    return response;
  } catch {
    return (await caches.match(event.request, ANY)) || Response.error();
  }
}

async function hang(request, response) {
  await (await caches.open(CACHES.pictures)).put(request, response);
  await trim(CACHES.pictures, MOST_PICTURES, () => false);
}

// Takes the oldest away until at most so many are left.
async function trim(name, most, stays) {
  const cache = await caches.open(name);
  const all = (await cache.keys()).filter(request => !stays(new URL(request.url).pathname));
  for (const request of all.slice(0, Math.max(0, all.length - most))) await cache.delete(request);
}

// ---- Alerts

self.addEventListener('push', event => event.waitUntil(alerted(event.data?.json() ?? {})));

async function alerted({ title, text, path, tag, lang }) {
  if (!title) return;
  const words = await (await caches.match('/words'))?.json();
  await self.registration.showNotification(title, {
    body: text, tag, lang, dir: 'auto', icon: '/icons/192.png', data: { path },
    actions: words ? [{ action: 'stop', title: words.stop }] : []
  });
}

self.addEventListener('notificationclick', event => {
  event.notification.close();
  event.waitUntil(event.action === 'stop' ? stop() : follow(event.notification.data?.path || HOME));
});

async function follow(path) {
  if (path.startsWith('/') && !path.startsWith('//')) await self.clients.openWindow(path);
}

const post = (place, body) => fetch(place, {
  method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body)
});

async function stop() {
  const made = await self.registration.pushManager.getSubscription();
  if (!made) return;
  await made.unsubscribe();
  await post('/push/cancellations', { endpoint: made.endpoint });
}

self.addEventListener('pushsubscriptionchange', event => event.waitUntil(renew(event)));

// Browsers replace a subscription now and then.
async function renew(event) {
  const key = event.oldSubscription?.options.applicationServerKey;
  if (!key) return;
  const made = await self.registration.pushManager.subscribe(
    { userVisibleOnly: true, applicationServerKey: key });
  await post('/push/subscriptions', made.toJSON());
  await post('/push/cancellations', { endpoint: event.oldSubscription.endpoint });
}
