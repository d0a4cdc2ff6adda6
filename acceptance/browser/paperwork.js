// On paper: the PDF that Chromium makes of a story.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const RESOLUTION = 200;
// Millimetres that stay free at each side; the sheet's own margin is wider.
const EDGE_POINTS = 20;

export async function assertPrints(page, folder, name, format) {
  const file = join(folder, `${name}-${format}.pdf`);
  await writeFile(file, await page.pdf({ format, preferCSSPageSize: false }));
  const text = (await run('pdftotext', ['-layout', file, '-'])).stdout;
  const { navigation, headline, last, address, proof } = await page.evaluate(() => ({
    navigation: [...document.querySelectorAll('.plate nav a, .rails h2, .foot nav a, .up a, .tools button, .tools summary')].map(it => it.textContent.trim()).filter(it => it.length > 5),
    headline: document.querySelector('h1').textContent,
    last: [...document.querySelectorAll('.words > p')].at(-1)?.textContent ?? '',
    address: document.querySelector('link[rel=canonical]').href,
    proof: document.querySelector('.version a').pathname,
  }));
  const letters = string => string.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  const lines = text.split('\n').map(line => line.trim());
  for (const label of navigation) assert.ok(!lines.includes(label), `navigation is printed: ${label}`);
  const all = letters(text);
  assert.ok(all.includes(letters(headline)), 'the headline is not printed whole');
  // Word by word, since text out of a PDF breaks lines, and joins Arabic letters, in its own way.
  const raw = letters((await run('pdftotext', ['-raw', file, '-'])).stdout);
  const words = last.trim().split(/\s+/).slice(-5);
  const printed = words.filter(word => raw.includes(letters(word)));
  assert.ok(printed.length * 2 >= words.length, `the last words are not printed: ${words.join(' ')}`);
  assert.ok(all.includes(letters(address)), 'the address is not printed');
  await assertInsideTheSheet(file);
  await run('pdftoppm', ['-r', String(RESOLUTION), '-png', file, file]);
  const codes = (await run('sh', ['-c', 'zbarimg -q --raw "$1"-*.png || true', 'sh', file])).stdout.trim().split('\n');
  assert.ok(codes.some(code => URL.canParse(code) && new URL(code).pathname === proof), `no code leads to ${proof}, but: ${codes}`);
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
