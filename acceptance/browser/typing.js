// What somebody waits for who types: in an empty story, and in the middle of one of ten thousand words
// with comments on it. Prints one object of samples in milliseconds: from the key to the frame that
// shows it, and from the key to the answer that says it is on disk.
//   node typing.js [KEYS] [COMMENTS]
import { launch } from './browser.js';
import { newsroom, wait } from './newsroom.js';

const keys = Number(process.argv[2] ?? 400);
const comments = Number(process.argv[3] ?? 500);
const PARAGRAPHS = 200;
const WORDS = 50; // in each
const GROUP = 40; // keys typed in one story before the other's turn comes
const PAUSE = 70; // between keys: some 170 words a minute
const SOME = ['council', 'bridge', 'opened', 'river', 'after', 'years', 'money', 'quay', 'ferry', 'traffic', 'vote', 'in', 'the', 'of'];

/** Keeps the time of each key until it is painted, and until the desk has it on disk. */
function stopwatch() {
  const waiting = [];
  window.measured = { painted: [], saved: [] };
  addEventListener('keydown', event => {
    waiting.push(event.timeStamp);
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => window.measured.painted.push(performance.now() - event.timeStamp);
      port2.postMessage(null);
    });
  }, true);
  const ask = window.fetch.bind(window);
  window.fetch = async (address, options) => {
    if (!String(address).endsWith('/steps')) return ask(address, options);
    const sent = waiting.splice(0);
    const answer = await ask(address, options);
    const now = performance.now();
    if (answer.ok) sent.forEach(key => window.measured.saved.push(now - key));
    else waiting.unshift(...sent);
    return answer;
  };
}

const browser = await launch();
const paper = await newsroom();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const mira = { ...paper.person('Mira Okafor', 'reporter'), context };
  await paper.join(mira);
  await paper.signIn(mira);
  const paragraph = i => ({ type: 'paragraph', text: `${Array.from({ length: WORDS }, (_, j) => SOME[(i * 7 + j * 3) % SOME.length]).join(' ')}.` });
  const open = async (body, at) => {
    const story = await paper.ask(mira.token, 'POST', '/api/stories', { headline: 'The bridge', section: 'Politics', body });
    await at?.(story.id);
    const page = await context.newPage();
    await page.addInitScript(stopwatch);
    await page.goto(`${paper.origin}/stories/${story.id}`);
    await page.waitForSelector('.ProseMirror');
    return page;
  };
  const empty = await open([]);
  const long = await open(Array.from({ length: PARAGRAPHS }, (_, i) => paragraph(i)), async id => {
    const at = '/api/stories/' + id;
    await paper.ask(mira.token, 'GET', `${at}/manuscript`);
    for (let i = 0; i < comments; i++) {
      const from = 16 + Math.floor(i / 3) * 250 + (i % 3) * 40;
      await paper.ask(mira.token, 'POST', `${at}/comments`, { step: 0, from, to: from + 20, text: `Is that so? ${i}` });
    }
  });
  await empty.click('.ProseMirror > p');
  await long.click(`.ProseMirror > p:nth-of-type(${PARAGRAPHS / 2})`);
  if (comments > 0) await long.waitForFunction(count => document.querySelectorAll('[data-comments] > li').length >= count, comments);
  const type = async (page, count) => {
    await page.bringToFront();
    for (let i = 0; i < count; i++) {
      await page.keyboard.press(i % 6 === 5 ? ' ' : 'abcdefghij'[i % 10]);
      await wait(PAUSE);
    }
    await page.waitForFunction(() => document.querySelector('[data-saved]').dataset.state === 'saved');
  };
  for (const page of [empty, long]) {
    await type(page, GROUP); // until everything is compiled
    await page.evaluate(() => { window.measured = { painted: [], saved: [] }; });
  }
  for (let typed = 0; typed < keys; typed += GROUP) {
    await type(empty, GROUP);
    await type(long, GROUP);
  }
  const [a, b] = await Promise.all([empty, long].map(page => page.evaluate(() => window.measured)));
  console.log(JSON.stringify({ comments, 'empty-painted': a.painted, 'long-painted': b.painted, 'empty-saved': a.saved, 'long-saved': b.saved }));
} finally {
  await browser.close();
  paper.close();
}
