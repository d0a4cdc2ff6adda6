// The packaged program as people start it: `./dateline demo` in a folder of its own, with its API.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const HOME = resolve(import.meta.dirname, '../..');
const OPENING_SECONDS = 240;
const run = promisify(execFile);

export async function openPaper() {
  const folder = await mkdtemp('/tmp/dateline-browser-');
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  const env = { ...process.env, DATELINE_BUILD: 'never', DATELINE_JAVA_OPTS: `-Djava.io.tmpdir=${temporary}` };
  const dateline = join(HOME, 'dateline');
  // Links to the proof and to share need an address that is known before the stories are told.
  const port = await freePort();
  const program = spawn(dateline, ['demo', '--no-readers', '--reader-port', port, '--newsroom-port', 0], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const close = async () => {
    if (program.exitCode === null && program.signalCode === null) {
      program.kill('SIGTERM');
      await once(program, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const newsroom = await addressOfNewsroom(program);
    const data = (await readdir(temporary)).find(name => name.startsWith('dateline-demo'));
    const token = async (name, role) => (await run(dateline,
      ['token', 'create', '--data', join(temporary, data), '--name', `token of ${name}`, '--as', name, '--role', role], { env })).stdout.trim();
    const reporter = api(newsroom, await token('Noor Castellan', 'reporter'));
    const editor = api(newsroom, await token('Tobias Renn', 'chief'));
    return { folder, reporter, editor, close, origin: `http://localhost:${port}`, publish: story => publish(reporter, editor, story) };
  } catch (failed) {
    await close();
    throw failed;
  }
}

async function freePort() {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function addressOfNewsroom(program) {
  let said = '';
  return new Promise((found, failed) => {
    const late = setTimeout(() => failed(new Error(`The paper did not open in ${OPENING_SECONDS} s:\n${said}`)), OPENING_SECONDS * 1000);
    const hear = chunk => {
      said += chunk;
      const address = said.match(/^newsroom: (\S+)\n/m);
      if (!address) return;
      clearTimeout(late);
      found(address[1]);
    };
    program.stdout.on('data', hear);
    program.stderr.on('data', hear);
    program.once('exit', code => {
      clearTimeout(late);
      failed(new Error(`The paper ended with ${code}:\n${said}`));
    });
  });
}

// Asks the newsroom as one member of staff. What is refused is an error that carries its status.
function api(newsroom, token) {
  return async (method, path, body) => {
    const answer = await fetch(newsroom + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${text}`), { status: answer.status });
    return JSON.parse(text);
  };
}

async function publish(reporter, editor, story) {
  const { id } = await reporter('POST', '/api/stories', story);
  await reporter('POST', `/api/stories/${id}/filings`, {});
  await editor('POST', `/api/stories/${id}/passes`, {});
  const { url } = await editor('POST', `/api/stories/${id}/publications`, {});
  return { id, path: new URL(url, 'http://localhost').pathname };
}
