// Fronts, as an editor arranges them in Chromium: by dragging, by keyboard, by position, at once and at
// a second to come; and whether readers get the order that the screen showed.
//   node fronts.js
import assert from 'node:assert/strict';
import { launch } from './browser.js';
import { newsroom, until } from './newsroom.js';
import { look, Person } from './person.js';

const AHEAD = 8; // seconds until what is planned prints

const browser = await launch();
const paper = await newsroom();
try {
  const tom = await new Person(paper, browser, 'Tom Ahlgren', 'editor').comeIn();
  const mira = await new Person(paper, browser, 'Mira Okafor', 'reporter').comeIn();
  const ask = (who, method, path, body = {}) => paper.ask(who.token, method, path, method === 'GET' ? undefined : body);
  const passed = async headline => {
    const { id } = await ask(mira, 'POST', '/api/stories', { headline, section: 'City', byline: ['Mira Okafor'], body: [{ type: 'paragraph', text: `About ${headline.toLowerCase()}.` }] });
    await ask(mira, 'POST', `/api/stories/${id}/filings`);
    await ask(tom, 'POST', `/api/stories/${id}/passes`);
    return id;
  };
  const ids = {};
  for (const headline of ['Bridge', 'Harbour', 'Market', 'School']) {
    ids[headline] = await passed(headline);
    await ask(tom, 'POST', `/api/stories/${ids[headline]}/publications`);
  }
  ids.Storm = await passed('Storm');

  const { page } = tom;
  const line = headline => page.locator(`.order ol > li[data-id="${ids[headline]}"]`);
  const order = () => page.$$eval('.order ol > li b', lines => lines.map(each => each.textContent).join());
  const readers = async () => {
    const front = await (await fetch(paper.readers)).text();
    return Object.keys(ids).filter(headline => front.includes(`>${headline}</a>`)).sort((a, b) => front.indexOf(`>${a}</a>`) - front.indexOf(`>${b}</a>`)).join();
  };
  const shows = expected => until(`the screen shows ${expected}`, async () => await order() === expected, { seen: order });
  const have = expected => until(`readers have ${expected}`, async () => await readers() === expected, { seen: readers });
  const told = words => tom.says('[data-told]', words);

  await page.goto(`${paper.origin}/fronts`);
  await shows('School,Market,Harbour,Bridge');
  await have('School,Market,Harbour,Bridge');

  // By dragging: onto the upper half of a line means above it.
  await line('Bridge').dragTo(line('School'), { sourcePosition: { x: 40, y: 12 }, targetPosition: { x: 40, y: 4 } });
  await shows('Bridge,School,Market,Harbour');
  await told('“Bridge” is number 1.');
  await page.goBack();
  await shows('School,Market,Harbour,Bridge');
  await page.goForward();
  await shows('Bridge,School,Market,Harbour');

  // By Alt and an arrow, and the focus stays with the story.
  await line('Bridge').locator('[name=to]').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await shows('School,Bridge,Market,Harbour');
  await page.keyboard.press('Alt+ArrowUp');
  await shows('Bridge,School,Market,Harbour');

  // By position.
  await line('Harbour').locator('[name=to]').fill('2');
  await page.keyboard.press('Enter');
  await shows('Bridge,Harbour,School,Market');
  await have('School,Market,Harbour,Bridge'); // nothing is printed yet
  await look(tom, 'fronts-moved');
  await page.locator('[data-print]').focus();
  await page.keyboard.press('Enter');
  await told('Printed.');
  await have('Bridge,Harbour,School,Market');
  assert.equal(new URL(page.url()).search, '');

  // What a colleague printed meanwhile is said, and nothing of either is lost.
  await line('Market').locator('[name=to]').fill('1');
  await page.keyboard.press('Enter');
  await shows('Market,Bridge,Harbour,School');
  await ask(tom, 'PUT', '/api/fronts/home', { stories: [ids.School] });
  await page.click('[data-print]');
  await tom.says('[data-refusal]', 'Somebody arranged this front meanwhile');
  await shows('Market,Bridge,Harbour,School');

  // A story of a second to come leads the front from that second.
  await page.goto(`${paper.origin}/fronts/home`);
  const at = new Date(Math.ceil(Date.now() / 1000 + AHEAD) * 1000);
  await ask(tom, 'PUT', `/api/stories/${ids.Storm}/schedule`, { at: at.toISOString() });
  await page.fill('[name=find]', 'storm');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.found li');
  await page.locator('.found button').focus();
  await page.keyboard.press('Enter');
  await until('the storm is on top', async () => (await order()).startsWith('Storm,School'), { seen: order });
  await look(tom, 'fronts-to-come');
  const zone = (await page.textContent('form[data-plan] label')).match(/clock in (\S+)/)[1];
  const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).formatToParts(at).map(part => [part.type, part.value]));
  await page.click('.later summary');
  await page.fill('[name=at]', `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`);
  await page.keyboard.press('Enter');
  await told('It will print by itself then.');
  await page.waitForSelector('.plans li');
  await look(tom, 'fronts-planned');
  assert.match(await readers(), /^School,/);
  await until('the storm leads', async () => (await readers()).startsWith('Storm,School'), { seen: readers });
  assert.ok(Date.now() >= at.getTime(), 'it printed before its second');
  await page.reload();
  assert.equal(await page.$('.plans'), null);

  // What is planned is taken away by keyboard.
  await ask(tom, 'POST', '/api/fronts/home/plans', { stories: [], at: new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+/, '') });
  await page.reload();
  await page.locator('[data-unplan]').focus();
  await page.keyboard.press('Enter');
  await page.waitForSelector('.plans', { state: 'detached' });

  // Who may not arrange a front looks at it.
  await mira.page.goto(`${paper.origin}/fronts`);
  assert.equal(await mira.page.$('[data-print], [data-plan], [data-unplan]'), null);
  assert.deepEqual([tom, mira].flatMap(each => each.faults), []);
  console.log('Dragged, moved by keyboard, brought, printed and planned: readers got the order that the screen showed');
} finally {
  await browser.close();
  paper.close();
}
