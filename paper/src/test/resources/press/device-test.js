'use strict';

// A reader of DeviceTest's: reads, saves, loses the connection, reads on. Each page goes on where the
// one before stopped; /test/… goes to the test and not to the paper.
(() => {
  const found = JSON.parse(sessionStorage.found || '{"violations": []}');
  const at = Number(sessionStorage.at || 0);
  const keep = () => { sessionStorage.found = JSON.stringify(found); };
  document.addEventListener('securitypolicyviolation', event => {
    found.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    keep();
  });
  addEventListener('error', event => { found.violations.push(event.message); keep(); });

  const until = async (asked, what) => {
    for (let i = 0; i < 200; i++) {
      const answer = await asked();
      if (answer) return answer;
      await new Promise(wake => setTimeout(wake, 50));
    }
    throw new Error(`waited in vain for ${what} at ${location.pathname}`);
  };
  const one = selector => document.querySelector(selector);
  const text = selector => one(selector)?.textContent.trim() ?? '';
  const shown = selector => Boolean(one(selector)?.checkVisibility());
  const told = path => fetch(`/test/${path}`, { method: 'POST' });
  const kept = async (name, path) =>
    Boolean(await (await caches.open(name)).match(path, { ignoreVary: true }));
  const go = path => {
    keep();
    sessionStorage.at = at + 1;
    location.assign(path);
  };
  const titles = part => [...document.querySelectorAll(`[data-${part}] li a`)].map(a => a.textContent);

  const steps = [
    async () => {
      await until(() => navigator.serviceWorker.controller, 'the worker');
      found.stories = [...document.querySelectorAll('main h2 a, main h3 a')].map(a => a.getAttribute('href'));
      go(found.stories[0]);
    },
    async () => {
      await until(() => shown('[data-save]'), 'the button');
      found.offer = text('[data-save]');
      one('[data-save]').click();
      found.said = await until(() => text('[data-save-status]'), 'the word that it is saved');
      found.pressed = one('[data-save]').getAttribute('aria-pressed');
      found.offerOnceSaved = text('[data-save]');
      go(found.stories[1]);
    },
    async () => {
      await until(() => kept('lately', location.pathname), 'the copy of what was read');
      await told('offline');
      go(found.stories[0]);
    },
    async () => {
      found.note = await until(() => shown('[data-copy]') && text('[data-copy]'), 'the note');
      found.savedHeadline = text('h1');
      found.styled = getComputedStyle(one('.plate')).borderBottomStyle !== ''
        && [...document.styleSheets].some(sheet => sheet.cssRules.length > 0);
      go('/');
    },
    async () => {
      found.home = text('h1');
      go(found.stories[1]);
    },
    async () => {
      found.readHeadline = text('h1');
      go(found.stories[2]);
    },
    async () => {
      await until(() => titles('kept').length && titles('lately').length, 'the lists');
      found.instead = text('h1');
      found.offline = shown('[data-offline]');
      found.kept = titles('kept');
      found.lately = titles('lately');
      one('[data-kept] li button').click();
      await until(() => titles('kept').length === 0, 'the removal');
      found.none = shown('[data-kept] [data-none]');
      await told('online');
      go(found.stories[0]);
    },
    async () => {
      await until(() => shown('[data-save]'), 'the button');
      found.noteOnline = shown('[data-copy]');
      found.offerAgain = text('[data-save]');
      await told('withdraw');
      go(found.stories[1]);
    },
    async () => {
      found.withdrawn = text('h1');
      await until(async () => !await kept('lately', location.pathname), 'the copy to go');
      found.caches = await caches.keys();
      await fetch('/test/found', { method: 'POST', body: JSON.stringify(found) });
    }
  ];
  addEventListener('load', () => steps[at]().catch(error => {
    found.broken = String(error);
    fetch('/test/found', { method: 'POST', body: JSON.stringify(found) });
  }));
})();
