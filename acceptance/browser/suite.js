// Drives the packaged paper in a real browser. Started by bin/browser, which finds what it needs.
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { after, before, test } from 'node:test';
import * as access from './access.js';
import { launch, visit } from './browser.js';
import { hostileStories, payloads, TOO_LONG } from './hostile.js';
import { assertNone } from './layout.js';
import { measure } from './lighthouse.js';
import * as machines from './machines.js';
import { findPages, NAMES } from './pages.js';
import { openPaper } from './paper.js';
import { assertPrints } from './paperwork.js';
import { assertLooksAsApproved } from './pictures.js';
import { assertReadable, assertReadableAsText, expectedOf } from './plain.js';

const isLong = process.env.DATELINE_BROWSER_LONG === 'yes';
const update = process.env.DATELINE_BROWSER_UPDATE === 'yes';
const results = resolve(import.meta.dirname, 'target');
const STORIES = NAMES.filter(name => ['text', 'blocks', 'picture', 'gallery', 'video', 'audio', 'document', 'corrected'].includes(name) || name.startsWith('story-'));

let paper, browser, pages, markup;
const page = name => pages.get(name);
const see = (name, options, look) => visit(browser, paper.origin, page(name).path, options, look);

before(async () => {
  paper = await openPaper();
  browser = await launch();
  const found = await findPages(paper);
  pages = new Map(found.map(it => [it.name, it]));
});
after(async () => {
  await browser?.close();
  await paper?.close();
});

if (!update) {
  for (const name of NAMES) {
    for (const [way, options] of Object.entries(access.WAYS).filter(([way]) => isLong || access.SHORT_WAYS.includes(way))) {
      test(`axe: ${name}, ${way}`, () => see(name, options, async (open, faults) => {
        await access.assertAccessible(open);
        await access.assertFits(open);
        await access.assertNothingMoves(open);
        assertNone(faults);
      }));
    }
    test(`keyboard: ${name}`, () => see(name, {}, access.assertWorksByKeyboard));
    test(`spacing: ${name}`, () => see(name, { bypassCSP: true, viewport: { width: 360, height: 740 } }, access.assertSpacingLosesNothing));
    test(`skip link: ${name}`, () => see(name, {}, access.assertSkips));
    test(`markup: ${name}`, async () => {
      const said = (await allMarkup()).get(name) ?? [];
      assertNone(said);
    });
    test(`policy: ${name}`, () => machines.assertStrictPolicy(page(name)));
    test(`structured data: ${name}`, () => see(name, {}, open => machines.assertStructured(open, STORIES.includes(name))));
    test(`weight: ${name}`, () => machines.assertLight(paper.origin, page(name)));
    // Both take a page for the whole address only when it answers 200.
    if (!['gone', 'missing'].includes(name)) {
      for (const text of ['lynx', 'w3m']) {
        test(`${text}: ${name}`, async () => {
          const expected = await see(name, { javaScriptEnabled: false }, expectedOf);
          await assertReadableAsText(text, paper.origin + page(name).path, expected);
        });
      }
    }
    test(`without: ${name}`, () => withLess(name));
  }
  test('markup: style sheet', async () => {
    const said = (await allMarkup()).get('paper.css') ?? [];
    assertNone(said);
  });
  for (const name of STORIES) {
    for (const format of isLong ? ['A4', 'Letter'] : ['A4']) {
      test(`print: ${name}, ${format}`, () => see(name, {}, open => assertPrints(open, paper.folder, name, format)));
    }
  }
  for (const name of ['home', 'text', 'gallery']) {
    test(`lighthouse: ${name}`, async t => t.diagnostic(`measured: ${name}: ${await measure(paper.origin + page(name).path, 9222 + process.pid % 1000, isLong ? 5 : 1)}`));
  }
  test('arrow keys: gallery', () => see('gallery', {}, access.assertTurnsByArrows));
  test('arrow keys: gallery, without motion', () => see('gallery', { reducedMotion: 'reduce' }, access.assertTurnsByArrows));
  test('text size: it holds on the next page, moves nothing and sets no cookie', () => see('text', {}, async open => {
    const size = () => open.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
    const normal = await size();
    await open.locator('[name=size][value="150"]').focus();
    await open.keyboard.press('Space');
    assert.equal(await size(), normal * 1.5);
    await open.goto(paper.origin + page('home').path);
    assert.equal(await size(), normal * 1.5);
    assert.deepEqual(await open.context().cookies(), []);
  }));
}

const looks = [['home', 360], ['home', 1280], ['text', 360], ['text', 1280]];
for (const [name, width] of looks) {
  test(`picture: ${name}-${width}`, () => see(name, { viewport: { width, height: width === 360 ? 740 : 900 }, reducedMotion: 'reduce' },
    open => assertLooksAsApproved(open, `${name}-${width}`, { update, results })));
}

// Last of all, since it fills the fronts with what nobody would print.
if (!update) {
  for (const [name, story] of hostileStories()) {
    test(`hostile: ${name}`, async () => {
      const { path } = await paper.publish(story);
      for (const [at, width] of [[path, 320], [path, 1280], ['/politics', 320]]) {
        await visit(browser, paper.origin, at, { viewport: { width, height: 700 } }, async (open, faults) => {
          await access.assertFits(open);
          if (width === 320) await access.assertAccessible(open);
          await assertNothingPlanted(open, faults);
        });
      }
    });
  }
  for (const [name, stories] of payloads(isLong)) {
    test(`hostile: ${name}`, async () => {
      for (const story of stories) {
        const { path } = await paper.publish(story);
        await visit(browser, paper.origin, path, { viewport: { width: 320, height: 700 } }, async (open, faults) => {
          await access.assertFits(open);
          await assertNothingPlanted(open, faults);
        });
      }
    });
  }
  test('hostile: a headline of ten thousand characters is refused in words', async () => {
    await assert.rejects(paper.publish(TOO_LONG), error => error.status === 422 && /headline/i.test(error.message));
  });
}

async function assertNothingPlanted(open, faults) {
  const planted = await open.evaluate(() => document.querySelectorAll('main script, main style, main iframe, main base, main object, main [onerror], main [onload], main [href^="javascript:" i]').length);
  assert.equal(planted, 0, 'markup from a field became markup of the page');
  assertNone(faults);
}

async function allMarkup() {
  markup ??= (async () => {
    const style = page('home').html.match(/<link rel="stylesheet" href="([^"]+)"/)[1];
    return machines.checkMarkup(paper.folder, process.env.DATELINE_JAVA, [...pages.values()], await (await fetch(paper.origin + style)).text());
  })();
  return markup;
}

async function withLess(name) {
  const expected = await see(name, { javaScriptEnabled: false }, expectedOf);
  const none = ['stylesheet', 'image', 'media', 'font', 'script'];
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  try {
    await context.route('**/*', route => (none.includes(route.request().resourceType()) ? route.abort() : route.continue()));
    const open = await context.newPage();
    await open.goto(paper.origin + page(name).path);
    await assertReadable(open, expected);
    assert.deepEqual(await context.cookies(), []);
  } finally {
    await context.close();
  }
}
