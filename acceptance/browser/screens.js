// The newsroom's screens, on the sample paper and on one that nobody has entered yet: usable by
// everybody, whatever the light, the size of the screen or the hand; and how people sign in, with an
// authenticator that the browser plays. Started by bin/screens.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import * as access from './access.js';
import { faultsOf, launch } from './browser.js';
import { checkColleague } from './colleague.js';
import { assertNone } from './layout.js';
import { comeIn, newsroom, withPasskeys } from './newsroom.js';
import { openSample } from './paper.js';
import { CLIENT, prove, provider, SECRET } from './provider.js';

const isLong = process.env.DATELINE_SCREENS_LONG === 'yes';
const AT_ONCE = { concurrency: 2 };
const ADMINISTRATOR = 'Edda Ferrow';
const WAYS = {
  light: { colorScheme: 'light' },
  'dark, at 400 %': { colorScheme: 'dark', viewport: { width: 320, height: 256 }, deviceScaleFactor: 4, reducedMotion: 'reduce' },
  dark: { colorScheme: 'dark' },
  'light, a phone': { colorScheme: 'light', viewport: { width: 360, height: 740 } },
};
const SHORT = ['light', 'dark, at 400 %'];

// Every screen there is: where, and what must be there before it is looked at.
const SCREENS = [
  ['sign-in', '/sign-in', '[data-passkey]'],
  ['come-in, by half a link', '/join', '[data-alarm]:not(:empty)'],
  ['come-in', ({ link }) => link, '[data-enter]:not([hidden])'],
  ['stories', '/stories?which=all', '.copy'],
  ['draft', ({ draft }) => `/stories/${draft}`, '[data-saved][data-state=saved]'],
  ['live', ({ live }) => `/stories/${live}`, '.live button'],
  ['history', ({ live }) => `/stories/${live}/history`, 'main h1, main h2'],
  ['preview', ({ live }) => `/stories/${live}/preview`, 'iframe'],
  ['newslist', '/newslist', 'main form'],
  ['fronts', '/fronts/home', '.order ol'],
  ['pictures', '/media', 'main a[href^="/media/"]'],
  ['picture', ({ picture }) => `/media/${picture}`, 'main form'],
  ['house-style', '/house-style', 'main form'],
  ['rules', '/rules', 'main form'],
  ['site', '/site', 'main form'],
  ['sections', '/sections', 'main form'],
  ['topics', '/topics', 'main form'],
  ['authors', '/authors', 'main form'],
  ['standing-pages', '/pages', '.lines a'],
  ['standing-page', '/pages/about', 'textarea'],
  ['new-page', '/page', 'textarea'],
  ['staff', '/staff', 'main'],
  ['member', '/staff?name=Noor%20Castellan', '[data-chosen]'],
  ['account', '/account', '[data-new-passkey]'],
  ['readership', '/readership', '.chart'],
  ['readership of a story', ({ live }) => `/stories/${live}/readership`, '.chart'],
  ['mail', '/account/mail', 'main'],
  ['notices', '/notices', 'main'],
  ['audit', '/audit', 'main'],
];

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

describe('screens', AT_ONCE, () => {
  let sample, state, known;
  before(async () => {
    sample = await openSample();
    const context = await browser.newContext();
    await comeIn(await context.newPage(), await sample.link(ADMINISTRATOR));
    state = await context.storageState();
    await context.close();
    known = await found(sample);
  });
  after(() => sample?.close());

  const see = async (where, ready, options, look) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', storageState: where === '/sign-in' ? undefined : state, ...options });
    try {
      const page = await context.newPage();
      // That a link is not whole, or that nobody is signed in yet, is answered with such a status.
      const faults = faultsOf(page, [sample.newsroom], /status of 40[014]/);
      await page.goto(sample.newsroom + where);
      await page.waitForSelector(ready, { state: 'attached', timeout: 20_000 });
      await look(page);
      assertNone(faults);
    } finally {
      await context.close();
    }
  };

  test('readership: the last minute of the sample paper is the one there is', async () => {
    const { minutes } = await sample.editor('GET', '/api/readership');
    const last = Date.parse(minutes.at(-1).from);
    assert.ok(last <= Date.now(), `${minutes.at(-1).from} is to come`);
    assert.ok(Date.now() - last < 120_000, `${minutes.at(-1).from} is long past`);
  });

  for (const [name, where, ready] of SCREENS) {
    const at = () => (typeof where === 'string' ? where : where(known));
    for (const way of isLong ? Object.keys(WAYS) : SHORT) {
      test(`axe: ${name}, ${way}`, () => see(at(), ready, WAYS[way], async page => {
        await layOut(page);
        await access.assertFits(page);
        await access.assertHides(page);
        await access.assertAccessible(page);
        await look(page, `${name}-${way}`);
      }));
    }
    test(`keyboard: ${name}`, () => see(at(), ready, {}, fromTheTop(access.assertWorksByKeyboard)));
    test(`skip link: ${name}`, () => see(at(), ready, {}, fromTheTop(access.assertSkips)));
  }

  test('who skips to what a front is about stays in the screen that they have', () => see('/fronts/home', '.order ol', {}, fromTheTop(async page => {
    const asked = [];
    page.on('request', request => request.resourceType() === 'fetch' && asked.push(request.url()));
    await access.assertSkips(page);
    await page.waitForTimeout(500);
    assert.deepEqual(asked, []);
  })));

  test('the name at the cursor of a colleague reaches past no edge', () => see(`/stories/${known.draft}`, '[data-saved][data-state=saved]', WAYS['dark, at 400 %'], async page => {
    const theirs = await page.context().newPage();
    await theirs.goto(page.url());
    await theirs.waitForSelector('[data-saved][data-state=saved]');
    await theirs.click('.ProseMirror p:nth-of-type(2), .ProseMirror > p');
    for (const key of ['Home', 'End', 'ArrowLeft', 'ArrowLeft', 'Home', 'ArrowDown', 'End']) {
      await theirs.keyboard.press(key);
      await theirs.waitForTimeout(1200); // until it is told to others
      await page.waitForSelector('.cursor b');
      await access.assertFits(page);
    }
  }));

  test('a name that runs to the left stands before the time, and takes none of it along', () => see('/stories?which=live&language=ar', '.copy a', {}, async page => {
    const story = await page.getAttribute('.copy a', 'href');
    await page.goto(`${sample.newsroom}${story}/history`);
    const ends = await page.$$eval('.deed', all => all.map(deed => {
      const { firstChild } = deed.querySelector('time');
      const by = [...deed.childNodes].find(node => node.nodeType === Node.TEXT_NODE && /\p{Script=Arabic}/u.test(node.data));
      const rect = (node, from, to) => {
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        return range.getBoundingClientRect();
      };
      const start = by.data.search(/\p{Script=Arabic}/u);
      const name = rect(by, start, start + 1);
      const time = rect(firstChild, 0, 1);
      return { isBefore: time.top > name.bottom || time.left >= name.right - 1, says: deed.textContent };
    }));
    assert.ok(ends.length > 0);
    for (const { isBefore, says } of ends) assert.ok(isBefore, says);
  }));

  test('a story can be used while its stage is still asked for', () => see(`/stories/${known.draft}`, '[data-saved][data-state=saved]', {}, async page => {
    await page.route(`**/api/stories/${known.draft}`, () => {}); // which is never answered
    await page.reload();
    await page.waitForSelector('[data-saved][data-state=saved]');
    await access.assertAccessible(page);
  }));

  test('on a phone the stage of a story is one press away, wherever somebody is in it', () => see(`/stories/${known.draft}`, '[data-saved][data-state=saved]', WAYS['light, a phone'], async page => {
    await page.click('.ProseMirror td');
    await page.click('.to-stage');
    await page.waitForFunction(() => {
      const { top, bottom } = document.querySelector('.about button.main').getBoundingClientRect();
      return top > 0 && bottom < innerHeight;
    });
    await look(page, 'stage on a phone');
  }));

  test('the caret goes through a table that is wider than the screen', () => see(`/stories/${known.draft}`, '[data-saved][data-state=saved]', WAYS['dark, at 400 %'], async page => {
    await page.click('.ProseMirror td');
    await page.keyboard.press('Home');
    for (let i = 0; i < 'Boat Feet Harbourmaster Built Registration Owner’s sentence'.length; i++) await page.keyboard.press('ArrowRight');
    const { word, left, right } = await page.evaluate(() => {
      const caret = getSelection().getRangeAt(0).getBoundingClientRect();
      return { word: getSelection().anchorNode.textContent, left: caret.left, right: caret.right };
    });
    assert.equal(word, 'Owner’s sentence');
    assert.ok(left > 0 && right < 320, `the caret is at ${left} px of 320`);
  }));
});

// What is out of sight of a long story has no boxes of its own until somebody comes near it.
const layOut = page => page.evaluate(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important }');
  document.adoptedStyleSheets.push(sheet);
});

// A screen that begins in a field is gone through from its top all the same.
const fromTheTop = look => async page => {
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  await look(page);
};

// A story that readers have and a picture of the library, a draft with a comment, and a link that lets
// somebody in.
async function found({ editor, link, newsroom }) {
  const { stories } = await editor('GET', '/api/stories');
  const { items } = await editor('GET', '/api/media');
  const { id: draft } = await editor('POST', '/api/stories', {
    headline: 'What the tide left', section: 'City', body: [
      { type: 'paragraph', text: 'Three boats lay on the quay on Monday.' }, { type: 'heading', level: 2, text: 'Whose they are' },
      { type: 'list', ordered: false, items: ['Two are the harbour’s', 'One is nobody’s'] },
      { type: 'table', caption: 'Boats', rows: [['Boat', 'Feet', 'Harbourmaster', 'Built', 'Registration', 'Owner’s sentence'], ['Ada', '22', 'Saltgate', '1922', 'SG 22', 'None']] }, { type: 'picture', media: items[0].id, caption: 'The quay.' },
    ],
  });
  await editor('POST', `/api/stories/${draft}/comments`, { step: 0, from: 3, to: 7, text: 'All of it?' });
  return { draft, live: stories.find(story => story.state === 'published').id, picture: items[0].id, link: (await link('Noor Castellan')).slice(newsroom.length) };
}

checkColleague(() => browser);

describe('an account elsewhere', { concurrency: 1 }, () => {
  let accounts, paper, mira;
  before(async () => {
    accounts = await provider();
    const settings = `oidc.issuer = ${accounts.issuer}\noidc.name = Harbour & Co\noidc.client = ${CLIENT}\noidc.secret-file = client.secret\n`;
    paper = await newsroom({ files: { 'dateline.conf': settings, 'client.secret': SECRET } });
    accounts.serve(`${paper.origin}/sign-in/return`);
    mira = { ...paper.person('Mira Okafor', 'reporter'), context: await browser.newContext() };
    await paper.join(mira);
  });
  after(async () => {
    await mira?.context.close();
    paper?.close();
    accounts?.close();
  });
  const at = async (context, path) => {
    const page = await context.newPage();
    page.on('pageerror', error => assert.fail(`a script failed: ${error.message}`));
    await page.goto(paper.origin + path);
    return page;
  };

  test('who added an account signs in by it, in a browser that knew nothing of them', async () => {
    const page = await at(mira.context, '/account');
    await page.click('[data-add-identity]');
    await prove(page, 'm.okafor');
    await page.waitForSelector('li[data-identity]');
    assert.match(await page.textContent('li[data-identity]'), new RegExp(accounts.issuer));
    await access.assertAccessible(page);
    await look(page, 'account elsewhere');

    const context = await browser.newContext();
    const other = await at(context, '/sign-in');
    await access.assertAccessible(other);
    await look(other, 'sign-in with an account elsewhere');
    await other.click('[data-provider]');
    await prove(other, 'm.okafor');
    await other.waitForURL('**/stories');
    await other.click('[data-sign-out]');
    await other.waitForURL('**/sign-in');
    await other.click('[data-provider]');
    await other.waitForURL('**/stories'); // they are still signed in there
    await context.close();
  });

  test('whose account nobody added is told so, and is not in', async () => {
    const context = await browser.newContext();
    const page = await at(context, '/sign-in');
    await page.click('[data-provider]');
    await prove(page, 'somebody');
    assert.match(await (await page.waitForSelector('[data-alarm]:not(:empty)')).textContent(), /nobody here signs in with that account/);
    assert.equal(new URL(page.url()).hash, '');
    await page.goto(`${paper.origin}/stories`);
    assert.equal(new URL(page.url()).pathname, '/sign-in');
    await context.close();
  });

  test('what another browser began signs nobody in', async () => {
    const theirs = await browser.newContext();
    const page = await at(theirs, '/sign-in');
    await page.route('**/sign-in/return?*', route => route.abort());
    await page.click('[data-provider]');
    const came = page.waitForRequest('**/sign-in/return?*');
    await prove(page, 'm.okafor');
    const address = (await came).url();
    await theirs.close();
    const context = await browser.newContext();
    const lured = await at(context, '/sign-in');
    await lured.goto(address);
    assert.match(await (await lured.waitForSelector('[data-alarm]:not(:empty)')).textContent(), /try again/);
    await context.close();
  });
});

describe('signing in', { concurrency: 1 }, () => {
  let paper;
  const people = [];
  const person = async (name, role) => {
    const made = { ...paper.person(name, role), context: await browser.newContext() };
    people.push(made);
    await paper.join(made);
    return made;
  };
  const isIn = async context => {
    const page = await context.newPage();
    try {
      await page.goto(`${paper.origin}/stories`);
      return new URL(page.url()).pathname === '/stories';
    } finally {
      await page.close();
    }
  };
  // Asks for the passkey on a fresh browser; answers what the page says when it lets nobody in.
  const tries = async (who, authenticator = {}) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await withPasskeys(page, who, authenticator);
    await page.goto(`${paper.origin}/sign-in`);
    await page.click('[data-passkey]');
    const entered = page.waitForURL(url => url.pathname !== '/sign-in').then(() => '');
    const refused = page.waitForSelector('[data-alarm]:not(:empty)').then(it => it.textContent());
    const said = await Promise.race([entered, refused]);
    [entered, refused].forEach(each => each.catch(() => {}));
    return { context, page, said };
  };

  before(async () => {
    paper = await newsroom();
  });
  after(async () => {
    for (const each of people) await each.context.close();
    paper?.close();
  });

  test('a passkey lets its owner in, on any device that has it', async () => {
    const mira = await person('Mira Okafor', 'reporter');
    const { context, said } = await tries(mira);
    assert.equal(said, '');
    assert.ok(await isIn(context));
    const [cookie] = await context.cookies();
    assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, 'Strict']);
    await context.close();
  });

  test('a browser without the passkey is told so and nobody is in', async () => {
    const { context, said } = await tries({});
    assert.match(said, /No passkey was used/);
    assert.equal(await isIn(context), false);
    await context.close();
  });

  test('an authenticator that did not see who was there lets nobody in', async () => {
    const { context, said } = await tries(people[0], { isUserVerified: false });
    assert.notEqual(said, '');
    assert.equal(await isIn(context), false);
    await context.close();
  });

  test('a session that somebody brought along is not the one they sign in with', async () => {
    const context = await browser.newContext();
    await context.addCookies([{ name: (await people[0].context.cookies())[0].name, value: 'A'.repeat(43), url: paper.origin }]);
    const page = await context.newPage();
    await withPasskeys(page, people[0]);
    await page.goto(`${paper.origin}/sign-in`);
    await page.click('[data-passkey]');
    await page.waitForURL(url => url.pathname !== '/sign-in');
    assert.notEqual((await context.cookies())[0].value, 'A'.repeat(43));
    await context.close();
  });

  test('who makes another passkey is signed out everywhere else, and signs in with either', async () => {
    const elsewhere = await tries(people[0]);
    assert.ok(await isIn(elsewhere.context));
    const here = await tries(people[0]);
    const other = { name: people[0].name };
    const page = await here.context.newPage();
    const keep = await withPasskeys(page, other);
    await page.goto(`${paper.origin}/account`);
    await page.fill('[data-new-passkey] input', 'A key on a ring');
    await page.click('[data-new-passkey] button');
    await page.waitForSelector('li[data-passkey] >> text=A key on a ring');
    await keep();
    assert.equal(await isIn(elsewhere.context), false, 'the other browser is out');
    assert.ok(await isIn(here.context), 'this one stays');
    for (const passkey of [people[0], other]) {
      const again = await tries(passkey);
      assert.equal(again.said, '');
      await again.context.close();
    }
    await elsewhere.context.close();
    await here.context.close();
  });

  test('a password lets in together with a code, and a code only once', async () => {
    const { context } = await tries(people[0]);
    const page = await context.newPage();
    await page.goto(`${paper.origin}/account`);
    await page.click('[data-authenticator]');
    await page.waitForSelector('[data-secret]:not(:empty)');
    const secret = (await page.textContent('[data-secret]')).replaceAll(' ', '');
    await page.fill('[data-set-password] [name=code]', code(secret, 0));
    await page.fill('[data-set-password] [name=password]', 'four words on a wall');
    await page.click('[data-set-password] button');
    await page.waitForSelector('[data-remove-password]');
    await page.click('[data-end-all]');
    await page.waitForURL('**/sign-in');
    const enter = async (password, number) => {
      await page.goto(`${paper.origin}/sign-in`);
      await page.click('[data-other] summary');
      await page.fill('[data-password] [name=name]', people[0].name);
      await page.fill('[data-password] [name=password]', password);
      await page.fill('[data-password] [name=code]', number);
      await page.click('[data-password] button');
      const alarm = page.waitForSelector('[data-password] [role=alert]:not(:empty)').then(it => it.textContent());
      const said = await Promise.race([page.waitForURL(url => url.pathname !== '/sign-in').then(() => ''), alarm]);
      alarm.catch(() => {});
      return said;
    };
    const next = code(secret, 1);
    assert.notEqual(await enter('five words on a wall', next), '', 'a wrong password');
    assert.notEqual(await enter('four words on a wall', '000000'), '', 'a wrong code');
    assert.equal(await enter('four words on a wall', next), '');
    await page.click('[data-sign-out]');
    await page.waitForURL('**/sign-in');
    assert.notEqual(await enter('four words on a wall', next), '', 'a code that was used');
    await context.close();
  });

  test('a recovery code lets in once', async () => {
    const { context } = await tries(people[0]);
    const page = await context.newPage();
    await page.goto(`${paper.origin}/account`);
    await page.click('[data-new-codes]');
    const [recovery] = await page.locator('[data-list] li').allTextContents();
    await page.click('[data-seen]');
    await page.waitForSelector('[data-codes]', { state: 'hidden' });
    await page.click('[data-sign-out]');
    await page.waitForURL('**/sign-in');
    const enter = async () => {
      await page.goto(`${paper.origin}/sign-in`);
      await page.click('text=With a recovery code');
      await page.fill('[data-recovery] [name=name]', people[0].name);
      await page.fill('[data-recovery] [name=recovery]', recovery);
      await page.click('[data-recovery] button');
      const alarm = page.waitForSelector('[data-recovery] [role=alert]:not(:empty)').then(it => it.textContent());
      const said = await Promise.race([page.waitForURL(url => url.pathname !== '/sign-in').then(() => ''), alarm]);
      alarm.catch(() => {});
      return said;
    };
    assert.equal(await enter(), '');
    await page.click('[data-sign-out]');
    await page.waitForURL('**/sign-in');
    assert.notEqual(await enter(), '', 'a code that was used');
    await context.close();
  });

  test('who removes a passkey does not come in with it any more', async () => {
    const { context } = await tries(people[0]);
    const page = await context.newPage();
    page.on('dialog', dialog => dialog.accept());
    await page.goto(`${paper.origin}/account`);
    const first = page.locator('li[data-passkey]', { hasNotText: 'A key on a ring' }).first();
    await first.locator('[data-remove]').click();
    await page.waitForFunction(() => document.querySelectorAll('li[data-passkey]').length === 1);
    const again = await tries(people[0]);
    assert.notEqual(again.said, '');
    await again.context.close();
    await context.close();
  });
});

// What an authenticator shows now, or so many half minutes from now: RFC 6238 with SHA-1, six digits.
function code(secret, later) {
  const bits = [...secret].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + later));
  const hash = createHmac('sha1', key).update(counter).digest();
  const at = hash.at(-1) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Keeps a picture of the screen, for whoever wants to look. */
async function look(page, name) {
  if (process.env.DATELINE_SHOTS) await page.screenshot({ path: `${process.env.DATELINE_SHOTS}/${name.replaceAll(/\W+/g, '-')}.png` });
}
