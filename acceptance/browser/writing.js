// Two people write in one story while everything goes wrong: the newsroom is killed, the network is
// cut, pages are loaded again, sessions end, the newsroom's clock jumps. What a page called saved must be there afterwards, once
// and in order, and both must see the same.
//   node writing.js [ROUNDS]        30 rounds when not said; prints its seed, and takes one by SEED=
import assert from 'node:assert/strict';
import { launch } from './browser.js';
import { newsroom, wait } from './newsroom.js';

const rounds = Number(process.argv[2] ?? 30);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
console.log(`seed ${seed}`);
let state = seed;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator
  return state / 4294967296;
};
const one = list => list[Math.floor(random() * list.length)];
const text = page => page.$eval('.ProseMirror', dom => {
  const copy = dom.cloneNode(true);
  copy.querySelectorAll('.cursor').forEach(each => each.remove());
  return copy.textContent;
});
const isSaved = page => page.$eval('[data-saved]', dom => dom.dataset.state === 'saved' || dom.textContent.startsWith('Saved')).catch(() => false);
async function until(what, holds, seconds = 60) {
  for (let i = 0; i < seconds * 10; i++) {
    if (await holds()) return;
    await wait(100);
  }
  throw new Error(`${what}; seed ${seed}`);
}

const browser = await launch();
const paper = await newsroom({ isClockSet: true });
if (!paper.setClock) console.log('libfaketime is not there: the clock does not jump');
const failed = [];
const tally = {};
try {
  const people = [];
  for (const [name, role] of [['Mira Okafor', 'reporter'], ['Tom Ahlgren', 'editor']]) {
    people.push({ ...paper.person(name, role), context: await browser.newContext({ viewport: { width: 1280, height: 720 } }), typed: 0, mark: role[0] });
  }
  const made = await paper.ask(people[0].token, 'POST', '/api/stories', { headline: 'The bridge', section: 'Politics', body: [{ type: 'paragraph', text: 'Begin.' }] });
  const address = `${paper.origin}/stories/${made.id}`;
  const load = async person => {
    await until('the story does not open', async () => {
      try {
        await person.page.goto(address);
        await person.page.waitForSelector('.ProseMirror', { timeout: 5000 });
        return true;
      } catch {
        if (new URL(person.page.url()).pathname === '/sign-in') await paper.signIn(person);
        return false;
      }
    });
    await person.page.keyboard.press(person.mark === 'r' ? 'Control+End' : 'Control+Home');
    if (person.mark === 'e') for (let i = 0; i < 3; i++) await person.page.keyboard.press('Enter');
  };
  for (const person of people) {
    await paper.join(person);
    await paper.signIn(person);
    person.page = await person.context.newPage();
    person.page.on('dialog', dialog => dialog.accept());
    person.page.on('pageerror', error => failed.push(error.message));
    await load(person);
  }
  // What is typed while the browser's own store is still busy with what came before is sent as well.
  const slow = await people[0].context.newPage();
  await slow.addInitScript(() => {
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (...all) {
      const transaction = begin.apply(this, all);
      Object.defineProperty(transaction, 'oncomplete', {
        set: done => transaction.addEventListener('complete', event => setTimeout(done, 500, event)),
      });
      return transaction;
    };
  });
  const other = await paper.ask(people[0].token, 'POST', '/api/stories', { headline: 'Slowly', section: 'Politics', body: [] });
  await slow.goto(`${paper.origin}/stories/${other.id}`);
  await slow.waitForSelector('.ProseMirror');
  for (let i = 0; i < 5; i++) {
    const answered = slow.waitForResponse(answer => answer.url().endsWith('/steps'));
    await slow.keyboard.type('a');
    await answered;
    await slow.keyboard.type('b');
    await until('what was typed while the store was busy is not sent', () => isSaved(slow), 10);
  }
  assert.equal((await text(slow)).split('ab').length - 1, 5);
  await slow.close();
  const type = async person => {
    for (let i = 0; i < 3 + random() * 5; i++) {
      person.typed++;
      await person.page.keyboard.type(`${person.mark}${person.typed}. `, { delay: 5 + random() * 20 });
    }
  };
  // Sessions outlast a newsroom that is killed; somebody who is signed out signs in again in another
  // window.
  const again = person => paper.signIn(person).catch(() => {});
  const faults = {
    nothing: async () => {},
    async kill() {
      await wait(random() * 150);
      await paper.kill();
      await wait(random() * 400);
      await paper.open();
    },
    async network() {
      const person = one(people);
      await person.context.setOffline(true);
      await wait(300 + random() * 1500);
      await person.context.setOffline(false);
    },
    async load() {
      const person = one(people);
      await until('what was typed is not kept', () => person.page.evaluate(() => !/not saved yet|keep this window/.test(document.querySelector('[data-saved]').textContent)));
      await wait(60);
      await load(person);
    },
    async session() {
      const person = one(people);
      await person.context.clearCookies();
      await wait(300 + random() * 500);
      await again(person);
    },
  };
  // By seconds, hours or days, to either side; who is signed out by that signs in again.
  if (paper.setClock) {
    faults.clock = async () => {
      const most = one([3, 3600, 40 * 86400]);
      paper.setClock(Math.round((random() * 2 - 1) * most));
      await wait(300);
    };
  }
  const isSignedOut = person => person.page.$eval('[data-sign-in]', dom => !dom.hidden).catch(() => false);
  const letIn = person => isSignedOut(person).then(out => out && again(person));
  for (let round = 1; round <= rounds; round++) {
    const name = round % 10 === 0 ? 'kill' : one(['nothing', 'network', 'load', 'session', 'kill', ...paper.setClock ? ['clock'] : []]);
    tally[name] = (tally[name] ?? 0) + 1;
    if (name === 'load') { // nobody types on a page while they load it again
      await Promise.all(people.map(type));
      await faults.load();
    } else {
      await Promise.all([...people.map(type), faults[name]()]);
    }
    await until(`round ${round} (${name}): not saved`, async () => {
      if (faults.clock) await Promise.all(people.map(letIn));
      return (await Promise.all(people.map(person => isSaved(person.page)))).every(Boolean);
    }, 90);
    let texts;
    await until(`round ${round} (${name}): the two differ`, async () => {
      texts = await Promise.all(people.map(person => text(person.page)));
      return texts[0] === texts[1];
    });
    const stored = await paper.ask(people[0].token, 'GET', `/api/stories/${made.id}/manuscript`);
    const words = JSON.stringify(stored.document);
    for (const person of people) {
      for (let i = 1; i <= person.typed; i++) {
        const count = words.split(`${person.mark}${i}. `).length - 1;
        assert.equal(count, 1, `round ${round} (${name}): ${person.mark}${i} is there ${count} times in ${texts[0]}; seed ${seed}`);
      }
    }
    console.log(`round ${round} ${name}: ${people.map(person => person.typed).join(' and ')} words are there once, ${stored.step} steps`);
  }
  assert.deepEqual(failed, []);
  console.log(`${rounds} rounds, ${JSON.stringify(tally)}: nothing lost, nothing doubled, both the same`);
} finally {
  await browser.close();
  paper.close();
}
