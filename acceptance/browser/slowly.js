// A page as a slow line brings it: in pieces that end anywhere, each painted before the next one comes.
import { createServer } from 'node:http';
import { setTimeout as later } from 'node:timers/promises';

const PIECE_BYTES = 97;
const MOST_PIECES = 600;
// Two frames of the browser and a little.
const BETWEEN_MS = 40;

// Stands before `origin` on a port of its own, and hands its own origin to `look`. Of a page the head
// and the lists of sections, which lie in the first packet, come at once; so does what is no page.
export async function slowly(origin, look) {
  const server = createServer(async (request, answer) => {
    try {
      const given = await fetch(origin + request.url, { headers: { 'accept-encoding': 'identity' } });
      const body = Buffer.from(await given.arrayBuffer());
      const kept = [...given.headers].filter(([name]) => /^(content-type|content-security-policy)$/.test(name));
      answer.writeHead(given.status, Object.fromEntries(kept));
      if (/^text\/html/.test(given.headers.get('content-type'))) {
        const size = Math.max(PIECE_BYTES, Math.ceil(body.length / MOST_PIECES));
        const start = body.indexOf('<main');
        answer.write(body.subarray(0, start));
        for (let at = start; at < body.length && !answer.destroyed; at += size) {
          answer.write(body.subarray(at, at + size));
          await later(BETWEEN_MS);
        }
        answer.end();
      } else {
        answer.end(body);
      }
    } catch (failed) {
      answer.destroy(failed);
    }
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  try {
    return await look(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    await new Promise(done => server.close(done));
  }
}
