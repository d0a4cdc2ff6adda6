// On paper: the PDF that Chromium makes of a story.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assertNone } from './layout.js';

const run = promisify(execFile);
const RESOLUTION = 200;
// Millimetres that stay free at each side; the sheet's own margin is wider.
const EDGE_POINTS = 20;

export async function assertPrints(page, folder, name, format) {
  const file = join(folder, `${name}-${format}.pdf`);
  await writeFile(file, await page.pdf({ format, preferCSSPageSize: false }));
  const text = (await run('pdftotext', ['-layout', file, '-'])).stdout;
  await page.emulateMedia({ media: 'print' });
  const { navigation, told, address, proof } = await page.evaluate(() => ({
    navigation: [...document.querySelectorAll('.plate nav a, .rails h2, .foot nav a, .up a, .tools button, .tools summary')].map(it => it.textContent.trim()).filter(it => it.length > 5),
    // Headline, standfirst and all that the story says; of boxes within boxes the innermost.
    told: [...document.querySelectorAll('h1, article .standfirst, .words :is(p, h2, h3, li, caption, th, td, blockquote, figcaption span), .notes li')]
      .filter(it => it.checkVisibility() && !it.closest('.hidden') && !it.querySelector('p, h2, h3, li, span'))
      // Numbers of footnotes stand above the line, and come out of a PDF before or behind it.
      .flatMap(it => {
        it.querySelectorAll('sup').forEach(note => note.replaceWith('\n'));
        return it.innerText.split('\n').map(line => line.trim());
      })
      .filter(Boolean),
    address: document.querySelector('link[rel=canonical]').href,
    proof: document.querySelector('.version a').pathname,
  }));
  const lines = text.split('\n').map(line => line.trim());
  for (const label of navigation) assert.ok(!lines.includes(label), `navigation is printed: ${label}`);
  const all = letters(text);
  assertTold(letters((await run('pdftotext', ['-raw', file, '-'])).stdout), told);
  assert.ok(all.includes(letters(address)), 'the address is not printed');
  await assertInsideTheSheet(file);
  await run('pdftoppm', ['-r', String(RESOLUTION), '-png', file, file]);
  const codes = (await run('sh', ['-c', 'zbarimg -q --raw "$1"-*.png || true', 'sh', file])).stdout.trim().split('\n');
  assert.ok(codes.some(code => URL.canParse(code) && new URL(code).pathname === proof), `no code leads to ${proof}, but: ${codes}`);
}

// What is left of words once they went through a PDF: no spaces, no hyphens at the end of lines, no
// ligatures, and of Arabic letters no joined forms and no vowel signs.
const letters = string => string.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

// Everything is printed, whole and in the order in which it stands on the page.
function assertTold(printed, told) {
  const faults = [];
  // Lines from right to left come out of a PDF word by word from the left, with letters split and
  // joined: of these, each letter is counted.
  const isTurned = text => /\p{Script=Arabic}/u.test(text);
  const turned = count(told.filter(isTurned).map(letters).join(''));
  const there = count(printed);
  for (const [letter, times] of turned) {
    if ((there.get(letter) ?? 0) < times) faults.push(`“${letter}” is printed ${there.get(letter) ?? 0} times, not ${times}`);
  }
  let from = 0;
  for (const text of told.filter(text => !isTurned(text))) {
    const wanted = letters(text);
    const at = printed.indexOf(wanted, from);
    if (at >= 0) from = turned.size > 0 ? 0 : at + wanted.length;
    else if (turned.size > 0 && text.split(/\s+/).every(word => printed.includes(letters(word)))) continue;
    else faults.push(`${printed.includes(wanted) ? 'printed, but not there' : 'not printed'}: ${text.slice(0, 120)}`);
  }
  assertNone(faults);
}

function count(text) {
  const times = new Map();
  for (const letter of text) times.set(letter, (times.get(letter) ?? 0) + 1);
  return times;
}

async function assertInsideTheSheet(file) {
  const { stdout } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 1 << 26 });
  let [width, height] = [0, 0];
  for (const line of stdout.split('\n')) {
    const sheet = line.match(/<page width="([\d.]+)" height="([\d.]+)"/);
    if (sheet) [width, height] = sheet.slice(1).map(Number);
    const word = line.match(/<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*)<\/word>/);
    if (!word) continue;
    const [left, top, right, bottom] = word.slice(1, 5).map(Number);
    assert.ok(left >= EDGE_POINTS && right <= width - EDGE_POINTS && top >= EDGE_POINTS && bottom <= height - EDGE_POINTS, `cut off or at the edge: ${word[5]} (${left} to ${right} of ${width})`);
  }
}
