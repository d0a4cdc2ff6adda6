// Readers with less: text browsers, and a browser without script, style, cookies or pictures.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BROWSERS = {
  lynx: url => ['-dump', '-nolist', '-width=100', '-display_charset=utf-8', '-assume_charset=utf-8', url],
  w3m: url => ['-dump', '-cols', '100', '-O', 'UTF-8', url],
};
const letters = text => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

// Title, standfirst and words stand in the order they have on the page, ahead of the rails.
export async function assertReadableAsText(name, url, expected) {
  const { stdout } = await run(name, BROWSERS[name](url), { env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' }, maxBuffer: 1 << 24 });
  // Both put what was changed in brackets.
  const text = letters(stdout.replace(/\[(DEL|INS):|:(DEL|INS)\]/g, ''));
  let from = 0;
  for (const part of expected) {
    const at = text.indexOf(letters(part), from);
    assert.ok(at >= 0, `${name} does not show, or not there: ${part.slice(0, 80)}`);
    from = at;
  }
}

// What a reader is to find on the page, in order: its headlines and sentences, up to the rails.
export const expectedOf = page => page.evaluate(() => [...document.querySelectorAll('main h1, main h2, main h3, main .standfirst, main .words > p, .popular h2, .foot .name')]
  .filter(it => it.checkVisibility() && !it.closest('.hidden'))
  // Up to the number of a footnote, which each shows its own way.
  .map(it => {
    const text = it.textContent.trim();
    const note = it.querySelector('sup');
    return text.slice(0, Math.min(40, note ? text.indexOf(note.textContent) : 40));
  })
  .filter(Boolean));

// The same sentences are seen, one below the other.
export async function assertReadable(page, expected) {
  const text = letters(await page.evaluate(() => document.body.innerText));
  let from = 0;
  for (const part of expected) {
    const at = text.indexOf(letters(part), from);
    assert.ok(at >= 0, `does not show, or not there: ${part}`);
    from = at;
  }
}
