// A paper of its own whose every word is hostile, down to its name: nothing of it may run, become
// markup, or push anything out of its place.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { assertAccessible, assertFits } from './access.js';
import { visit } from './browser.js';
import { filled, HAS_PAYLOADS, hostileMedia, NAME, packed, payloads, WORDS } from './hostile.js';
import { assertNone } from './layout.js';
import { openBlank } from './paper.js';

const EACH = 30;
const AT_ONCE = { concurrency: 3 };
const WIDTHS = [320, 1280];
const FRAMED = 'https://player.example';

// `browser` answers one that is open.
export function checkHostile({ isLong, browser }) {
  let paper, media;
  const look = (path, width, also = async () => {}) => visit(browser(), paper.origin, path, { viewport: { width, height: 700 }, framed: FRAMED }, async (open, faults, status) => {
    assert.ok(status < 500, `${path} answers ${status}`);
    const fits = await assertFits(open).then(() => [], failed => [`${path} at ${width} px: ${failed.message}`]);
    await also(open);
    assertNone([...fits, ...await planted(open), ...faults.map(fault => `${path}: ${fault}`)]);
  });

  describe('hostile', { concurrency: 1 }, () => {
    before(async () => {
      paper = await openBlank({ 'site.name': NAME, 'site.licence': 'https://rights.example/' });
      await paper.editor('PUT', '/api/editions', { editions: [{ slug: 'ar', language: 'ar', name: NAME.slice(0, 150), sections: [{ slug: 'politics', name: '<b>سياسة</b>"\'><script>' }] }] });
      media = await hostileMedia(paper, WORDS['markup in every field']);
    });
    after(() => paper?.close());

    describe('words', AT_ONCE, () => {
      for (const [name, words] of Object.entries(WORDS)) {
        test(`hostile: ${name}`, async () => {
          const story = filled(words, media);
          const { id } = await paper.publish(story);
          const { path, position } = await paper.correct(id, { ...story, standfirst: `${story.standfirst.slice(0, 900)} ${story.standfirst.slice(0, 900)}` }, words);
          for (const width of WIDTHS) {
            await look(path, width, async open => {
              if (width === 320) await assertAccessible(open);
              assert.equal(await open.evaluate(() => document.querySelector('.words > p').textContent), story.body[0].text, 'the words are not what was typed');
            });
          }
          const html = await (await fetch(paper.origin + path)).text();
          const lists = [...new Set([...html.matchAll(/href="(\/(?:topics|authors)\/[^"]+)"/g)].map(match => match[1]))];
          for (const at of [`/proofs/${position}`, `/changes/${position}`, `/embeds/${position}/1`, ...lists.filter(at => at !== '/authors/b')]) {
            for (const width of isLong || name === 'one endless word' ? WIDTHS : [320]) await look(at, width);
          }
          await look(`/search?q=${encodeURIComponent(words.slice(0, 150))}`, 320);
        });
      }
    });

    // With all of the above on them.
    describe('fronts', AT_ONCE, () => {
      for (const path of ['/', '/politics', '/photos', '/videos', '/sections/politics', '/corrections', '/most-popular', '/dates', '/about', '/saved', '/there-is-none', '/ar', '/ar/corrections', '/search?q=long']) {
        test(`hostile: ${path}`, async () => {
          for (const width of WIDTHS) await look(path, width, open => (width === 320 ? assertAccessible(open) : undefined));
        });
      }
      test('hostile: a reason of withdrawal', async () => {
        for (const [words, law] of [[WORDS['markup in every field'], false], [WORDS['one endless word'], true]]) {
          const { id, path } = await paper.publish(filled(words));
          await paper.withdraw(id, words, law);
          for (const width of WIDTHS) await look(path, width);
        }
      });
    });

    test('hostile: a headline of ten thousand characters is refused in words', async () => {
      await assert.rejects(paper.publish({ headline: 'A'.repeat(10_000), section: 'Politics', body: [] }), error => error.status === 422 && /headline/i.test(error.message));
    });

    // Many in one story; with --long also each in every field of a story of its own.
    const skip = HAS_PAYLOADS ? false : 'DATELINE_CORPORA names no folder with payloads';
    describe('payloads', AT_ONCE, () => {
      const lines = HAS_PAYLOADS ? payloads(isLong) : [''];
      for (let from = 0; from < lines.length; from += EACH) {
        test(`hostile: payloads from ${from + 1} of ${lines.length}`, { skip }, async () => {
          const { path } = await paper.publish(packed(lines.slice(from, from + EACH)));
          await look(path, 320);
        });
      }
      const some = lines.filter((_, i) => i % (isLong ? 4 : 40) === 0);
      for (let from = 0; from < some.length; from += EACH) {
        test(`hostile: payloads in every field, from ${from + 1} of ${some.length}`, { skip }, async () => {
          for (const words of some.slice(from, from + EACH)) {
            const { path } = await paper.publish(filled(words));
            await look(path, 320);
          }
        });
      }
    });
  });
}

// Markup that came out of a field.
const planted = open => open.evaluate(() => {
  const mine = 'main script, main style, main base, main object, main embed, main form:not([role=search], .ask), main [onerror], main [onload], main [href^="javascript:" i], main [src^="javascript:" i], main iframe:not([sandbox])';
  const found = [...document.querySelectorAll(mine)].map(it => `markup from a field became markup of the page: ${it.outerHTML.slice(0, 160)}`);
  if (document.querySelectorAll('base, meta[http-equiv]').length) found.push('the head has a base or a refresh');
  if (document.body.querySelectorAll('*').length > 0 && getComputedStyle(document.body).display === 'none') found.push('a style came in');
  return found;
});
