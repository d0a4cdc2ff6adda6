'use strict';

// What a reader's own device does for the paper: it keeps stories to read without a connection, and
// shows alerts of breaking news to those who asked for them. Nothing that it keeps leaves it. Works
// only where browsers allow it (a secure connection, and a reader who lets the site keep something);
// pages do without.
(() => {
  if (!('serviceWorker' in navigator) || !('caches' in window)) return;
  const WORKER = '/sw.js';
  const KEPT = 'kept', LATELY = 'lately';
  const STORIES = 100, PICTURES = 20, LARGEST = 1 << 20, ROOM = 50 << 20;
  const find = (name, from = document) => from.querySelector(`[data-${name}]`);
  const show = (element, shown = true) => { if (element) element.hidden = !shown; };
  const when = time => new Date(time).toLocaleString(document.documentElement.lang || 'en',
    { dateStyle: 'medium', timeStyle: 'short' });
  const clock = time => Object.assign(document.createElement('time'),
    { dateTime: new Date(time).toISOString(), textContent: when(time) });

  const trusted = window.trustedTypes
    ? trustedTypes.createPolicy('worker', { createScriptURL: () => WORKER }).createScriptURL('')
    : WORKER;
  const ready = navigator.serviceWorker.register(trusted, { scope: '/', updateViaCache: 'none' })
    .then(() => navigator.serviceWorker.ready);
  ready.catch(() => {});

  // ---- This page is a copy: when of?

  const copied = () => new Promise(resolve => {
    const worker = navigator.serviceWorker.controller;
    if (!worker) { resolve(''); return; }
    const channel = new MessageChannel();
    channel.port1.onmessage = event => resolve(event.data);
    worker.postMessage('copy?', [channel.port2]);
  });
  copied().then(time => {
    const note = find('copy');
    if (!time || !note) return;
    note.querySelector('[data-clock]').replaceWith(clock(time));
    show(note);
  });

  // ---- What stands in for a page without a connection: the list and the front of the edition read last

  const LIST = find('list')?.getAttribute('href') ?? '/saved';
  const keepEdition = async () => {
    const words = await caches.open('words');
    if (await (await words.match('/list'))?.text() === LIST) return;
    await keepFor('shell', LIST);
    await keepFor(LATELY, LIST.replace(/\/saved$/, '') || '/');
    await words.put('/list', new Response(LIST));
  };
  const keepFor = async (name, place) => {
    const response = await fetched(place);
    if (!response.ok) throw new Error('not kept');
    const headers = new Headers(response.headers);
    headers.set('x-kept', Date.now());
    await (await caches.open(name)).put(place, new Response(await response.blob(), { headers }));
  };
  ready.then(keepEdition).catch(() => {});

  // ---- Saving

  const path = location.pathname;
  const open = name => caches.open(name);
  const at = async (name, place) => (await open(name)).match(place, { ignoreVary: true });
  const files = response => (response.headers.get('x-files') || '').split(' ').filter(Boolean);

  const entries = async name => {
    const cache = await open(name);
    const list = [];
    for (const request of await cache.keys()) {
      const place = new URL(request.url).pathname;
      if (!place.startsWith('/stories/')) continue;
      const response = await cache.match(request, { ignoreVary: true });
      list.push({
        place, response,
        title: decodeURIComponent(response.headers.get('x-title') || '') || place,
        time: Number(response.headers.get('x-kept')) || 0
      });
    }
    return list.sort((a, b) => b.time - a.time);
  };

  // A request that is no reading: the paper does not count it.
  const fetched = place => fetch(place, { headers: { Purpose: 'prefetch' } });

  const save = async () => {
    const kept = await entries(KEPT);
    const { usage = 0 } = await (navigator.storage?.estimate?.() ?? {});
    if (kept.length >= STORIES || usage > ROOM) return false;
    const response = await fetched(path);
    if (!response.ok) throw new Error('not saved');
    const cache = await open(KEPT);
    const pictures = [];
    for (const image of [...document.querySelectorAll('main img')].slice(0, PICTURES)) {
      const place = new URL(image.currentSrc || image.src).pathname;
      const picture = await fetch(place).catch(() => null);
      if (picture?.ok && Number(picture.headers.get('content-length')) <= LARGEST) {
        await cache.put(place, picture);
        pictures.push(place);
      }
    }
    const headers = new Headers(response.headers);
    headers.set('x-title', encodeURIComponent(document.querySelector('h1').textContent.trim()));
    headers.set('x-kept', Date.now());
    headers.set('x-files', pictures.join(' '));
    await cache.put(path, new Response(await response.blob(), { headers }));
    return true;
  };

  const remove = async (name, place) => {
    const cache = await open(name);
    const gone = await cache.match(place, { ignoreVary: true });
    await cache.delete(place, { ignoreVary: true });
    if (!gone) return;
    const used = new Set((await entries(name)).flatMap(entry => files(entry.response)));
    for (const file of files(gone)) if (!used.has(file)) await cache.delete(file, { ignoreVary: true });
  };

  const say = (button, word) => { button.textContent = button.dataset[word]; };

  const saveButton = find('save');
  if (saveButton) {
    const status = find('save-status');
    const settle = async () => {
      const kept = await at(KEPT, path);
      saveButton.setAttribute('aria-pressed', String(Boolean(kept)));
      say(saveButton, kept ? 'saved' : 'unsaved');
      return kept;
    };
    const toggle = async () => {
      if (!await at(KEPT, path)) return await save() ? 'done' : 'full';
      await remove(KEPT, path);
      return 'gone';
    };
    settle().then(() => show(saveButton.closest('[hidden]')), () => {});
    saveButton.addEventListener('click', async () => {
      saveButton.disabled = true;
      const word = await toggle().catch(() => 'failed');
      await settle();
      status.textContent = status.dataset[word];
      saveButton.disabled = false;
      saveButton.focus();
    });
  }

  // ---- The page that lists what is kept

  const page = find('device');
  if (page) {
    show(find('plain'), false);
    const connected = () => {
      // At any other address this page stands in for one that could not be had.
      show(find('offline'), !navigator.onLine || path !== LIST);
    };
    const list = async name => {
      const part = find(name);
      const rows = part.querySelector('ul');
      const all = await entries(name);
      rows.replaceChildren(...all.map(entry => {
        const row = part.querySelector('template').content.firstElementChild.cloneNode(true);
        const link = row.querySelector('a');
        link.href = entry.place;
        link.textContent = entry.title;
        row.querySelector('[data-clock]').replaceWith(clock(entry.time));
        const button = row.querySelector('button');
        button.setAttribute('aria-label', `${button.textContent}: ${entry.title}`);
        button.addEventListener('click', async () => {
          await remove(name, entry.place);
          await list(name);
          part.querySelector('h2').focus();
        });
        return row;
      }));
      show(find('none', part), all.length === 0);
      show(part);
    };
    connected();
    addEventListener('online', connected);
    addEventListener('offline', connected);
    Promise.all([list(KEPT), list(LATELY)]).catch(() => show(find('plain')));
  }

  // ---- Alerts

  const alerts = find('alerts');
  if (alerts && 'PushManager' in window && 'Notification' in window) {
    const button = alerts.querySelector('button'), status = find('alerts-status');
    const post = (place, body) => fetch(place, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body)
    }).then(response => { if (!response.ok) throw new Error(response.status); });
    const same = (made, key) =>
      btoa(String.fromCharCode(...new Uint8Array(made.options.applicationServerKey ?? [])))
        .replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '') === key;
    const subscription = async () => (await ready).pushManager.getSubscription();
    // A paper restored from a backup has another key, and its alerts would not be taken.
    const current = async () => {
      const made = await subscription();
      if (!made) return;
      const key = await fetch('/push/key').catch(() => null);
      if (key?.ok && !same(made, await key.text())) await made.unsubscribe();
    };
    const settle = async () => {
      const on = Boolean(await subscription());
      button.setAttribute('aria-pressed', String(on));
      say(button, on ? 'on' : 'off');
    };
    const begin = async () => {
      if (await Notification.requestPermission() !== 'granted') return 'denied';
      const key = await fetch('/push/key');
      if (!key.ok) throw new Error(key.status);
      // What the button on an alert says; the worker has no page to read it from.
      await (await open('words')).put('/words', Response.json({ stop: alerts.dataset.stop }));
      const made = await (await ready).pushManager.subscribe(
        { userVisibleOnly: true, applicationServerKey: await key.text() });
      try {
        await post('/push/subscriptions', made.toJSON());
      } catch (refused) {
        await made.unsubscribe();
        throw refused;
      }
      return 'begun';
    };
    const end = async made => {
      await made.unsubscribe();
      await post('/push/cancellations', { endpoint: made.endpoint });
      return 'ended';
    };
    current().then(settle).then(() => show(alerts), () => {});
    button.addEventListener('click', async () => {
      button.disabled = true;
      try {
        const made = await subscription();
        status.textContent = status.dataset[await (made ? end(made) : begin())];
      } catch {
        status.textContent = status.dataset.failed;
      } finally {
        await settle();
        button.disabled = false;
        button.focus();
      }
    });
  }
})();
