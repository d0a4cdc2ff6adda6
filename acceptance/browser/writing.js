// Two people write in one story while everything goes wrong: the newsroom is killed, the network is
// cut, pages are loaded again, sessions end. What a page called saved must be there afterwards, once
// and in order, and both must see the same.
//   node writing.js [ROUNDS]        30 rounds when not said; prints its seed, and takes one by SEED=
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from './browser.js';

const rounds = Number(process.argv[2] ?? 30);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000_007);
console.log(`seed ${seed}`);
let state = seed;
const random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0; // Numerical Recipes' generator
  return state / 4294967296;
};
const one = list => list[Math.floor(random() * list.length)];
const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

const free = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

const java = process.env.DATELINE_JAVA ?? 'java';
const jar = new URL('../../paper/target/paper.jar', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'dateline-writing-'));
const ports = [await free(), await free()];
const origin = `http://localhost:${ports[1]}`; // passkeys are for names, not for numbers
const command = (...args) => execFileSync(java, ['-jar', jar, ...args, '--data', folder], { encoding: 'utf8' }).trim().split('\n').at(-1);

let paper;
async function open() {
  paper = spawn(java, ['-XX:+UseSerialGC', '-jar', jar, 'serve', '--data', folder, '--reader-port', ports[0], '--newsroom-port', ports[1]], { stdio: 'ignore' });
  for (let i = 0; i < 600; i++) {
    try {
      if ((await fetch(`${origin}/health/live`)).ok) return;
    } catch {
      // not yet
    }
    await wait(100);
  }
  throw new Error('the paper does not open');
}
const kill = () => new Promise(done => {
  paper.once('exit', done);
  paper.kill('SIGKILL');
});

// Somebody comes in by the link of a command, makes a passkey, and signs in with it from then on. It
// lies in an authenticator of the browser's own that lasts as long as its page, so it is carried over.
async function withPasskeys(page, person) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
  });
  if (person.passkey) await session.send('WebAuthn.addCredential', { authenticatorId, credential: person.passkey });
  return async () => {
    const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
    person.passkey = credentials[0];
  };
}

const leaves = (page, path) => page.waitForURL(url => url.pathname !== path);

async function comeIn(person) {
  const page = await person.context.newPage();
  const keep = await withPasskeys(page, person);
  await page.goto(command('staff', 'link', '--as', person.name));
  await page.click('[data-enter] button');
  await leaves(page, '/join');
  await page.goto(`${origin}/account`);
  await page.click('[data-new-passkey] button');
  await page.waitForSelector('[data-codes]:not([hidden])');
  await keep();
  await page.close();
}

async function signIn(person) {
  const page = await person.context.newPage();
  try {
    const keep = await withPasskeys(page, person);
    await page.goto(`${origin}/sign-in`);
    await page.click('[data-passkey]');
    await leaves(page, '/sign-in');
    await keep();
  } finally {
    await page.close();
  }
}

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
const failed = [];
const tally = {};
try {
  await open();
  const people = [];
  for (const [name, role] of [['Mira Okafor', 'reporter'], ['Tom Ahlgren', 'editor']]) {
    const token = command('token', 'create', '--name', `writing-${role}`, '--as', name, '--role', role);
    people.push({ name, token, context: await browser.newContext({ viewport: { width: 1280, height: 720 } }), typed: 0, mark: role[0] });
  }
  const made = await fetch(`${origin}/api/stories`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${people[0].token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ headline: 'The bridge', section: 'Politics', body: [{ type: 'paragraph', text: 'Begin.' }] }),
  }).then(answer => answer.json());
  const address = `${origin}/stories/${made.id}`;
  const load = async person => {
    await until('the story does not open', async () => {
      try {
        await person.page.goto(address);
        await person.page.waitForSelector('.ProseMirror', { timeout: 5000 });
        return true;
      } catch {
        if (new URL(person.page.url()).pathname === '/sign-in') await signIn(person);
        return false;
      }
    });
    await person.page.keyboard.press(person.mark === 'r' ? 'Control+End' : 'Control+Home');
    if (person.mark === 'e') for (let i = 0; i < 3; i++) await person.page.keyboard.press('Enter');
  };
  for (const person of people) {
    await comeIn(person);
    await signIn(person);
    person.page = await person.context.newPage();
    person.page.on('dialog', dialog => dialog.accept());
    person.page.on('pageerror', error => failed.push(error.message));
    await load(person);
  }
  const type = async person => {
    for (let i = 0; i < 3 + random() * 5; i++) {
      person.typed++;
      await person.page.keyboard.type(`${person.mark}${person.typed}. `, { delay: 5 + random() * 20 });
    }
  };
  // Sessions outlast a newsroom that is killed; somebody who is signed out signs in again in another
  // window.
  const again = person => signIn(person).catch(() => {});
  const faults = {
    nothing: async () => {},
    async kill() {
      await wait(random() * 150);
      await kill();
      await wait(random() * 400);
      await open();
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
  for (let round = 1; round <= rounds; round++) {
    const name = round % 10 === 0 ? 'kill' : one(['nothing', 'network', 'load', 'session', 'kill']);
    tally[name] = (tally[name] ?? 0) + 1;
    if (name === 'load') { // nobody types on a page while they load it again
      await Promise.all(people.map(type));
      await faults.load();
    } else {
      await Promise.all([...people.map(type), faults[name]()]);
    }
    await until(`round ${round} (${name}): not saved`, async () => (await Promise.all(people.map(person => isSaved(person.page)))).every(Boolean), 90);
    let texts;
    await until(`round ${round} (${name}): the two differ`, async () => {
      texts = await Promise.all(people.map(person => text(person.page)));
      return texts[0] === texts[1];
    });
    const stored = await fetch(`${origin}/api/stories/${made.id}/manuscript`, { headers: { Authorization: `Bearer ${people[0].token}` } }).then(answer => answer.json());
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
  paper?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
}
