// Usable by everybody: axe's rules, the keyboard alone, a narrow screen, other people's spacing.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assertNone, overlaps, shifts, spills } from './layout.js';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const MOST_STOPS = 400;

// 1280 × 1024 at 400 % is a screen of 320 × 256.
export const WAYS = {
  light: { colorScheme: 'light' },
  'dark, 320 px, largest text': { colorScheme: 'dark', viewport: { width: 320, height: 640 }, size: '150', reducedMotion: 'reduce' },
  dark: { colorScheme: 'dark' },
  'light, at 400 %': { colorScheme: 'light', viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
  'light, largest text': { colorScheme: 'light', size: '150' },
};
export const SHORT_WAYS = ['light', 'dark, 320 px, largest text'];

export async function assertAccessible(page) {
  // Evaluated over the debugger, which the page's own content security policy does not concern.
  await page.evaluate(AXE);
  const violations = await page.evaluate(async () => {
    const rules = { 'target-size': { enabled: true }, 'css-orientation-lock': { enabled: true } };
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], rules });
    // What is written in is scrolled by the caret: axe looks for a stop of its own.
    const isMoved = node => document.querySelector(node.target[0])?.closest('[contenteditable=true]');
    for (const each of violations.filter(({ id }) => id === 'scrollable-region-focusable')) each.nodes = each.nodes.filter(node => !isMoved(node));
    return violations.filter(({ nodes }) => nodes.length > 0).map(({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.slice(0, 3).map(node => `  ${node.html.slice(0, 160)}\n  ${node.failureSummary.replace(/\n/g, ' ').slice(0, 240)}`).join('\n')}`);
  });
  assertNone(violations);
}

/** What is marked as hidden is there for nobody, however its like is laid out. */
export async function assertHides(page) {
  assertNone(await page.$$eval('[hidden]', all => all.filter(each => each.checkVisibility({ visibilityProperty: true })).map(each => `hidden, and seen: ${each.outerHTML.slice(0, 120)}`)));
}

export async function assertFits(page) {
  const found = [...await spills(page), ...await overlaps(page)];
  assertNone(found);
}

// WCAG 1.4.12; the page must have been opened without its policy, which would refuse the style.
export async function assertSpacingLosesNothing(page) {
  await page.addStyleTag({ content: `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }` });
  await assertFits(page);
}

// Neither by itself, nor when a script or a picture arrives.
export async function assertNothingMoves(page) {
  assertNone(await shifts(page));
  const moving = await page.evaluate(() => document.getAnimations().filter(it => it.playState === 'running').length
    + [...document.querySelectorAll('video, audio')].filter(it => it.autoplay).length);
  assert.equal(moving, 0, `${moving} things move untouched`);
}

// Walks the page with Tab. The skip link comes first; every stop shows where it is and is not
// covered; the order is the document's; nothing that can be worked is left out.
export async function assertWorksByKeyboard(page) {
  const faults = [];
  const expected = await page.evaluate(() => {
    const can = 'a[href], button, input, select, textarea, summary, video[controls], audio[controls], [tabindex]';
    const all = [...document.querySelectorAll(can)].filter(it => it.tabIndex >= 0 && !it.disabled
      && it.checkVisibility({ visibilityProperty: true }) && !it.closest('details:not([open]) > :not(summary)'));
    // Of a group of radio buttons one is a stop; arrows lead to the others.
    const stops = all.filter(it => it.type !== 'radio' || it.checked);
    stops.forEach((it, number) => { it.dataset.stop = number; });
    return stops.length;
  });
  const seen = [];
  for (let i = 0; i < MOST_STOPS; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(async () => {
      // The browser scrolls to a stop with the next frames.
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      const it = document.activeElement;
      if (!it || it === document.body) return null;
      // A radio button may be drawn by its label.
      const drawn = it.type === 'radio' ? it.closest('label') ?? it : it;
      const style = getComputedStyle(drawn);
      const box = drawn.getClientRects()[0] ?? it.getBoundingClientRect();
      const x = box.left + Math.min(box.width / 2, 40);
      const y = box.top + box.height / 2;
      const top = document.elementFromPoint(x, y);
      const rgb = colour => colour.match(/[\d.]+/g).map(Number);
      const light = colour => {
        const [r, g, b] = rgb(colour).map(part => part / 255).map(part => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4));
        return .2126 * r + .7152 * g + .0722 * b;
      };
      const [a, b] = [light(style.outlineColor), light(getComputedStyle(document.body).backgroundColor)].sort((one, other) => other - one);
      return {
        number: it.dataset.stop,
        name: it.outerHTML.replace(/\s+/g, ' ').slice(0, 100),
        isSkip: it.matches('.skip'),
        // Where somebody writes, the caret shows it.
        isWritten: it.isContentEditable,
        isShown: it.isContentEditable || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
        contrast: (a + .05) / (b + .05),
        isSeen: top !== null && (it === top || it.contains(top) || top.contains(it) || top.closest('label') === it.closest('label')),
        width: box.width, height: box.height,
      };
    });
    if (stop === null || seen.some(before => before.name === stop.name && before.number === stop.number && stop.number === seen[0].number)) break;
    // The parts of a player and of a date are the browser's own, those of a frame the other site's, and so are their outlines.
    if (seen.at(-1)?.number === stop.number && stop.number !== undefined && /^<(video|audio|input[^>]* type="(date|time|datetime-local)")/.test(stop.name)) continue;
    seen.push(stop);
    if (!stop.isShown && !/^<(video|audio|iframe)/.test(stop.name)) faults.push(`no outline: ${stop.name}`);
    if (stop.isShown && !stop.isWritten && stop.contrast < 3) faults.push(`an outline of ${stop.contrast.toFixed(1)}:1: ${stop.name}`);
    if (!stop.isSeen) faults.push(`covered or out of sight: ${stop.name}`);
  }
  if (!seen[0]?.isSkip) faults.push(`the skip link is not first, but ${seen[0]?.name}`);
  const order = seen.map(stop => Number(stop.number)).filter(Number.isInteger);
  if (order.some((number, i) => i > 0 && number <= order[i - 1])) faults.push(`not in the order of the page: ${order}`);
  const reached = new Set(order);
  const left = [...Array(expected).keys()].filter(number => !reached.has(number));
  if (left.length > 0) {
    faults.push(`not reached: ${await page.evaluate(numbers => numbers.slice(0, 3).map(n => document.querySelector(`[data-stop="${n}"]`).outerHTML.slice(0, 120)).join(' · '), left)}`);
  }
  assertNone(faults);
}

export async function assertSkips(page) {
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#main');
  await page.keyboard.press('Tab');
  const where = await page.evaluate(() => {
    const it = document.activeElement;
    const main = document.getElementById('main');
    return { isBefore: Boolean(main.compareDocumentPosition(it) & Node.DOCUMENT_POSITION_PRECEDING), name: it.outerHTML.slice(0, 100) };
  });
  assert.equal(where.isBefore, false, `after the skip link comes ${where.name}`);
}

// Arrow keys lead through a gallery, Home and End to its ends; its count and the address follow.
export async function assertTurnsByArrows(page) {
  const strip = page.locator('.gallery .strip').first();
  const pictures = await strip.locator('figure').evaluateAll(figures => figures.map(({ id }) => `#${id}`));
  const forth = await strip.evaluate(it => getComputedStyle(it).direction) === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  const back = forth === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
  await strip.focus();
  for (const [key, at] of [[forth, 1], [back, 0], ['End', pictures.length - 1], [forth, pictures.length - 1], [back, pictures.length - 2], ['Home', 0], [back, 0], [forth, 1]]) {
    await page.keyboard.press(key);
    await page.waitForFunction(hash => location.hash === hash, pictures[at], { timeout: 5000 })
      .catch(() => assert.fail(`${key} leads to ${new URL(page.url()).hash || 'nowhere'} and not to ${pictures[at]}`));
    const [strip, picture] = await page.evaluate(hash => [document.querySelector(hash).parentElement, document.querySelector(hash)]
      .map(it => it.getBoundingClientRect()).map(({ left, right }) => (left + right) / 2), pictures[at]);
    assert.ok(Math.abs(strip - picture) < 2, `after ${key} the picture is not in the middle`);
    const count = await page.locator('.gallery .count').first().textContent();
    assert.deepEqual(count.match(/\p{N}+/gu)?.map(Number), [at + 1, pictures.length], `the count says “${count}”`);
  }
}
