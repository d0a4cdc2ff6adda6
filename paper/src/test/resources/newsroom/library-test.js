'use strict';

// Works the library's screens as an editor would, from page to page, and posts what came of it. What
// was found so far is in the session's storage, because every page begins this script anew.
(() => {
  const found = JSON.parse(sessionStorage.getItem('found') || '{"step": 0, "errors": [], "violations": []}');
  const keep = () => sessionStorage.setItem('found', JSON.stringify(found));
  const fault = text => { found.errors.push(location.pathname + ': ' + text); keep(); };
  addEventListener('error', event => fault(event.message || 'not loaded: ' + event.target.src), true);
  addEventListener('unhandledrejection', event => fault(String(event.reason)));
  for (const level of ['error', 'warn']) console[level] = (...words) => fault(words.join(' '));
  document.addEventListener('securitypolicyviolation', event => {
    found.violations.push(event.violatedDirective + ' ' + event.blockedURI);
    keep();
  });

  const all = selector => [...document.querySelectorAll(selector)];
  const one = selector => document.querySelector(selector);
  const until = async (what, condition) => {
    for (let i = 0; i < 600; i++) {
      if (condition()) return;
      await new Promise(done => setTimeout(done, 50));
    }
    throw new Error('waited in vain until ' + what + ', at ' + location.href + ': ' + document.body.innerText);
  };
  const press = key => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const parcel = async name => {
    const bytes = await fetch('/' + name).then(answer => answer.blob());
    const parcel = new DataTransfer();
    parcel.items.add(new File([bytes], name, { lastModified: 1 }));
    return parcel;
  };
  const focused = () => document.activeElement.querySelector('b').textContent;
  const send = form => form.requestSubmit();

  const steps = [
    async function signIn() {
      const link = location.hash.slice(1);
      const form = one('[data-recovery]');
      form.closest('details').open = true;
      form.elements.name.value = 'Tom Ahlgren';
      form.elements.recovery.value = 'aaaa-aaaa-aaaa-aaaa';
      await until('the script is there', () => form.querySelector('[role=alert]') && document.readyState === 'complete');
      send(form);
      await until('a wrong code is refused', () => form.querySelector('[role=alert]').textContent);
      found.wrong = form.querySelector('[role=alert]').textContent;
      return () => location.assign('/join#' + link);
    },

    async function comeIn() {
      await until('the link is looked at', () => !one('[data-enter]').hidden);
      return () => send(one('[data-enter]'));
    },

    async function goToPictures() {
      return () => location.assign('/media');
    },

    async function bringIn() {
      found.who = one('header p').textContent;
      found.states = [];
      const queue = one('[data-queue]');
      new MutationObserver(() => all('[data-queue] span').forEach(state => {
        if (!found.states.includes(state.textContent)) found.states.push(state.textContent);
      })).observe(queue, { subtree: true, childList: true, characterData: true });
      one('[data-drop]').dispatchEvent(new DragEvent('drop', {
        dataTransfer: await parcel('bridge.png'), bubbles: true, cancelable: true,
      }));
      const input = one('[data-files][multiple]');
      input.files = (await parcel('pier.jpg')).files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
      document.body.dispatchEvent(new ClipboardEvent('paste', {
        clipboardData: await parcel('notes.jpg'), bubbles: true, cancelable: true,
      }));
      await until('all three have an end', () =>
        queue.children.length === 3 && all('[data-queue] li').every(line => !line.querySelector('progress')));
      found.lines = all('[data-queue] li').map(line => [...line.children].map(part => part.textContent).join(' '));
      found.bars = all('progress').length;
      return () => location.assign('/media?kind=picture');
    },

    async function findByKeys() {
      const links = all('[data-grid] a');
      found.kept = Object.keys(localStorage);
      found.tiles = links.map(link => link.querySelector('b').textContent);
      const images = all('[data-grid] img');
      await until('the thumbnails are there', () => images.every(image => image.complete && image.naturalWidth > 0));
      found.thumbnails = images.length;
      links[0].focus();
      press('ArrowRight');
      found.right = focused();
      press('ArrowDown');
      press('ArrowRight');
      found.end = focused();
      press('ArrowLeft');
      found.left = focused();
      press('/');
      found.slash = document.activeElement.name;
      found.tookSlashWhileTyping = press('/');
      return () => links[0].click();
    },

    async function describe() {
      found.uses = one('section h2 + p').textContent;
      const form = one('[data-describe]');
      form.querySelector('[name=caption]').value = 'The pier at noon.';
      form.querySelector('[name=alt]').value = 'A pier in the sun';
      return () => send(form);
    },

    async function crop() {
      found.ready = one('.ready').textContent;
      const frame = one('[data-frame]');
      await until('the picture is there', () => frame.querySelector('img').naturalWidth > 0);
      const box = frame.getBoundingClientRect();
      frame.dispatchEvent(new MouseEvent('click', {
        clientX: box.left + box.width / 4, clientY: box.top + box.height / 2, bubbles: true,
      }));
      const point = one('[data-point]').style;
      found.point = point.left + ' ' + point.top;
      return () => send(one('[data-crops]'));
    },

    async function comeTooLate() {
      const page = one('[data-item]');
      found.version = page.dataset.version;
      const form = one('[data-describe]');
      const path = '/api/media/' + page.dataset.item;
      const answer = await fetch(path, {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': one('meta[name=csrf]').content },
        body: JSON.stringify({ version: 3, metadata: { caption: 'The pier.', alt: 'A pier' } }),
      });
      if (!answer.ok) throw new Error('somebody else could not save: ' + answer.status);
      send(form);
      await until('it says that it came too late', () => form.querySelector('[role=alert]').textContent);
      found.stale = form.querySelector('[role=alert]').textContent;
      return () => one('[data-sign-out]').click();
    },

    async function out() {
      found.signedOut = location.pathname === '/sign-in' && !one('[data-sign-out]');
    },
  ];

  const report = () => fetch('/found', { method: 'POST', body: JSON.stringify(found) });

  addEventListener('load', async () => {
    try {
      const next = await steps[found.step++]();
      keep();
      await (next ? next() : report());
    } catch (failure) {
      fault(String(failure));
      await report();
    }
  });
})();
