// What helps somebody who writes, in Chromium: find and replace, quotation marks, special characters,
// house style, links, comments and suggestions, in the text and in the fields of blocks and beside it.
//   node tools.js
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { PNG } from 'pngjs';
import { assertAccessible } from './access.js';
import { launch } from './browser.js';
import { newsroom, until, wait } from './newsroom.js';
import { look, Person } from './person.js';

const paragraph = (text, href) => ({ type: 'paragraph', text, ...href && { marks: [{ type: 'link', from: 0, to: 4, href }] } });
const RULES = [
  { words: 'utilise', instead: 'use', why: 'The shorter word.', language: 'en' },
  { words: 'internet', instead: 'Internet', why: 'With a capital.', language: 'en', exact: true },
  { words: 'refute', why: 'To refute is to prove wrong.', language: 'en' },
  { words: '中国', instead: '中國', why: '', language: 'zh' },
].map(rule => ({ ...rule, why: rule.why || 'So.' }));

const SAMPLE = new URL('../../paper/src/main/resources/sample/', import.meta.url);

/** A picture, all of one grey. */
function grey(shade) {
  const png = new PNG({ width: 1200, height: 800 });
  png.data.fill(shade);
  return PNG.sync.write(png);
}

const browser = await launch();
const paper = await newsroom();
try {
  const mira = await new Person(paper, browser, 'Mira Okafor', 'reporter').comeIn();
  const tom = await new Person(paper, browser, 'Tom Ahlgren', 'editor').comeIn();
  for (const rule of RULES) await paper.ask(tom.token, 'POST', '/api/house-style', rule);
  const begin = async (who, story) => {
    const { id } = await paper.ask(mira.token, 'POST', '/api/stories', { headline: 'The bridge', section: 'Politics', ...story });
    await enter(who, id);
    return id;
  };
  const write = (who, ...body) => begin(who, { body });
  const enter = async (who, id) => {
    await who.open(id);
    await who.page.waitForSelector('.ProseMirror-focused');
  };
  // Paragraphs, without the names at others' cursors.
  const words = who => who.page.evaluate(() => [...document.querySelectorAll('.ProseMirror > p')].map(p => {
    const copy = p.cloneNode(true);
    copy.querySelectorAll('.cursor').forEach(each => each.remove());
    return copy.textContent;
  }));
  const become = (who, ...expected) => until(`the words are ${expected.join(' / ')}`, async () => (await words(who)).join('\n') === expected.join('\n'), { seen: () => words(who) });
  const saved = who => who.page.waitForFunction(() => document.querySelector('[data-saved]').dataset.state === 'saved');
  const key = (who, ...keys) => keys.reduce((before, each) => before.then(() => who.page.keyboard.press(each)), Promise.resolve());

  // A click takes a moment until the editor has heard of it.
  const toEnd = async who => {
    await who.page.click('.ProseMirror > p:last-of-type');
    await wait(100);
    await key(who, 'End');
    await wait(100);
  };

  // Find: counted, gone through, by case and by whole words; a pattern is what it says.
  await write(mira, paragraph('A bridge, two bridges, a BRIDGE.'), paragraph('It’s .*(a+)+$ bridge.'));
  const seek = async (text, said) => {
    await mira.page.fill('[name=words]', text);
    await mira.says('.find [role=status]', said);
  };
  await key(mira, 'Control+f');
  await mira.page.waitForSelector('[name=words]:focus');
  await seek('bridge', '2 of 5'); // the first from the cursor on; the headline has one too
  await key(mira, 'Enter');
  await mira.says('.find [role=status]', '3 of 5');
  await key(mira, 'Shift+Enter', 'Shift+Enter');
  await mira.says('.find [role=status]', '1 of 5');
  await look(mira, 'find');
  await mira.page.check('[name=whole]');
  await mira.says('.find [role=status]', 'of 4');
  await mira.page.check('[name=exact]');
  await mira.says('.find [role=status]', 'of 3');
  await mira.page.uncheck('[name=exact]');
  await mira.page.uncheck('[name=whole]');
  await seek("it's", '1 of 1');
  await seek('.*(a+)+$', '1 of 1');
  await seek('b.*e', 'Not found');
  await assertAccessible(mira.page);

  // Replace: one, then all in one step, which undo takes back as one.
  await key(mira, 'Escape');
  await key(mira, 'Control+Shift+H');
  await seek('bridge', 'of 5');
  await mira.page.fill('[name=instead]', 'ferry $1 $&');
  await mira.page.click('[data-act=replaceAll]');
  await mira.says('.find [role=status]', '5 replaced');
  await become(mira, 'A ferry $1 $&, two ferry $1 $&s, a ferry $1 $&.', 'It’s .*(a+)+$ ferry $1 $&.');
  await key(mira, 'Control+z');
  await become(mira, 'A bridge, two bridges, a BRIDGE.', 'It’s .*(a+)+$ bridge.');
  await mira.page.fill('[name=instead]', 'quay');
  await mira.page.check('[name=exact]');
  await seek('BRIDGE', '1 of 1');
  await key(mira, 'Tab');
  await mira.page.focus('[name=instead]');
  await key(mira, 'Enter');
  await become(mira, 'A bridge, two bridges, a quay.', 'It’s .*(a+)+$ bridge.');
  await key(mira, 'Escape');
  assert.equal(await mira.page.locator('.match').count(), 0);

  // Nothing is lost of what somebody types over what they selected: a field, the text, or everything.
  const whole = who => who.page.evaluate(() => [...document.querySelectorAll('.ProseMirror > *')].map(each => each.textContent).join('|'));
  const stands = (who, expected) => until(`there stands ${expected}`, async () => await whole(who) === expected, { seen: () => whole(who) });
  await write(mira, paragraph('One.'), paragraph('Two.'));
  await toEnd(mira);
  await key(mira, 'Control+a');
  await mira.type('"Now" it is quick.');
  await stands(mira, '|The bridge||“Now” it is quick.');
  await key(mira, 'Enter');
  await mira.type('And more.');
  await key(mira, 'Shift+ArrowUp');
  await mira.type('Less.');
  await until('the end of both paragraphs is typed over', async () => /^\|The bridge\|\|“[^|]*Less\.$/.test(await whole(mira)), { seen: () => whole(mira) });
  await key(mira, 'Control+a', 'Control+a');
  await mira.type("It's new");
  await stands(mira, 'It’s new|||');
  await key(mira, 'Enter', 'Control+a');
  await mira.type('Ferry');
  await stands(mira, 'It’s new|Ferry||');
  await key(mira, 'Control+a');
  await mira.type('Quay');
  await stands(mira, 'It’s new|Quay||');
  await saved(mira);

  // What the library has for every kind of block; the sample paper lends what is no picture.
  const keep = async (name, bytes = readFileSync(new URL(name, SAMPLE))) => {
    const answer = await fetch(`${paper.origin}/api/media?name=${name}`, { method: 'POST', headers: { Authorization: `Bearer ${tom.token}`, 'Content-Type': 'application/octet-stream' }, body: bytes });
    const item = await answer.json();
    assert.equal(answer.status, 201, item.detail);
    return item.id;
  };
  const picture = await keep('bridge.png', grey(0x7f));
  const another = await keep('quay.png', grey(0x5f));
  const [film, recording, leaflet] = [await keep('glow.mp4'), await keep('horn.m4a'), await keep('wards.pdf')];

  // A story with the same words in all of its fields, of its blocks and beside it.
  const everywhere = words => ({
    byline: [words, 'Ada Lund'], editor: words, dateline: words, topics: ['Harbour', words], source: { name: words }, headlines: { front: words, search: words, social: words },
    body: [
      { type: 'paragraph', text: `A ${words} here.`, marks: [{ type: 'note', from: 0, to: 1, note: `Of the ${words}.` }] },
      { type: 'quote', text: words, attribution: words }, { type: 'table', caption: words, rows: [['A', words], ['B', 'C']] }, { type: 'factbox', title: words, paragraphs: [words] },
      { type: 'picture', media: picture, caption: words }, { type: 'gallery', title: words, pictures: [{ media: picture, caption: words }, { media: another, caption: words }] },
      { type: 'video', media: film, caption: words }, { type: 'audio', media: recording, caption: words }, { type: 'document', media: leaflet, title: words },
      { type: 'embed', url: 'https://player.example/?v=1', title: words },
    ],
  });
  const PLACES = [
    '', 'Footnote', '', '', 'Who said it', 'Caption of the table', '', 'Title of the fact box', '', 'Caption of the picture', 'Title of the gallery', 'Caption of the picture', 'Caption of the picture',
    'Caption of the video', 'Caption of the recording', 'Title of the document', 'Title of the embed', 'Byline', 'Editor', 'Dateline', 'Topics', 'Source', 'Headline on fronts', 'Headline for search engines', 'Headline on shared links',
  ];
  const manuscript = async id => JSON.stringify((await paper.ask(mira.token, 'GET', `/api/stories/${id}/manuscript`)).document);
  const count = (text, words) => text.split(words).length - 1;
  const kept = (id, words, times) => until(`${words} is kept ${times} times`, async () => count(await manuscript(id), words) === times, { seen: async () => count(await manuscript(id), words) });
  const value = (who, selector) => who.page.$eval(selector, input => input.value);
  const holds = (who, selector, expected) => until(`${selector} says ${expected}`, async () => await value(who, selector) === expected, { seen: () => value(who, selector) });
  const chosenIn = (who, selector) => who.page.$eval(selector, input => [document.activeElement === input, input.value.slice(input.selectionStart, input.selectionEnd)].join());

  // Find goes through every field, in the order of the page, and selects in it what it found.
  const full = await begin(mira, everywhere('bridge'));
  await key(mira, 'Control+Home', 'Control+f');
  await seek('bridge', '1 of 25');
  for (const [i, place] of PLACES.entries()) {
    await mira.says('.find [role=status]', `${i + 1} of 25${place && ` – ${place}`}`);
    await key(mira, 'Enter');
  }
  await mira.says('.find [role=status]', '1 of 25');
  await seek('Of the bridge', '1 of 1 – Footnote');
  await key(mira, 'Escape');
  assert.equal(await mira.page.evaluate(() => String(getSelection())), 'A', 'the words that have the footnote are selected');
  await key(mira, 'Control+f');
  await seek('bridge', '2 of 25 – Footnote');
  await key(mira, 'Enter', 'Enter', 'Enter');
  await mira.says('.find [role=status]', 'Who said it');
  await look(mira, 'find-field');
  await assertAccessible(mira.page);
  await key(mira, 'Escape');
  assert.equal(await chosenIn(mira, '.quote input'), 'true,bridge', 'Escape leads into the field that has the match');
  await mira.page.focus('[name=byline]');
  await key(mira, 'Control+f');
  await seek('bridge', '18 of 25 – Byline'); // from the field that somebody was in
  await key(mira, 'Shift+Enter');
  await mira.says('.find [role=status]', '17 of 25 – Title of the embed');
  await key(mira, 'Escape');
  assert.equal(await chosenIn(mira, '.embed input'), 'true,bridge');

  // Replace changes the field whose turn it is, Replace all every one, in one step that undo takes back.
  await key(mira, 'Control+Shift+H');
  await mira.page.fill('[name=instead]', 'quay');
  await key(mira, 'Enter');
  await holds(mira, '.embed input', 'quay');
  await mira.says('.find [role=status]', '17 of 24 – Byline');
  await key(mira, 'Enter');
  await holds(mira, '[name=byline]', 'quay\nAda Lund');
  await mira.page.click('[data-act=replaceAll]');
  await mira.says('.find [role=status]', '23 replaced');
  await kept(full, 'bridge', 0);
  await kept(full, 'quay', 25);
  assert.equal(await value(mira, '[name=topics]'), 'Harbour\nquay');
  assert.equal(await value(mira, '.gallery > input'), 'quay');
  await key(mira, 'Control+z');
  await kept(full, 'bridge', 23);
  assert.equal(await value(mira, '[name=topics]'), 'Harbour\nbridge');
  const wide = await begin(mira, { body: [{ type: 'picture', media: picture, caption: 'o'.repeat(20) }] });
  await key(mira, 'Control+Shift+H');
  await seek('oooo', 'of 5');
  await mira.page.fill('[name=instead]', 'x'.repeat(1000));
  await mira.page.click('[data-act=replaceAll]');
  await mira.says('.find [role=status]', '4 replaced, 1 not: a field would be too long');
  await kept(wide, 'x'.repeat(1000), 4);

  // What somebody replaces in a field that another is typing in comes in around the cursor, and nothing typed is lost.
  const shared = await begin(mira, { body: [{ type: 'picture', media: picture, caption: 'The bridge at night' }], topics: ['Bridges', 'Harbour'] });
  await enter(tom, shared);
  await tom.page.focus('.picture input');
  await key(tom, 'End');
  await tom.type(', seen');
  await saved(tom);
  await holds(mira, '.picture input', 'The bridge at night, seen');
  await key(mira, 'Control+Shift+H');
  await seek('bridge', 'of 3');
  await mira.page.fill('[name=instead]', 'long quay');
  await mira.page.click('[data-act=replaceAll]');
  await holds(tom, '.picture input', 'The long quay at night, seen');
  await tom.type(' by Ada');
  await holds(mira, '.picture input', 'The long quay at night, seen by Ada');
  await holds(mira, '[name=topics]', 'long quays\nHarbour');
  await kept(shared, 'The long quay at night, seen by Ada', 1);

  // Undo takes back what was replaced, and not what another wrote there since; what two write there without a connection is joined.
  await key(mira, 'Control+z');
  await holds(tom, '.picture input', 'The bridge at night, seen by Ada');
  await holds(mira, '[name=topics]', 'Bridges\nHarbour');
  await key(mira, 'Escape');
  await tom.context.setOffline(true);
  await tom.type(' twice');
  await mira.page.focus('.picture input');
  await key(mira, 'Home');
  await mira.type('Seen: ');
  await saved(mira);
  await tom.context.setOffline(false);
  tom.faults.splice(0, Infinity, ...tom.faults.filter(fault => !fault.includes('ERR_INTERNET_DISCONNECTED')));
  for (const who of [tom, mira]) await holds(who, '.picture input', 'Seen: The bridge at night, seen by Ada twice');
  await tom.type('.');
  await mira.type('once, ');
  for (const who of [tom, mira]) await holds(who, '.picture input', 'Seen: once, The bridge at night, seen by Ada twice.');
  await saved(tom);
  await kept(shared, 'Seen: once, The bridge at night, seen by Ada twice.', 1);

  // Quotation marks and dashes of the language; the straight ones come back by Backspace and by undo.
  await write(mira);
  await mira.type('"It\'s \'fine\'" -- yes...');
  await become(mira, '“It’s ‘fine’” – yes…');
  await key(mira, 'Backspace');
  await become(mira, '“It’s ‘fine’” – yes...');
  await mira.type(' "');
  await key(mira, 'Control+z');
  await become(mira, '“It’s ‘fine’” – yes... "');
  const editor = () => mira.page.evaluate(() => ['lang', 'dir', 'spellcheck'].map(name => document.querySelector('.ProseMirror').getAttribute(name)).join(' '));
  assert.equal(await editor(), 'en ltr true');
  for (const [language, expected, says] of [['de', '„A“', 'de ltr true'], ['ar', '«A»', 'ar rtl true'], ['zh-Hant', '「A」', 'zh-Hant ltr true'], ['zh', '“A”', 'zh ltr true']]) {
    await mira.page.fill('[name=language]', language);
    await toEnd(mira);
    await key(mira, 'Enter');
    await mira.type('"A"');
    await until(`${language} has ${expected}`, async () => (await words(mira)).at(-1) === expected, { seen: () => words(mira) });
    assert.equal(await editor(), says);
  }

  // Fields get the quotation marks of the language too, those of blocks and those beside the story, and give the straight ones back.
  await begin(mira, { body: [{ type: 'quote', text: 'So it is.', attribution: '' }] });
  for (const field of ['.quote input', '[name=frontHeadline]', '[name=topics]']) {
    await mira.page.$eval(field, input => input.closest('details')?.setAttribute('open', ''));
    await mira.page.focus(field);
    await mira.type('"It\'s" -- so...');
    await holds(mira, field, '“It’s” – so…');
    await key(mira, 'Backspace');
    await holds(mira, field, '“It’s” – so...');
    await mira.type(' "');
    await holds(mira, field, '“It’s” – so... “');
    await key(mira, 'Control+z');
    await holds(mira, field, '“It’s” – so... "');
  }
  await mira.page.fill('[name=language]', 'de');
  await mira.page.fill('.quote input', '');
  await mira.page.focus('.quote input');
  await mira.type('"A"');
  await holds(mira, '.quote input', '„A“');
  await mira.page.fill('[name=sourceUrl]', '');
  await mira.page.focus('[name=sourceUrl]');
  await mira.type('https://example.org/?q="a"');
  await holds(mira, '[name=sourceUrl]', 'https://example.org/?q="a"'); // an address stays as it is typed
  await saved(mira);

  // Special characters, by key and by the menu.
  await write(mira);
  await key(mira, 'Control+Alt+c');
  await mira.page.waitForSelector('dialog[open]');
  await look(mira, 'letters');
  await assertAccessible(mira.page);
  await mira.type('euro');
  await key(mira, 'Enter');
  await become(mira, '€');
  await key(mira, 'Enter');
  await mira.type('/special');
  await mira.page.waitForSelector('#blocks:not([hidden]) [aria-selected=true]');
  await key(mira, 'Enter');
  await mira.page.waitForSelector('dialog[open]');
  await mira.type('capital o stroke');
  await key(mira, 'Enter');
  await become(mira, '€', 'Ø');

  // House style: marked with its reason, mended by a key, left in this story and nowhere else.
  const styled = await write(mira, paragraph('Utilise the internet, they utilise. The Internet is fine; utilises is another word.'), paragraph('They refute it. Nobody refutes it. 我在中国。'));
  const marked = (who, ...expected) => until(`marked is ${expected}`, async () => (await marks(who)).join() === expected.join(), { seen: () => marks(who) });
  const marks = who => who.page.evaluate(() => [...document.querySelectorAll('.house-mark')].map(mark => mark.textContent));
  await marked(mira, 'Utilise', 'internet', 'utilise', 'refute');
  await mira.says('#house-title', 'House style: 4 remarks');
  await look(mira, 'house');
  await key(mira, 'Control+Alt+h', 'Alt+Enter');
  await marked(mira, 'internet', 'utilise', 'refute');
  await key(mira, 'Alt+Enter', 'Alt+Enter', 'Alt+Enter', 'Alt+Enter');
  await become(mira, 'Use the Internet, they use. The Internet is fine; utilises is another word.', 'They refute it. Nobody refutes it. 我在中国。');
  await key(mira, 'Alt+Enter', 'Alt+Enter');
  await mira.says('[data-house-told]', 'There is no one answer here');
  await key(mira, 'Alt+Shift+Enter');
  await marked(mira);
  await mira.says('#house-title', 'nothing to remark');
  await toEnd(mira);
  await mira.type(' To utilise');
  await marked(mira, 'utilise');
  await saved(mira);
  await enter(mira, styled);
  await marked(mira, 'utilise');
  await mira.page.click('[data-house] summary');
  await mira.page.click('[data-house-left] button');
  await marked(mira, 'refute', 'utilise');
  await mira.page.fill('[name=language]', 'zh-Hans');
  await marked(mira, '中国');
  await mira.page.fill('[name=language]', 'fr');
  await marked(mira);

  // House style reads the fields as well: said beside each, listed with its place, mended and left by the same keys.
  const everything = await begin(mira, everywhere('utilise'));
  await mira.says('#house-title', 'House style: 24 remarks');
  assert.deepEqual(await mira.page.$$eval('[data-house-list] > li', items => items.map(item => item.querySelector('small')?.textContent ?? '')), PLACES.slice(1));
  await look(mira, 'house-fields');
  await assertAccessible(mira.page);
  const describes = (who, selector) => who.page.$eval(selector, input => document.getElementById(input.getAttribute('aria-describedby'))?.textContent ?? '');
  const described = (who, selector, expected) => until(`${selector} is described as “${expected}”`, async () => await describes(who, selector) === expected, { seen: () => describes(who, selector) });
  await described(mira, '.quote input', 'House style: “utilise”. Instead: use. The shorter word.');
  await described(mira, '[name=sourceName]', 'House style: “utilise”. Instead: use. The shorter word.');
  await mira.page.focus('.quote input');
  await key(mira, 'Alt+Enter');
  await holds(mira, '.quote input', 'use');
  await described(mira, '.quote input', '');
  await key(mira, 'Control+z');
  await holds(mira, '.quote input', 'utilise');
  await described(mira, '.quote input', 'House style: “utilise”. Instead: use. The shorter word.');
  await key(mira, 'Alt+Enter', 'Control+Alt+h');
  assert.equal(await chosenIn(mira, 'section.table > input'), 'true,utilise', 'the next remark is in the caption of the table');
  await mira.page.focus('[name=sourceName]');
  await key(mira, 'Alt+Enter');
  await holds(mira, '[name=sourceName]', 'use');
  await mira.page.click('[data-house-list] li:has(small:text-is("Footnote")) [data-act=fix]');
  await kept(everything, 'Of the use.', 1);
  await mira.page.focus('.embed input');
  await key(mira, 'End');
  await mira.type(' to refute');
  await described(mira, '.embed input', 'House style: “utilise”. Instead: use. The shorter word. House style: “refute”. To refute is to prove wrong.');
  await key(mira, 'Alt+Shift+Enter');
  await described(mira, '.embed input', 'House style: “utilise”. Instead: use. The shorter word.');
  await mira.page.focus('.factbox input');
  await key(mira, 'Alt+Shift+Enter');
  await mira.says('#house-title', 'nothing to remark');
  await described(mira, '.embed input', '');
  assert.equal(await mira.page.locator('.remarked').count(), 0);

  // A link that is changed can be undone, and that is saved.
  await write(mira, paragraph('Here is the bridge.', 'https://example.org/'));
  await mira.page.click('.ProseMirror > p');
  await wait(100);
  await key(mira, 'Home', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
  await wait(100);
  await key(mira, 'Control+k');
  await mira.fill('https://example.net/');
  await mira.page.waitForSelector('.ProseMirror a[href="https://example.net/"]');
  await key(mira, 'Control+z');
  await mira.page.waitForSelector('.ProseMirror a[href="https://example.org/"]');
  await saved(mira);

  // The desk keeps the list on a screen of its own.
  tom.page.on('dialog', dialog => dialog.accept());
  await tom.page.goto(`${paper.origin}/house-style`);
  await tom.page.fill('[name=words]', 'prior to');
  await tom.page.fill('[name=instead]', 'before');
  await tom.page.fill('[name=why]', 'Shorter.');
  await key(tom, 'Enter');
  await tom.says('.lines', 'prior to, instead before');
  await tom.page.click('[aria-label="Change the rule about prior to"]');
  await tom.page.fill('[name=why]', 'Much shorter.');
  await tom.page.click('[data-does]');
  await tom.says('.lines', 'Much shorter.');
  await look(tom, 'house-style');
  await assertAccessible(tom.page);
  await tom.page.click('[aria-label="Take out the rule about prior to"]');
  await tom.page.waitForFunction(() => !document.querySelector('.lines').textContent.includes('prior to'));
  await tom.page.setViewportSize({ width: 320, height: 640 });
  assert.ok(await tom.page.evaluate(() => document.documentElement.scrollWidth <= 320), 'the house style fits a small phone');
  await look(tom, 'house-style-phone');
  await tom.page.setViewportSize({ width: 1280, height: 720 });

  // Links: what leads nowhere is said, shown in its place, and again before the story is filed.
  const { id: draft } = await paper.ask(mira.token, 'POST', '/api/stories', { headline: 'A draft', section: 'Politics', body: [] });
  await write(mira, paragraph('Here is nothing.', `${paper.readers.replace('127.0.0.1', 'localhost')}/stories/${draft}/a-draft`), paragraph('Here nobody is asked.', 'http://127.0.0.1:9/'));
  await mira.page.click('[data-links] button');
  await mira.says('[data-links] [role=status]', '2 links, one of which leads nowhere');
  await mira.says('[data-links] li:first-child', 'Leads to a story that readers do not have yet');
  await mira.says('[data-links] li:last-child', 'Not asked: 127.0.0.1 is not on the public internet');
  await look(mira, 'links');
  await mira.page.click('[data-links] li:first-child button');
  assert.equal(await mira.page.evaluate(() => String(getSelection())), 'Here');
  await mira.enter('File');
  await mira.page.waitForSelector('dialog[open]');
  await look(mira, 'filing');
  await key(mira, 'Enter');
  await mira.stage('Filed');

  // Comments and suggestions, between two windows.
  const talked = await write(mira, paragraph('The bridge opens at six.'));
  await enter(tom, talked);
  const select = async (who, text) => {
    await key(who, 'Control+f');
    await who.page.fill('[name=words]', text);
    await key(who, 'Escape');
    await who.page.waitForFunction(chosen => String(getSelection()) === chosen, text);
  };
  await select(tom, 'six');
  await key(tom, 'Control+Alt+m');
  await tom.fill('In the morning?');
  await mira.says('[data-comments]', 'In the morning?');
  await mira.page.click('.ProseMirror > p');
  await wait(100);
  await key(mira, 'Home');
  await wait(100);
  await mira.type('At last: ');
  await saved(mira);
  const said = who => who.page.evaluate(() => [...document.querySelectorAll('.said')].map(mark => mark.textContent).join());
  await until('the comment stays on its words', async () => await said(mira) === 'six' && await said(tom) === 'six', { seen: async () => [await said(mira), await said(tom)] });
  await mira.page.click('[data-comments] [data-act=reply]');
  await mira.fill('Yes.');
  await tom.says('[data-comments]', 'Yes.');
  await tom.page.click('[data-comments] [data-act=resolve]');
  await until('it is closed for both', async () => await said(mira) === '' && await said(tom) === '');
  await select(tom, 'opens');
  await key(tom, 'Control+Alt+u');
  await tom.fill('reopens', ['Tab']);
  await mira.says('[data-comments]', 'Instead: reopens');
  await mira.page.click('[data-comments] [data-act=accept]');
  await become(mira, 'At last: The bridge reopens at six.');
  await become(tom, 'At last: The bridge reopens at six.');
  await key(mira, 'Control+z');
  await become(tom, 'At last: The bridge opens at six.');

  // Whoever writes a topic or a byline is offered the names that live stories have; what is typed stays until somebody chooses.
  const printed = await paper.ask(mira.token, 'POST', '/api/stories', { headline: 'The harbour', section: 'Politics', byline: ['Mira Okafor'], topics: ['Harbour', 'Inner harbour'], body: [paragraph('It is open.')] });
  await paper.ask(mira.token, 'POST', `/api/stories/${printed.id}/filings`, {});
  await paper.ask(tom.token, 'POST', `/api/stories/${printed.id}/passes`, {});
  await paper.ask(tom.token, 'POST', `/api/stories/${printed.id}/publications`, {});
  await write(mira, paragraph('So.'));
  await mira.page.focus('[name=topics]');
  await mira.type('Ferries');
  await key(mira, 'Enter');
  const offered = expected => until(`offered is ${expected}`, async () => await offers() === expected, { seen: offers });
  const offers = () => mira.page.$$eval('.offers:not([hidden]) li', all => all.map(each => each.textContent).join());
  await until('the harbour is offered', async () => {
    await mira.type('harb');
    await wait(400);
    if (await offers()) return true;
    for (let i = 0; i < 4; i++) await key(mira, 'Backspace'); // readers have it, and the archive reads it soon
    return false;
  });
  await offered('Harbour,Inner harbour');
  await look(mira, 'offers');
  await assertAccessible(mira.page);
  await key(mira, 'ArrowDown', 'ArrowDown', 'Enter');
  await holds(mira, '[name=topics]', 'Ferries\nInner harbour');
  await offered('');
  await key(mira, 'Enter');
  await mira.type('harb');
  await offered('Harbour');
  await key(mira, 'Escape');
  await offered('');
  await key(mira, 'Enter');
  await mira.type('oka');
  await wait(400);
  await offered('');
  await holds(mira, '[name=topics]', 'Ferries\nInner harbour\nharb\noka');
  await mira.page.focus('[name=byline]');
  await mira.type('oka');
  await offered('Mira Okafor');
  await mira.page.click('.offers:not([hidden]) li');
  await holds(mira, '[name=byline]', 'Mira Okafor');
  await saved(mira);

  // All of it on a small phone.
  await mira.page.setViewportSize({ width: 320, height: 640 });
  await key(mira, 'Control+f');
  assert.ok(await mira.page.evaluate(() => document.documentElement.scrollWidth <= 320), 'find fits a small phone');
  await look(mira, 'find-phone');

  // In a long story, of which most is out of sight: what is typed at once stands where somebody went.
  await mira.page.setViewportSize({ width: 1280, height: 720 });
  await write(mira, ...Array.from({ length: 60 }, (_, i) => paragraph(`Number ${i}. ${'On it goes. '.repeat(40)}`)));
  await key(mira, 'Control+End');
  await mira.type('«The end»');
  await until('it stands at the end', async () => (await words(mira)).at(-1).endsWith('On it goes. «The end»'), { seen: async () => (await words(mira)).at(-1).slice(-40) });
  await key(mira, 'Control+Home');
  await mira.type('«The beginning»');
  await until('it stands at the beginning', async () => (await whole(mira)).startsWith('«The beginning»|The bridge'), { seen: async () => (await whole(mira)).slice(0, 60) });
  // A page further is a page that the browser has laid out, which it does when it paints.
  const isInLast = () => mira.page.evaluate(() => document.querySelector('.ProseMirror > p:last-of-type').contains(getSelection().focusNode));
  await until('pages lead to the last paragraph', async () => {
    await key(mira, 'PageDown');
    return isInLast();
  });
  await key(mira, 'End');
  await mira.type('«Paged»');
  await until('pages lead to the end', async () => (await words(mira)).at(-1).endsWith('«The end»«Paged»'), { seen: async () => (await words(mira)).at(-1).slice(-40) });
  await key(mira, 'Control+Shift+Home');
  await key(mira, 'Backspace');
  await until('all of it was selected', async () => /^\|*$/.test(await whole(mira)), { seen: async () => (await whole(mira)).slice(0, 60) });

  assert.deepEqual([mira, tom].flatMap(each => each.faults), []);
  console.log('Found, replaced, quoted, styled, linked and commented: the tools for writing do what they say');
} finally {
  await browser.close();
  paper.close();
}
