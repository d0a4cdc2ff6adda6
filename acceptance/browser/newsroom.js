// A newsroom of its own in a folder of its own, which can be killed and opened again, and people at
// browsers in it.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const wait = milliseconds => new Promise(done => setTimeout(done, milliseconds));

const free = () => new Promise(done => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

const java = process.env.DATELINE_JAVA ?? 'java';
const jar = new URL('../../paper/target/paper.jar', import.meta.url).pathname;

export async function newsroom() {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-writing-'));
  const ports = [await free(), await free()];
  const origin = `http://127.0.0.1:${ports[1]}`;
  const command = (...args) => execFileSync(java, ['-jar', jar, ...args, '--data', folder], { encoding: 'utf8' }).trim().split('\n').at(-1);
  let paper;
  const open = async () => {
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
  };
  const kill = () => new Promise(done => {
    paper.once('exit', done);
    paper.kill('SIGKILL');
  });
  await open();
  return {
    origin, readers: `http://127.0.0.1:${ports[0]}`, open, kill,
    token: (name, role) => command('token', 'create', '--name', `writing-${role}`, '--as', name, '--role', role),
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
    async signIn(context, token) {
      const page = await context.newPage();
      await page.goto(`${origin}/sign-in`);
      await page.fill('input[name=token]', token);
      await page.click('form button');
      await page.waitForURL(url => !url.pathname.startsWith('/sign-in'));
      await page.close();
    },
    close() {
      paper?.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
