// The packaged program as people start it, in a folder of its own, with its API: the sample paper of
// `./dateline demo`, or an empty one with settings of its own.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const HOME = resolve(import.meta.dirname, '../..');
const OPENING_SECONDS = 240;
const run = promisify(execFile);

// Opens the sample paper. Its members of staff are those of its newsroom.
export const openSample = () => open({ reporter: 'Noor Castellan', chief: 'Tobias Renn', second: 'Ines Marlowe' }, async temporary => ({
  args: ['demo', '--no-readers'],
  data: async () => join(temporary, (await readdir(temporary)).find(name => name.startsWith('dateline-demo'))),
}));

// Opens a paper that has published nothing yet; `settings` are lines of dateline.conf.
export const openBlank = (settings, reporter = 'Mira Okafor') => open({ reporter, chief: 'Tom Ahlgren', second: 'Nora Vik' }, async temporary => {
  const data = join(temporary, 'paper');
  await mkdir(data);
  await writeFile(join(data, 'dateline.conf'), Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`).join(''));
  return { args: ['serve', '--data', data], data: async () => data };
});

async function open(staff, program) {
  const folder = await mkdtemp('/tmp/dateline-browser-');
  const temporary = join(folder, 'tmp');
  await mkdir(temporary);
  const env = { ...process.env, DATELINE_BUILD: 'never', DATELINE_JAVA_OPTS: `-Djava.io.tmpdir=${temporary}` };
  const dateline = join(HOME, 'dateline');
  const { args, data } = await program(temporary);
  // Links to the proof and to share need an address that is known before the stories are told.
  const port = await freePort();
  const running = spawn(dateline, [...args, '--reader-port', port, '--newsroom-port', 0], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const close = async () => {
    if (running.exitCode === null && running.signalCode === null) {
      running.kill('SIGTERM');
      await once(running, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const newsroom = await addressOfNewsroom(running);
    const at = await data();
    const token = async (name, role) => (await run(dateline,
      ['token', 'create', '--data', at, '--name', `token of ${name}`, '--as', name, '--role', role], { env })).stdout.trim();
    const reporter = api(newsroom, await token(staff.reporter, 'reporter'));
    const editor = api(newsroom, await token(staff.chief, 'chief'));
    const second = api(newsroom, await token(staff.second, 'chief'));
    // A link that lets somebody of the staff in at a browser, once.
    const link = async name => (await run(dateline, ['staff', 'link', '--data', at, '--as', name], { env })).stdout.trim().split('\n').at(-1);
    return { folder, data: at, reporter, editor, link, newsroom, close, origin: `http://localhost:${port}`, ...acts(reporter, editor, second) };
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

// Asks the newsroom as one member of staff; a body of bytes goes as it is, any other as JSON. What is
// refused is an error that carries its status.
function api(newsroom, token) {
  return async (method, path, body) => {
    const isFile = body instanceof Uint8Array;
    const answer = await fetch(newsroom + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': isFile ? 'application/octet-stream' : 'application/json' },
      body: isFile ? body : body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw Object.assign(new Error(`${method} ${path}: ${answer.status} ${text}`), { status: answer.status });
    return JSON.parse(text);
  };
}

// What the suite has a newsroom do. Positions are those of the ledger; paths those of the reader site.
function acts(reporter, editor, second) {
  // What takes two people is confirmed by the second.
  const done = answer => answer.state === 'waiting' ? second('POST', `/api/requests/${answer.number}/confirmations`, {}) : answer;
  const passed = async id => {
    await reporter('POST', `/api/stories/${id}/filings`, {});
    await editor('POST', `/api/stories/${id}/passes`, {});
  };
  const made = (id, { url, position }) => ({ id, position, path: new URL(url, 'http://localhost').pathname });
  return {
    async publish(story) {
      const { id } = await reporter('POST', '/api/stories', story);
      await passed(id);
      return made(id, await done(await editor('POST', `/api/stories/${id}/publications`, {})));
    },
    async correct(id, story, reason) {
      const { version } = await reporter('GET', `/api/stories/${id}`);
      await reporter('PUT', `/api/stories/${id}`, { ...story, version });
      await passed(id);
      return made(id, await done(await editor('POST', `/api/stories/${id}/corrections`, { reason })));
    },
    withdraw: async (id, reason, law = false) => done(await editor('POST', `/api/stories/${id}/withdrawals`, { reason, law })),
    // Takes a file in and says of it what `metadata` says; answers the item's id.
    async keep(bytes, name, metadata, transcript = []) {
      const item = await reporter('POST', `/api/media?name=${encodeURIComponent(name)}`, bytes);
      await editor('PUT', `/api/media/${item.id}`, { version: item.version, metadata: { ...item.metadata, ...metadata }, decorative: false, transcript });
      return item.id;
    },
  };
}
