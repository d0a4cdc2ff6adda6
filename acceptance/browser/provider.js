// An identity provider of its own: oidc-provider, which is certified for OpenID Connect, with the pages it
// has for trying it out. Any name and password will do there; the name is who somebody is.
import { createServer } from 'node:http';

// It warns of each of its parts that they are for trying out, which is what they are here for.
for (const level of ['info', 'warn']) {
  const say = console[level];
  console[level] = (...words) => String(words[0]).startsWith('oidc-provider ') || say(...words);
}
const { default: Provider } = await import('oidc-provider');

export const CLIENT = 'newsroom';
export const SECRET = 'kept by the newsroom, and by nobody else';

// Its address is known before whom it serves: the newsroom is told it, and says where browsers come back to.
export async function provider() {
  let answer = (_, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  await new Promise(done => server.listen(0, 'localhost', done));
  const issuer = `http://localhost:${server.address().port}`;
  return {
    issuer,
    serve(back) {
      const provider = new Provider(issuer, {
        clients: [{ client_id: CLIENT, client_secret: SECRET, redirect_uris: [back] }],
        cookies: { keys: ['a key of the provider’s'] },
      });
      answer = provider.callback();
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

// Signs in there, and lets the newsroom know.
export async function prove(page, name) {
  await page.fill('[name=login]', name);
  await page.fill('[name=password]', 'any');
  await page.click('[type=submit]');
  await page.waitForSelector('text=Authorize');
  await page.click('[type=submit]');
}
