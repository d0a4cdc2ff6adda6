// Drives the packaged paper in a real browser. Started by bin/browser, which finds what it needs.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, describe, test } from 'node:test';
import * as access from './access.js';
import { launch, open, SHELL, visit } from './browser.js';
import { assertNone } from './layout.js';
import { measure } from './lighthouse.js';
import * as machines from './machines.js';
import { findPages, FRAMED, isAlike, NAMES, prepare, publishOwn } from './pages.js';
import { openSample } from './paper.js';
import { assertPrints } from './paperwork.js';
import { assertLooksAsApproved } from './pictures.js';
import { assertReadable, assertReadableAsText, expectedOf } from './plain.js';
import { checkHostile } from './siege.js';
import { slowly } from './slowly.js';

const isLong = process.env.DATELINE_BROWSER_LONG === 'yes';
const update = process.env.DATELINE_BROWSER_UPDATE === 'yes';
const results = resolve(import.meta.dirname, 'target');
const STORIES = ['text', 'blocks', 'picture', 'gallery', 'video', 'audio', 'document', 'corrected', 'notes', 'story-zh', 'story-ar', 'blocks-ar'];
// What answers something else than 200.
const OTHERWISE = ['gone', 'law', 'missing', 'unavailable'];
const AT_ONCE = { concurrency: 3 };
const IN_TURN = { concurrency: 1 };

let paper, browser, pages, markup;
const page = name => pages.get(name);
const optionsOf = (name, options) => ({ framed: name === 'embed' ? FRAMED : undefined, ...options });
async function see(name, options, look) {
  await prepare(paper, name, page(name).path);
  return visit(browser, paper.origin, page(name).path, optionsOf(name, options), look);
}

before(async () => {
  paper = await openSample();
  browser = await launch([], SHELL);
  const found = await findPages(paper, await publishOwn(paper));
  pages = new Map(found.map(it => [it.name, it]));
});
after(async () => {
  await browser?.close();
  await paper?.close();
});

if (!update) {
  describe('pages', AT_ONCE, () => NAMES.forEach(name => describe(name, IN_TURN, () => checkPage(name))));
  describe('on paper', AT_ONCE, () => {
    for (const name of STORIES) {
      for (const format of isLong || name === 'text' ? ['A4', 'Letter'] : ['A4']) {
        test(`print: ${name}, ${format}`, () => see(name, {}, shown => assertPrints(shown, paper.folder, name, format)));
      }
    }
  });
  test('markup: style sheet', async () => assertNone((await allMarkup()).get('paper.css') ?? []));
  for (const name of ['home', 'text', 'gallery']) {
    test(`lighthouse: ${name}`, async t => t.diagnostic(`measured: ${name}: ${await measure(paper.origin + page(name).path, 9222 + process.pid % 1000, isLong ? 5 : 1)}`));
  }
  test('arrow keys: gallery', () => see('gallery', {}, access.assertTurnsByArrows));
  test('arrow keys: gallery, without motion', () => see('gallery', { reducedMotion: 'reduce' }, access.assertTurnsByArrows));
  test('arrow keys: blocks-ar, from right to left', () => see('blocks-ar', {}, async shown => {
    assert.equal(await shown.evaluate(() => document.documentElement.dir), 'rtl');
    await access.assertTurnsByArrows(shown);
  }));
  for (const name of ['home', 'text', 'gallery', 'video', 'saved']) {
    test(`without storage: ${name}`, () => see(name, {}, withoutStorage));
  }
  for (const name of ['home', 'text', 'gallery', 'story-ar']) {
    test(`in pieces: ${name}`, () => slowly(paper.origin, origin => visit(browser, origin, page(name).path, {}, async (shown, faults) => {
      await access.assertNothingMoves(shown);
      assertNone(faults);
    })));
  }
  test('text size: it holds on the next page, moves nothing and sets no cookie', () => see('text', {}, async shown => {
    const size = () => shown.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    const normal = await size();
    await shown.locator('[name=size][value="150"]').focus();
    await shown.keyboard.press('Space');
    assert.equal(await size(), normal * 1.5);
    await shown.goto(paper.origin + page('home').path);
    assert.equal(await size(), normal * 1.5);
    assert.deepEqual(await shown.context().cookies(), []);
  }));
}

const looks = [['home', 360], ['home', 1280], ['text', 360], ['text', 1280]];
for (const [name, width] of looks) {
  test(`picture: ${name}-${width}`, () => see(name, { viewport: { width, height: width === 360 ? 740 : 900 }, reducedMotion: 'reduce' },
    shown => assertLooksAsApproved(shown, `${name}-${width}`, { update, results })));
}

if (!update) checkHostile({ isLong, browser: () => browser });

// The first visit is shared by what changes nothing on the page, or nothing the next check minds.
function checkPage(name) {
  let shown;
  before(async () => {
    await prepare(paper, name, page(name).path);
    shown = await open(browser, paper.origin, page(name).path, optionsOf(name, { colorScheme: 'light' }));
  });
  after(() => shown?.close());
  test(`axe: ${name}, light`, async () => {
    await access.assertFits(shown.page);
    await access.assertNothingMoves(shown.page);
    await access.assertAccessible(shown.page);
    await access.assertHides(shown.page);
  });
  test(`structured data: ${name}`, () => machines.assertStructured(shown.page, STORIES.includes(name)));
  test(`keyboard: ${name}`, () => access.assertWorksByKeyboard(shown.page));
  test(`skip link: ${name}`, async () => {
    await prepare(paper, name, page(name).path);
    await shown.page.goto(paper.origin + page(name).path);
    await access.assertSkips(shown.page);
    assertNone(shown.faults);
  });
  const ways = isLong ? Object.keys(access.WAYS) : access.SHORT_WAYS;
  for (const way of ways.filter(way => way !== 'light')) {
    test(`axe: ${name}, ${way}`, () => see(name, access.WAYS[way], async (other, faults) => {
      await access.assertAccessible(other);
      await access.assertFits(other);
      await access.assertNothingMoves(other);
      assertNone(faults);
    }));
  }
  test(`markup: ${name}`, async () => assertNone((await allMarkup()).get(name) ?? []));
  test(`policy: ${name}`, () => machines.assertStrictPolicy(page(name), name === 'embed' ? FRAMED : undefined));
  test(`weight: ${name}`, () => machines.assertLight(paper.origin, page(name)));
  if (isAlike(name) && !isLong) return;
  test(`spacing: ${name}`, () => see(name, { bypassCSP: true, viewport: { width: 360, height: 740 } }, access.assertSpacingLosesNothing));
  let expected;
  const wanted = async () => expected ??= await see(name, { javaScriptEnabled: false }, expectedOf);
  // Both take a page for the whole address only when it answers 200.
  if (!OTHERWISE.includes(name)) {
    for (const text of ['lynx', 'w3m']) {
      test(`${text}: ${name}`, async () => assertReadableAsText(text, paper.origin + page(name).path, await wanted()));
    }
  }
  test(`without: ${name}`, async () => withLess(name, await wanted()));
}

// Cookies and all that a page may keep are switched off, as some readers have it.
async function withoutStorage(shown, faults) {
  const devtools = await shown.context().newCDPSession(shown);
  await devtools.send('Emulation.setDocumentCookieDisabled', { disabled: true });
  await shown.addInitScript(() => {
    // As Chromium does where a site may keep nothing: the stores cannot be had, all else fails later.
    const refusal = () => new DOMException('switched off', 'SecurityError');
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw refusal(); } });
    IDBFactory.prototype.open = () => { throw refusal(); };
    for (const act of ['open', 'match', 'has', 'keys', 'delete']) CacheStorage.prototype[act] = () => Promise.reject(refusal());
    ServiceWorkerContainer.prototype.register = () => Promise.reject(refusal());
  });
  await shown.reload();
  await access.assertFits(shown);
  await access.assertNothingMoves(shown);
  assertNone(faults);
}

async function allMarkup() {
  markup ??= (async () => {
    const style = page('home').html.match(/<link rel="stylesheet" href="([^"]+)"/)[1];
    return machines.checkMarkup(paper.folder, process.env.DATELINE_JAVA, [...pages.values()], await (await fetch(paper.origin + style)).text());
  })();
  return markup;
}

async function withLess(name, expected) {
  const none = ['stylesheet', 'image', 'media', 'font', 'script'];
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  try {
    await context.route('**/*', route => (none.includes(route.request().resourceType()) ? route.abort() : route.continue()));
    const shown = await context.newPage();
    await prepare(paper, name, page(name).path);
    await shown.goto(paper.origin + page(name).path);
    await assertReadable(shown, expected);
    assert.deepEqual(await context.cookies(), []);
  } finally {
    await context.close();
  }
}
