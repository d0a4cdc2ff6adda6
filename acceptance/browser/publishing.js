// From an empty newsroom to a published story, and what is done to it afterwards, by people at
// screens: how many clicks and keys away from the words it takes, and whether readers get what the
// screen said they would.
//   node publishing.js
import assert from 'node:assert/strict';
import { PNG } from 'pngjs';
import { launch } from './browser.js';
import { newsroom, until } from './newsroom.js';
import { look, Person } from './person.js';

const MOST = 12;

async function picture(paper, token) {
  const png = new PNG({ width: 1200, height: 800 });
  png.data.fill(0x7f);
  const answer = await fetch(`${paper.origin}/api/media?name=bridge.png`, {
    method: 'POST', headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' }, body: PNG.sync.write(png),
  });
  const item = await answer.json();
  assert.equal(answer.status, 201, item.detail);
  await paper.ask(token, 'PUT', `/api/media/${item.id}`, {
    version: item.version, terms: {},
    metadata: { headline: 'The bridge', caption: 'The bridge, grey.', alt: 'A grey bridge.', creators: ['Ada Lund'], credit: 'Ada Lund', copyright: '© 2026 Ada Lund' },
  });
}

const browser = await launch();
const paper = await newsroom();
try {
  const mira = await new Person(paper, browser, 'Mira Okafor', 'reporter').comeIn();
  const tom = await new Person(paper, browser, 'Tom Ahlgren', 'editor').comeIn();
  const ines = await new Person(paper, browser, 'Ines Duarte', 'chief', { width: 390, height: 844 }).comeIn();
  const nora = await new Person(paper, browser, 'Nora Vik', 'administrator').comeIn();
  await picture(paper, tom.token);
  const read = async (path = '') => {
    const answer = await fetch(path || live);
    return { status: answer.status, text: await answer.text() };
  };

  // From empty to published: text, a picture, a section.
  await mira.page.goto(`${paper.origin}/stories`);
  const focused = await mira.page.$eval('[data-begin] summary', summary => {
    summary.click();
    const { name } = document.activeElement;
    summary.click();
    return name;
  });
  assert.equal(focused, 'headline', 'whoever types at once after “New story” loses no letter');
  await mira.click('[data-begin] summary');
  await mira.type('The bridge opens');
  await mira.press('Tab');
  await mira.type('B'); // for Business
  await mira.press('Tab');
  await mira.press('Enter');
  await mira.page.waitForSelector('.ProseMirror-focused');
  await mira.type('It opens at six.');
  await mira.press('Enter');
  await mira.type('/picture');
  await mira.press('Enter');
  await mira.click('.choice button');
  await mira.says('.picture small', 'Picture · The bridge · Ada Lund');
  assert.equal(await mira.page.getAttribute('.picture img', 'alt'), 'A grey bridge.');
  await mira.click('.about button.main'); // File
  await mira.stage('Filed');
  const id = new URL(mira.page.url()).pathname.split('/').at(-1);
  await tom.page.goto(`${paper.origin}/stories`);
  await tom.click('.tabs a[href*="which=filed"]');
  await tom.click(`.copy a[href="/stories/${id}"]`);
  await tom.page.waitForSelector('.about button.main');
  await tom.click('.about button.main'); // Pass
  await tom.stage('Passed');
  await tom.click('.about button.main'); // Publish
  await tom.stage('Published');
  const steps = mira.count + tom.count;
  console.log(`From empty to published: ${steps} clicks and keys away (${mira.count} to write and file, ${tom.count} to pass and publish)`);
  assert.ok(steps <= MOST, `${steps} are more than ${MOST}`);
  const live = (await paper.ask(tom.token, 'GET', `/api/stories/${id}`)).live.url;
  const front = `${paper.readers}/business`;
  const page = await read();
  assert.equal(page.status, 200);
  assert.match(page.text, /It opens at six\./);
  assert.match(page.text, /alt="A grey bridge\."/);
  assert.match((await read(front)).text, /The bridge opens/);

  // A form that is left again leaves everything as it is.
  await tom.enter('Correct');
  await tom.page.waitForSelector('dialog[open]');
  await tom.page.keyboard.press('Escape');
  await tom.page.waitForSelector('dialog', { state: 'detached' });
  await tom.page.waitForSelector('.live button:not([disabled])');

  // A correction on top, a clarification at the foot.
  await tom.enter('Correct');
  await tom.fill('It opens at seven, not at six.', ['Tab']);
  await until('the correction is on the page', async () => (await read()).text.includes('It opens at seven, not at six.'));
  await tom.enter('Clarify');
  await tom.fill('For cars, that is.', ['Tab']);
  await until('the clarification is on the page', async () => (await read()).text.includes('For cars, that is.'));
  const told = (await read()).text.split('<main')[1];
  assert.ok(told.indexOf('It opens at seven') < told.indexOf('It opens at six.<'), 'the correction stands on top');
  assert.ok(told.indexOf('For cars') > told.indexOf('It opens at six.<'), 'the clarification stands at the foot');

  // Held, and back again as it was.
  await tom.page.waitForSelector('.live button:not([disabled])');
  await tom.enter('Hold');
  await tom.page.waitForSelector('dialog[open]');
  await tom.page.keyboard.press('Tab');
  await tom.page.keyboard.press('Enter');
  await tom.stage('Withdrawn');
  assert.equal((await read()).status, 410);
  assert.match((await read()).text, /while we check it/);
  assert.doesNotMatch((await read(front)).text, /The bridge opens/);
  await tom.enter('Refile');
  await tom.stage('Filed');
  await tom.enter('Pass');
  await tom.stage('Passed');
  await tom.enter('Publish');
  await tom.stage('Published');
  assert.equal((await read()).status, 200);
  assert.match((await read(front)).text, /The bridge opens/);

  // An update: what it will change is said before the button, and it is undone in time.
  await mira.open(id);
  await mira.page.waitForSelector('.ProseMirror-focused');
  await mira.type('By boat it is quicker. ');
  await mira.enter('File the changes');
  await mira.stage('Filed');
  await tom.open(id);
  await tom.says('[data-outlook]', '1 paragraph differs from what readers have.');
  await tom.says('[data-outlook]', 'It changes on Business, Home');
  await look(tom, 'outlook');
  await tom.enter('Pass');
  await tom.stage('Passed');
  await tom.enter('Publish the update');
  await tom.stage('Published');
  assert.match((await read()).text, /By boat it is quicker\./);
  await look(tom, 'undo');
  await tom.says('[data-undo]', 'Readers then have version 2 again');
  await tom.page.waitForSelector('[data-undo]:focus');
  await tom.page.keyboard.press('Tab');
  await tom.page.keyboard.press('Enter');
  await tom.stage('Passed');
  assert.doesNotMatch((await read()).text, /By boat it is quicker\./);
  assert.equal((await read()).status, 200);
  await tom.enter('Publish the update');
  await tom.stage('Published');
  assert.match((await read()).text, /By boat it is quicker\./);
  await tom.page.waitForSelector('[data-undo]', { state: 'hidden', timeout: 15_000 });

  // Killed by a chief, on a phone: it is taken back at once, and waits for a second person.
  await ines.open(id);
  await ines.stage('Published');
  await look(ines, 'phone');
  await ines.enter('Kill');
  await ines.page.waitForSelector('dialog[open]');
  await look(ines, 'kill');
  await ines.fill('By order of the court at Lanmere.', ['Tab']);
  await ines.stage('Withdrawn');
  assert.equal((await read()).status, 410);
  await ines.says('[data-second]', 'Somebody else must confirm it.');
  await look(ines, 'asked');
  await nora.page.goto(`${paper.origin}/stories`);
  await nora.says('.waiting', 'Kill it, asked by Ines Duarte');
  await look(nora, 'waiting');
  await nora.open(id);
  await nora.says('[data-second]', 'Headline and words go from every page');
  await look(nora, 'confirm');
  await nora.enter('Confirm: kill it');
  await nora.stage('Killed');
  await nora.page.waitForSelector('[data-second]', { state: 'hidden' });
  const killed = await read();
  assert.equal(killed.status, 451);
  assert.match(killed.text, /By order of the court/);
  assert.doesNotMatch(killed.text, /The bridge opens|By boat/);
  await tom.open(id);
  await tom.stage('Killed');
  await tom.enter('Refile');
  await tom.stage('Filed');
  await tom.enter('Pass');
  await tom.says('[data-refusal]', 'it takes chief to pass a story that was killed');

  // Whose sections change while they write is told why it is not saved, and loses nothing.
  const limit = sections => nora.page.evaluate(async body => {
    const answer = await fetch('/staff/roles', {
      method: 'POST', body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': document.querySelector('meta[name=csrf]').content },
    });
    return answer.status;
  }, { name: 'Mira Okafor', role: 'reporter', sections });
  const { id: kept } = await paper.ask(mira.token, 'POST', '/api/stories', { headline: 'Ferries', section: 'Business', body: [{ type: 'paragraph', text: 'They run.' }] });
  await mira.open(kept);
  await mira.page.click('.ProseMirror > p:last-of-type');
  assert.equal(await limit(['sport']), 204);
  await mira.page.keyboard.press('End');
  await mira.type(' Late.');
  await mira.says('[data-saved]', 'Not saved – kept on this device');
  await mira.says('[data-saved]', 'this story is in business');
  assert.equal(await limit([]), 204);
  await mira.page.waitForSelector('[data-saved][data-state=saved]');
  assert.match(JSON.stringify(await paper.ask(mira.token, 'GET', `/api/stories/${kept}/manuscript`)), /They run\. Late\./);

  assert.deepEqual([mira, tom, ines, nora].flatMap(each => each.faults), []);
  console.log('Corrected, clarified, held, brought back, undone and killed by keyboard; readers got what the screen said');
} finally {
  await browser.close();
  paper.close();
}
