// What people paste into a story, in Chromium: from Word, Google Docs and web pages, which must come
// out as the blocks they are; and what somebody makes to break in, of which nothing may run, load or
// be anything but a story.
//   node pasting.js
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf, launch } from './browser.js';
import { newsroom } from './newsroom.js';
import { PASTES } from './pastes.js';

const GROUP = 40;
const SHORT = 600;
const isLong = process.env.DATELINE_PASTING_LONG === 'yes';

/** Outside collections of markup that breaks in, where they are at hand: all of it, or some from everywhere. */
function hostile() {
  const folder = process.env.DATELINE_CORPORA ?? '';
  const own = [
    '<img src=x onerror="window.hacked = 1">', '<svg onload="window.hacked = 1">', '<script>window.hacked = 1</script>',
    '<a href="javascript:window.hacked = 1">a</a>', '<iframe srcdoc="<script>parent.hacked = 1</script>"></iframe>',
    '<div data-block="embed" data-url="javascript:window.hacked = 1" data-title="x">y</div>',
    '<div data-block="picture" data-media="../../x" data-caption="x">y</div>',
    '<p data-pm-slice="0 0 [&quot;nothing&quot;,null]">x<img src=x onerror="window.hacked = 1"></p>',
    '<p data-pm-slice="9 9 -9 []">x</p>', '<math><mtext><table><mglyph><style><img src=x onerror=window.hacked=1>',
    '<form id=f action=javascript:window.hacked=1><input name=innerHTML><button>x', '<base href="https://evil.example/"><p>x',
    '<style>*{display:none}</style><p>x', `${'<div>'.repeat(5000)}deep${'</div>'.repeat(5000)}`, `${'<b><i>'.repeat(2000)}deep`,
    '<form onsubmit=alert(1)><input name=parentNode><input name=childNodes><img name=remove>x</form><p>y</p>',
    '<table><tr><td colspan=100000 rowspan=65534>x</td><td>y', `<ul>${'<li><ul>'.repeat(200)}x`,
  ];
  if (!existsSync(join(folder, 'payloads'))) {
    console.log('DATELINE_CORPORA is not set: only our own hostile pastes are tried');
    return own;
  }
  const lines = ['xss.txt', 'xss-payloadbox.txt'].flatMap(name => readFileSync(join(folder, 'payloads', name), 'utf8').split('\n'));
  const pure = JSON.parse(readFileSync(join(folder, 'sanitize-dompurify', 'expect.json'), 'utf8')).map(each => each.payload);
  const others = [...JSON.parse(readFileSync(join(folder, 'payloads', 'blns.json'), 'utf8')), ...lines, ...pure].filter(each => typeof each === 'string' && each.trim());
  const step = isLong ? 1 : Math.ceil(others.length / SHORT);
  return [...own, ...others.filter((_, i) => i % step === 0)];
}

/** Waits until the cursor is there. */
const at = (page, selector) => page.waitForFunction(where => document.querySelector(where).contains(getSelection().anchorNode), selector);

const paste = (page, html) => page.evaluate(markup => {
  const data = new DataTransfer();
  data.setData('text/html', markup);
  data.setData('text/plain', 'plain');
  document.querySelector('.ProseMirror').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
}, html);

const browser = await launch();
const paper = await newsroom();
const faults = [];
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const mira = { ...paper.person('Mira Okafor', 'reporter'), context };
  const { token } = mira;
  await paper.join(mira);
  const open = async () => {
    const made = await paper.ask(token, 'POST', '/api/stories', { headline: 'A paste', section: 'Politics', body: [] });
    const page = await context.newPage();
    // Of markup that it only parses the browser says as well that it would not run it.
    faultsOf(page, [paper.origin], /inline (event handler|style|script)|document's base URI/, faults);
    await page.goto(`${paper.origin}/stories/${made.id}`);
    await page.waitForSelector('.ProseMirror');
    await page.keyboard.press('Control+End');
    return { page, id: made.id };
  };
  const saved = async ({ page, id }) => {
    await page.waitForFunction(() => document.querySelector('[data-saved]').dataset.state === 'saved', null, { timeout: 60_000 })
      .catch(async () => assert.fail(`not saved: ${await page.$eval('[data-saved]', dom => dom.textContent)}`));
    return (await paper.ask(token, 'GET', `/api/stories/${id}/manuscript`)).document;
  };

  for (const { name, html, blocks, left } of PASTES) {
    const story = await open();
    await paste(story.page, html);
    const { content } = await saved(story);
    const got = content.slice(3).filter(node => node.type !== 'paragraph' || node.content).map(shape);
    assert.deepEqual(got, blocks, name);
    const told = await story.page.$eval('[data-told]', dom => dom.textContent);
    assert.equal(told !== '', Boolean(left), `${name}: “${told}”`);
    await paper.ask(token, 'POST', `/api/stories/${story.id}/revisions`, {});
    console.log(`${name}: ${blocks.length} blocks`);
    await story.page.close();
  }
  assert.deepEqual(faults, []);

  const story = await open();
  await story.page.click('.headline', { position: { x: 1, y: 10 } });
  await at(story.page, '.headline');
  await paste(story.page, '<h2>Two</h2><p>lines</p>');
  const fields = (await saved(story)).content.slice(0, 3).map(node => node.content?.map(text => text.text).join('') ?? '');
  assert.deepEqual(fields, ['', 'Two linesA paste', ''], 'what is pasted into a field is one line there');
  await story.page.close();

  const all = hostile();
  let refused = 0;
  for (let from = 0; from < all.length; from += GROUP) {
    const story = await open();
    for (const markup of all.slice(from, from + GROUP)) {
      await paste(story.page, markup);
      await story.page.keyboard.press('Control+End');
    }
    const document = await saved(story).catch(failure => assert.fail(`pastes from ${from}: ${failure.message}`)); // what the desk has passed its grammar
    assert.ok(JSON.stringify(document).length > 0);
    const found = await story.page.evaluate(() => ({
      hacked: window.hacked ?? 0,
      foreign: [...document.querySelectorAll('.ProseMirror *')].filter(dom =>
        /^(script|style|iframe|object|embed|svg|math|form|link|meta|base)$/.test(dom.localName) || dom.getAttributeNames().some(name => name.startsWith('on') || /^javascript:/i.test(dom.getAttribute(name)))).map(dom => dom.outerHTML),
    }));
    assert.deepEqual(found, { hacked: 0, foreign: [] }, `one of pastes ${from} to ${from + GROUP}`);
    await paper.ask(token, 'POST', `/api/stories/${story.id}/revisions`, {}).catch(refusal => {
      refused++;
      console.log(`pastes from ${from}: ${refusal.message}`);
    });
    await story.page.close();
  }
  assert.deepEqual(faults, []);
  assert.ok(refused < all.length / GROUP / 10, 'most of it becomes a version');
  console.log(`${all.length} hostile pastes: nothing ran, nothing was loaded, nothing is there but stories`);
} finally {
  await browser.close();
  paper.close();
}

/** A block as one line, so that fixtures are easy to read. */
function shape(node) {
  const text = part => (part.content ?? []).map(run => (run.marks ?? []).reduce((words, mark) => {
    const with1 = { strong: '*', emphasis: '_' }[mark.type];
    return with1 ? with1 + words + with1 : mark.type === 'link' ? `[${words}](${mark.attrs.href})` : words;
  }, run.text)).join('');
  switch (node.type) {
    case 'heading': return `h${node.attrs.level}: ${text(node)}`;
    case 'quote': return `quote: ${text(node)}${node.attrs.attribution && ` — ${node.attrs.attribution}`}`;
    case 'list': return `${node.attrs.ordered ? 'ol' : 'ul'}: ${node.content.map(text).join(' | ')}`;
    case 'table': return `table${node.attrs.caption && ` (${node.attrs.caption})`}: ${node.content.map(row => row.content.map(text).join(', ')).join(' | ')}`;
    case 'paragraph': return `p: ${text(node)}`;
    default: return node.type;
  }
}
