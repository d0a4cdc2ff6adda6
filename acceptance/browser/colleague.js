// A member of staff who means harm: markup in whatever they can write, down to their own name, and a
// colleague with more rights who looks at every screen that shows it. Nothing of it may run or become
// markup of the page.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { faultsOf } from './browser.js';
import { cut, filled, HAS_PAYLOADS, hostileMedia, NAME, packed, payloads, WORDS } from './hostile.js';
import { assertNone } from './layout.js';
import { comeIn } from './newsroom.js';
import { openBlank } from './paper.js';

const MARKUP = WORDS['markup in every field'];
const MALLORY = '<img src=x onerror=alert(1)> "\'><script>alert(1)</script>';
const CHIEF = 'Tom Ahlgren';
const EACH = 40;

export function checkColleague(browser) {
  describe('a malicious colleague', { concurrency: 1 }, () => {
    let paper, context, known;
    before(async () => {
      paper = await openBlank({ 'site.name': NAME }, MALLORY);
      known = await written(paper);
      context = await browser().newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      await comeIn(page, await paper.link(CHIEF));
      await page.close();
    });
    after(async () => {
      await context?.close();
      await paper?.close();
    });

    const look = async (path, ready = 'main', also = async () => {}) => {
      const page = await context.newPage();
      const faults = faultsOf(page, [paper.newsroom], /status of 40[014]/);
      try {
        const answer = await page.goto(paper.newsroom + path);
        assert.ok(answer.status() < 400, `${path} answers ${answer.status()}`);
        await page.waitForSelector(ready, { state: 'attached', timeout: 20_000 });
        await page.waitForTimeout(300); // what a script writes after it has asked
        await also(page);
        assertNone([...faults.map(fault => `${path}: ${fault}`), ...await page.evaluate(planted)]);
      } finally {
        await page.close();
      }
    };

    const said = selector => async page => assert.equal((await page.textContent(selector)).trim(), known.headline, 'it is not what was written');
    const SCREENS = {
      'the lists of copy': () => look('/stories?which=all', '.copy'),
      'their search': () => look(`/stories?which=all&q=${encodeURIComponent(MARKUP.slice(0, 200))}`),
      'a draft with comments and flags': () => look(`/stories/${known.draft}`, '[data-saved][data-state=saved]', said('h1')),
      'a story that was corrected': () => look(`/stories/${known.live}`, '.live button', said('h1')),
      'a request that waits': () => look(`/stories/${known.asked}`, '[data-second]:not([hidden])'),
      'a spiked one': () => look(`/stories/${known.spiked}`),
      'its history': () => look(`/stories/${known.live}/history`, 'main h1', said('main h1')),
      'its preview': () => look(`/stories/${known.draft}/preview`, 'iframe'),
      'its readership': () => look(`/stories/${known.live}/readership`),
      'the newslist': () => look('/newslist'),
      'a front': () => look('/fronts/home', '.order ol'),
      'the library': () => look('/media', 'main a[href^="/media/"]'),
      'a picture': () => look(`/media/${known.picture}`, 'main form'),
      'house style': () => look('/house-style', 'main form'),
      rules: () => look('/rules', 'main form'),
      'the site': () => look('/site', 'main form'),
      sections: () => look('/sections', 'main form'),
      topics: () => look('/topics'),
      authors: () => look('/authors'),
      'the staff': () => look('/staff'),
      'the colleague': () => look(`/staff?name=${encodeURIComponent(MALLORY)}`),
      notices: () => look('/notices'),
      readership: () => look('/readership'),
      'the audit log': () => look('/audit'),
      'what the colleague did': () => look(`/audit?member=${encodeURIComponent(MALLORY)}`),
    };
    for (const [name, screen] of Object.entries(SCREENS)) test(`a malicious colleague: ${name}`, screen);

    const skip = HAS_PAYLOADS ? false : 'DATELINE_CORPORA names no folder with payloads';
    const lines = HAS_PAYLOADS ? payloads(false) : [''];
    for (let from = 0; from < lines.length; from += EACH) {
      test(`a malicious colleague: payloads from ${from + 1} of ${lines.length}`, { skip }, async () => {
        const { id } = await paper.reporter('POST', '/api/stories', packed(lines.slice(from, from + EACH)));
        await look(`/stories/${id}`, '[data-saved][data-state=saved]');
        await look(`/stories/${id}/history`);
        await look(`/stories/${id}/preview`, 'iframe');
      });
    }
  });
}

// Hostile words in every field that somebody of the staff can fill.
async function written({ reporter, editor, ...paper }) {
  const said = most => cut(MARKUP, most);
  const media = await hostileMedia(paper, MARKUP);
  const story = filled(MARKUP, media);
  const { id: draft } = await reporter('POST', '/api/stories', story);
  await reporter('POST', `/api/stories/${draft}/comments`, { step: 0, from: 3, to: 7, text: said(1000) });
  await reporter('POST', `/api/stories/${draft}/comments`, { field: 'topics', text: said(1000) });
  await reporter('POST', `/api/stories/${draft}/comments`, { step: 0, from: 3, to: 7, text: said(500), suggestion: said(500) });
  await reporter('POST', `/api/stories/${draft}/flags`, { note: said(500) });
  const { id: spiked } = await reporter('POST', '/api/stories', story);
  await editor('POST', `/api/stories/${spiked}/spikes`, { reason: said(300) });
  const { id: given } = await reporter('POST', '/api/stories', story);
  await reporter('POST', `/api/stories/${given}/filings`, {});
  await editor('POST', `/api/stories/${given}/returns`, { note: said(300) });
  const live = await paper.publish(story);
  await paper.correct(live.id, { ...story, standfirst: `Changed. ${said(500)}` }, said(300));
  const { id: asked } = await paper.publish(story);
  await editor('POST', `/api/stories/${asked}/withdrawals`, { reason: said(300), law: true });
  const day = new Date().toISOString().slice(0, 10);
  await editor('POST', '/api/newslist', { day, slug: said(60), section: 'Politics', people: [MALLORY], notes: said(500) });
  await editor('POST', '/api/lists', { name: said(60), shared: true, search: { which: 'all', q: said(60) } });
  await editor('POST', '/api/house-style', { words: said(60), instead: said(50), why: said(300) });
  await editor('PUT', '/api/checklists', { section: 'politics', fields: [], questions: [said(200)] });
  await editor('POST', '/api/collections', { name: said(60) });
  await editor('PUT', '/api/editions', { editions: [{ slug: 'ar', language: 'ar', name: cut(MARKUP, 150), sections: [{ slug: 'politics', name: cut(MARKUP, 60) }] }] });
  await editor('PUT', '/api/fronts/home', { stories: [live.id] });
  return { draft, spiked, asked, live: live.id, picture: media.pictures[0], headline: story.headline };
}

// Markup that came out of a field.
function planted() {
  const mine = 'script:not([src]), style, base, object, embed, meta[http-equiv], [onerror], [onload], [onclick], [href^="javascript:" i], [src="x"], iframe:not([src^="/"]), iframe[src^="//"], svg[onload]';
  const found = [...document.querySelectorAll(mine)].map(it => `markup from a field became markup of the page: ${it.outerHTML.slice(0, 160)}`);
  if (getComputedStyle(document.body).display === 'none') found.push('a style came in');
  return found;
}
