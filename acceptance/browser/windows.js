// Windows in which a story is written: what they show, and what must hold of one whose browser keeps
// things late or whose session ends.
import assert from 'node:assert/strict';
import { until, wait } from './newsroom.js';

export const TEXT = '.ProseMirror';
export const FIELDS = ['.quote input', '[name=frontHeadline]'];

/** What stands in the text without the cursors of others, and in those fields that are there; or in `places` alone. */
export const shown = (page, places = [TEXT, ...FIELDS]) => page.evaluate(([all, fields]) => all.map(place => {
  const dom = document.querySelector(place);
  if (!dom && fields.includes(place)) return '';
  const copy = dom.cloneNode(true);
  copy.querySelectorAll('.cursor').forEach(each => each.remove());
  return dom.value ?? copy.textContent;
}).join('|'), [places, FIELDS]);

export const isSaved = page => page.$eval('[data-saved]', dom => dom.dataset.state === 'saved').catch(() => false);

/** A story, open in a window of its own; `prepare` runs in it before its scripts. */
async function open(paper, person, headline, prepare = () => {}, body = []) {
  const page = await person.context.newPage();
  await page.addInitScript(prepare);
  const { id } = await paper.ask(person.token, 'POST', '/api/stories', { headline, section: 'Politics', body });
  await page.goto(`${paper.origin}/stories/${id}`);
  await page.waitForSelector(TEXT);
  return { page, path: `/api/stories/${id}`, manuscript: () => paper.ask(person.token, 'GET', `/api/stories/${id}/manuscript`) };
}

/** Somebody else writes a letter at the very beginning. */
async function writeElsewhere(paper, { token }, { path, manuscript }, letter) {
  const { step } = await manuscript();
  const at = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: letter }] } };
  await paper.ask(token, 'POST', `${path}/steps`, { client: 'w-elsewhere', sequence: 1, step, steps: [at] });
}

/** What is typed while the browser's own store is still busy with what came before is sent as well. */
export async function assertSentWhileTheStoreIsBusy(paper, mira) {
  const { page } = await open(paper, mira, 'Slowly', () => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...all) {
      const transaction = begin.apply(this, all);
      Object.defineProperty(transaction, 'oncomplete', {
        set: done => transaction.addEventListener('complete', event => setTimeout(done, 500, event)),
      });
      return transaction;
    };
  });
  for (let i = 0; i < 5; i++) {
    const answered = page.waitForResponse(answer => answer.url().endsWith('/steps'));
    await page.keyboard.type('a');
    await answered;
    await page.keyboard.type('b');
    await until('what was typed while the store was busy is sent', () => isSaved(page));
  }
  assert.equal((await shown(page)).split('ab').length - 1, 5);
  await page.close();
}

/** What a store that lags behind still has of a window that ended is not added a second time, though a colleague wrote in between. */
export async function assertNothingTwiceOfAStoreThatLags(paper, mira, tom) {
  const story = await open(paper, mira, 'Late', () => {
    for (const name of ['put', 'delete']) {
      const act = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...all) {
        return window.lags ? this.count() : act.apply(this, all);
      };
    }
  });
  const { page, manuscript } = story;
  let release;
  const held = new Promise(done => { release = done; });
  await page.route('**/steps', async route => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  }, { times: 1 });
  await page.keyboard.type('a');
  await until('the first letter is saved', async () => JSON.stringify(await manuscript()).includes('"a"'));
  await page.keyboard.type('bc');
  await wait(500); // until the store has it
  await page.evaluate(() => { window.lags = true; });
  await writeElsewhere(paper, tom, story, 'x');
  release();
  await until('what was typed meanwhile is saved', () => isSaved(page));
  await page.reload();
  await page.waitForSelector(TEXT);
  assert.equal(await shown(page), 'xLateabc||');
  await page.close();
}

/** A window in which nobody writes says that they are signed out, and follows the others again once they signed in elsewhere. */
export async function assertFollowedAfterSignIn(paper, mira, tom) {
  const story = await open(paper, tom, 'Idle');
  const { page } = story;
  await tom.context.clearCookies();
  await until('it is said that they are signed out', () => page.$eval('[data-sign-in]', dom => !dom.hidden), { seen: () => page.textContent('[data-saved]') });
  assert.match(await page.textContent('[data-saved]'), /^Saved\. You are signed out\./);
  await paper.signIn(tom);
  await writeElsewhere(paper, mira, story, 'y');
  await until('what others write comes', async () => (await shown(page)) === 'yIdle||', { seen: () => shown(page) });
  assert.ok(await page.$eval('[data-sign-in]', dom => dom.hidden));
  await page.close();
}

/**
 * What is put together by an input method is not broken off by what somebody else writes in the same
 * place meanwhile, and both are there once.
 */
export async function assertComposed(paper, mira, tom) {
  const body = [{ type: 'paragraph', text: 'Begin.' }, { type: 'quote', text: 'It opens.', attribution: 'Ada' }];
  const { page, path } = await open(paper, mira, 'Letters', () => {}, body);
  const other = await tom.context.newPage();
  await other.goto(paper.origin + path.replace('/api', ''));
  await other.waitForSelector(TEXT);
  const method = await page.context().newCDPSession(page);
  const compose = text => method.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  const go = async (window, place, key) => {
    await window.$eval(place, dom => dom.closest('details')?.setAttribute('open', ''));
    await window.click(place);
    await wait(60);
    await window.keyboard.press(key);
    await wait(60);
  };
  const both = (place, holds) => Promise.all([page, other].map(window =>
    until(`${place}: both see all of it once`, async () => holds(await shown(window, [place])), { seen: () => shown(window, [place]) })));
  const places = { [`${TEXT} > p:last-of-type`]: 'Begin.', [FIELDS[0]]: 'Ada', [FIELDS[1]]: '' };
  for (const [place, was] of Object.entries(places)) {
    await go(page, place, 'End');
    await go(other, place, 'Home');
    for (const letters of ['n', 'に', 'にh', 'にほ']) {
      await compose(letters);
      await other.keyboard.type(`${letters.length}`);
      await wait(100);
    }
    await method.send('Input.insertText', { text: '日本' });
    // In an empty field either may come first.
    await both(place, now => [`1122${was}日本`, ...(was ? [] : ['日本1122'])].includes(now));
    await page.keyboard.type('。');
    await both(place, now => now.replace('1122', '') === `${was}日本。`);
    await until(`${place}: it is saved`, () => isSaved(page));
  }
  await page.close();
  await other.close();
}
