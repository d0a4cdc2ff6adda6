// Somebody who has never seen it publishes a first story in the sample paper, at the pace of a person: from
// the command that opens it until a reader has the story. Exit code 1 when that takes two minutes or more.
//   node newcomer.js [--quick]      as fast as the machine goes, to see that the way is there
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { launch } from './browser.js';
import { comeIn, until, wait } from './newsroom.js';
import { atStage, look } from './person.js';

const MOST = 120; // seconds
const isQuick = process.argv.includes('--quick');
const pause = milliseconds => wait(isQuick ? 0 : milliseconds);

// How long somebody takes who reads before they do something. Forty words a minute is a common pace at a
// keyboard; a button is found and pressed in one to two seconds.
const READING = 6000; // a screen they see for the first time
const FINDING = 1500; // a button or a field
const KEY = 300; // between two keys

const began = Date.now();
const seconds = () => Math.round((Date.now() - began) / 1000);
const tell = what => console.log(`${String(seconds()).padStart(4)} s  ${what}`);

/** The sample paper, by its command; `links` are what it prints, by the role they let in. */
async function demo() {
  const child = spawn(new URL('../../dateline', import.meta.url).pathname, ['demo', '--reader-port', '0', '--newsroom-port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const links = new Map();
  const ended = new Promise(done => child.once('exit', done));
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^enter as .*, (\w+): (\S+)$/.exec(line);
    if (found) links.set(found[1], found[2]);
    if (line.startsWith('Each link works once')) break;
  }
  child.stdout.resume();
  assert.ok(links.size > 0, 'the demo prints no links');
  return { links, close: () => { child.kill('SIGINT'); return ended; } };
}

const paper = await demo();
let browser;
try {
  tell('the sample paper is open');
  await pause(READING); // what the command prints
  browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const see = name => look({ page }, `newcomer-${name}`);
  const click = async selector => {
    await page.waitForSelector(selector);
    await pause(FINDING);
    await page.click(selector);
  };
  const type = words => page.keyboard.type(words, { delay: isQuick ? 0 : KEY });
  const enter = async role => {
    await pause(FINDING);
    await comeIn(page, paper.links.get(role));
    await see(`in-${role}`);
    await pause(READING);
  };

  await enter('reporter');
  tell('they are in, as a reporter');
  await click('[data-begin] summary');
  await pause(FINDING);
  await type('A bench by the river');
  await click('[data-begin] button');
  await page.waitForSelector('.ProseMirror-focused');
  await see('empty');
  await pause(READING);
  await type('The town put up a bench. It looks out on the water.');
  tell('the story is written');
  await see('written');
  await click('.about button.main');
  await atStage(page, 'Filed');
  tell('it is filed');
  await see('filed');
  await pause(READING); // an editor is to pass it

  await enter('editor');
  tell('they are in, as an editor');
  await click('.tabs a[href*="which=filed"]');
  await see('lists');
  await click('.copy a:has-text("A bench by the river")');
  await page.waitForSelector('.about button.main');
  await pause(READING);
  await click('.about button.main');
  await atStage(page, 'Passed');
  tell('it is passed');
  await click('.about button.main');
  await atStage(page, 'Published');
  await see('published');
  const address = await page.getAttribute('[data-live] a', 'href');
  await until('a reader has the story', async () => {
    const answer = await fetch(address);
    return answer.ok && (await answer.text()).includes('It looks out on the water.');
  });
  const took = seconds();
  tell(`a reader has it: ${address}`);
  assert.ok(took < MOST, `${took} s are not under ${MOST}`);
} finally {
  await browser?.close();
  await paper.close();
}
