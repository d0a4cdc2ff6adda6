// Two people write in one story, one of them on a phone and the other in two tabs, in its text, in a
// field of a block and in one beside the text, while everything goes wrong: the newsroom is killed, the
// network is cut, somebody is away for an hour, pages are loaded again, sessions end, the newsroom's
// clock jumps. What a page called saved must be there afterwards, once and in order, and all must see
// the same.
//   node writing.js [ROUNDS]        30 rounds when not said; prints its seed, and takes one by SEED=
import assert from 'node:assert/strict';
import { launch } from './browser.js';
import { newsroom, until, wait } from './newsroom.js';
import { assertComposed, assertFollowedAfterSignIn, assertNothingTwiceOfAStoreThatLags, assertSentWhileTheStoreIsBusy, FIELDS, isSaved, shown, TEXT } from './windows.js';

const rounds = Number(process.argv[2] ?? 30);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
console.log(`seed ${seed}`);
let state = seed;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator
  return state / 4294967296;
};
const one = list => list[Math.floor(random() * list.length)];
const ROOM = 240; // characters: a field of three hundred then takes what is typed in a round
const STORY = 40; // rounds that are written in one story

const browser = await launch();
const paper = await newsroom({ isClockSet: true });
if (!paper.setClock) console.log('libfaketime is not there: the clock does not jump');
const failed = [];
const tally = {};
const written = {}; // how often in each place
let asked = 0; // how often a page asked whether somebody wants to leave it
try {
  const join = async (name, role, viewport) => {
    const person = { ...paper.person(name, role), context: await browser.newContext({ viewport }) };
    await paper.join(person);
    await paper.signIn(person);
    return person;
  };
  const mira = await join('Mira Okafor', 'reporter', { width: 390, height: 844 });
  const tom = await join('Tom Ahlgren', 'editor', { width: 1280, height: 720 });
  const people = [mira, tom];
  const open = async (person, mark) => {
    const page = await person.context.newPage();
    // A page that was not able to keep what was typed yet asks whoever leaves it: they stay.
    page.on('dialog', dialog => {
      asked++;
      dialog.dismiss();
    });
    page.on('pageerror', error => failed.push(error.message));
    return { person, mark, page, typed: 0 };
  };
  // One writes at the ends, one at the beginnings, and the second tab in between.
  const windows = [await open(mira, 'r'), await open(tom, 'e'), await open(tom, 't')];
  const [last, first, middle] = windows;
  let made;
  const load = async window => {
    const { page, person } = window;
    await until('the story opens', async () => {
      try {
        await page.goto(`${paper.origin}/stories/${made.id}`);
        await page.waitForSelector(TEXT, { timeout: 5000 });
        return true;
      } catch {
        if (new URL(page.url()).pathname === '/sign-in') await paper.signIn(person);
        return false;
      }
    });
    if (window === last) await page.keyboard.press('Control+End');
    if (window === first) for (const key of ['Control+Home', 'Enter', 'Enter', 'Enter']) await page.keyboard.press(key);
    if (window === middle) {
      await page.click('.quote p');
      await page.keyboard.press('End');
    }
  };
  for (const holds of [assertComposed, assertSentWhileTheStoreIsBusy, assertNothingTwiceOfAStoreThatLags, assertFollowedAfterSignIn]) await holds(paper, mira, tom);
  const begin = async () => {
    const paragraph = text => ({ type: 'paragraph', text });
    made = await paper.ask(mira.token, 'POST', '/api/stories', {
      headline: 'The bridge', section: 'Politics', headlines: { front: 'Bridge' },
      body: [paragraph('Begin.'), { type: 'quote', text: 'It opens. ', attribution: 'Ada' }, paragraph('End.')],
    });
    for (const window of windows) {
      window.before = window.typed;
      await load(window);
    }
  };
  const type = async window => {
    const { page, mark } = window;
    const field = window === middle ? undefined : one([undefined, ...FIELDS]);
    const goesThere = field && await page.$eval(field, (input, room) => {
      input.closest('details')?.setAttribute('open', '');
      return input.value.length < room;
    }, ROOM);
    const place = goesThere ? field : TEXT;
    written[place] = (written[place] ?? 0) + 1;
    await page.focus(place);
    await wait(60); // the editor puts the caret back to where it was 20 ms after it has the focus
    if (goesThere) await page.keyboard.press(window === last ? 'End' : 'Home');
    for (let i = 0; i < 3 + random() * 5; i++) {
      window.typed++;
      await page.keyboard.type(`${mark}${window.typed}. `, { delay: 5 + random() * 20 });
    }
  };
  const typeAll = () => Promise.all(windows.map(type));
  // Sessions outlast a newsroom that is killed; somebody who is signed out signs in again in another
  // window.
  const again = person => paper.signIn(person).catch(() => {});
  let ahead = 0; // seconds
  const setClock = seconds => paper.setClock(ahead = Math.round(seconds));
  const kill = async () => {
    await paper.kill();
    await wait(random() * 400);
    await paper.open();
  };
  // What goes wrong while all type.
  const meanwhile = {
    nothing: async () => {},
    async kill() {
      await wait(random() * 150);
      await kill();
    },
    async network() {
      const { context } = one(people);
      await context.setOffline(true);
      await wait(300 + random() * 1500);
      await context.setOffline(false);
    },
    async session() {
      const person = one(people);
      await person.context.clearCookies();
      await wait(300 + random() * 500);
      await again(person);
    },
  };
  // What goes wrong between: nobody types on a page while they load it again.
  const between = {
    async load() {
      await typeAll();
      await load(one(windows));
    },
  };
  if (paper.setClock) {
    // By seconds, hours or days, to either side; who is signed out by that signs in again.
    meanwhile.clock = async () => {
      setClock((random() * 2 - 1) * one([3, 3600, 40 * 86400]));
      await wait(300);
    };
    // Somebody is in a train for an hour, and the newsroom is killed meanwhile.
    between.hour = async () => {
      const { context } = one(people);
      await context.setOffline(true);
      await typeAll();
      setClock(ahead + 3600);
      await Promise.all([typeAll(), kill()]);
      await typeAll();
      await context.setOffline(false);
    };
  }
  const isSignedOut = window => window.page.$eval('[data-sign-in]', dom => !dom.hidden).catch(() => false);
  const letIn = async () => {
    for (const person of people) {
      const out = await Promise.all(windows.filter(window => window.person === person).map(isSignedOut));
      if (out.includes(true)) await again(person);
    }
  };
  const counts = () => windows.map(window => window.typed).join(', ');
  for (let round = 1; round <= rounds; round++) {
    if (round % STORY === 1) await begin();
    const name = round % 10 === 0 ? 'kill' : one([...Object.keys(meanwhile), ...Object.keys(between)]);
    tally[name] = (tally[name] ?? 0) + 1;
    await (between[name] ? between[name]() : Promise.all([typeAll(), meanwhile[name]()]));
    await until(`round ${round} (${name}): all is saved`, async () => {
      await letIn();
      return (await Promise.all(windows.map(window => isSaved(window.page)))).every(Boolean);
    }, { seconds: 90 });
    let texts;
    await until(`round ${round} (${name}): all see the same`, async () => {
      await letIn();
      texts = await Promise.all(windows.map(window => shown(window.page)));
      return texts.every(each => each === texts[0]);
    }, { seconds: 60, seen: () => texts });
    const stored = await paper.ask(mira.token, 'GET', `/api/stories/${made.id}/manuscript`);
    const words = JSON.stringify(stored.document);
    for (const { mark, before, typed } of windows) {
      for (let i = before + 1; i <= typed; i++) {
        const count = words.split(`${mark}${i}. `).length - 1;
        assert.equal(count, 1, `round ${round} (${name}): ${mark}${i} is there ${count} times in ${texts[0]}; seed ${seed}`);
      }
    }
    console.log(`round ${round} ${name}: ${counts()} words are there once, ${stored.step} steps`);
  }
  assert.deepEqual(failed, []);
  console.log(`${rounds} rounds, ${JSON.stringify(tally)}, ${JSON.stringify(written)}, asked before leaving ${asked} times: nothing lost, nothing doubled, all the same`);
} finally {
  await browser.close();
  paper.close();
}
