// A newsroom of its own in a folder of its own, which can be killed and opened again, and people at
// browsers in it.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

/** Waits until something holds; `seen` says what is there instead. */
export async function until(what, holds, { seconds = 30, seen } = {}) {
  for (let i = 0; i < seconds * 10; i++) {
    if (await holds()) return;
    await wait(100);
  }
  throw new Error(`${what}: not within ${seconds} s${seen ? `; there is ${JSON.stringify(await seen())}` : ''}`);
}

const free = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

const java = process.env.DATELINE_JAVA ?? 'java';
const jar = new URL('../../paper/target/paper.jar', import.meta.url).pathname;

// Debian's libfaketime, which stands between a program and the machine's clock.
const FAKETIME = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu'].map(folder => `${folder}/faketime/libfaketimeMT.so.1`).find(existsSync);

// A passkey lies in an authenticator of the browser's own that lasts as long as its page, so it is
// carried over. It can see who is there, unless `abilities` say otherwise.
export async function withPasskeys(page, person, abilities = {}) {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, ...abilities },
  });
  if (person.passkey) await session.send('WebAuthn.addCredential', { authenticatorId, credential: person.passkey });
  return async () => {
    const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId });
    person.passkey = credentials[0];
  };
}

const leaves = (page, path) => page.waitForURL(url => url.pathname !== path);

// Comes in by a link that lets somebody in.
export async function comeIn(page, link) {
  await page.goto(link);
  await page.click('[data-enter] button');
  await leaves(page, '/join');
}

// With `isClockSet` its clock can be set, by so many seconds from the machine's; where that cannot be
// done, `setClock` is missing. `files` lie in its folder before it opens.
export async function newsroom({ isClockSet = false, files = {} } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-writing-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const ports = [await free(), await free()];
  const origin = `http://localhost:${ports[1]}`; // passkeys are for names, not for numbers
  const command = (...args) => execFileSync(java, ['-jar', jar, ...args, '--data', folder], { encoding: 'utf8' }).trim().split('\n').at(-1);
  const clock = join(folder, 'clock');
  const setClock = seconds => writeFileSync(clock, `${seconds < 0 ? '' : '+'}${seconds}s`);
  setClock(0);
  const faked = FAKETIME ? { LD_PRELOAD: FAKETIME, FAKETIME_TIMESTAMP_FILE: clock, FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', FAKETIME_FORCE_MONOTONIC_FIX: '0' } : {};
  let paper;
  const open = async () => {
    paper = spawn(java, ['-XX:+UseSerialGC', '-jar', jar, 'serve', '--data', folder, '--reader-port', ports[0], '--newsroom-port', ports[1]], { stdio: 'ignore', env: { ...process.env, ...isClockSet && faked } });
    for (let i = 0; i < 600; i++) {
      try {
        if ((await fetch(`${origin}/health/live`)).ok) return;
      } catch {
        // not yet
      }
      await wait(100);
    }
    throw new Error('the paper does not open');
  };
  const kill = () => new Promise(done => {
    paper.once('exit', done);
    paper.kill('SIGKILL');
  });
  await open();
  return {
    origin, readers: `http://127.0.0.1:${ports[0]}`, open, kill, setClock: isClockSet && FAKETIME && setClock,
    async ask(token, method, path, body) {
      const answer = await fetch(origin + path, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: body && JSON.stringify(body),
      });
      const said = await answer.json();
      if (!answer.ok) throw new Error(`${method} ${path}: ${said.detail}`);
      return said;
    },
    // Somebody of the staff, with a token for their programs; `context` is their browser.
    person: (name, role) => ({ name, token: command('token', 'create', '--name', `writing-${role}`, '--as', name, '--role', role) }),
    // They come in by the link of a command and make a passkey, with which they sign in from then on.
    async join(person) {
      const page = await person.context.newPage();
      const keep = await withPasskeys(page, person);
      await comeIn(page, command('staff', 'link', '--as', person.name));
      await page.goto(`${origin}/account`);
      await page.click('[data-new-passkey] button');
      await page.waitForSelector('[data-codes]:not([hidden])');
      await keep();
      await page.close();
    },
    async signIn(person) {
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
    },
    close() {
      paper?.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
