// Pages compared with how they looked when somebody approved them.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const APPROVED = new URL('approved/', import.meta.url).pathname;
// Of the picture's points, how many may differ: a rounding here and there, no line of text.
const TOLERANCE = 0.002;

// Times pass and counts rise between two runs; what shows them is set to fixed words, of one length.
async function still(page) {
  await page.evaluate(async () => {
    for (const time of document.querySelectorAll('time')) time.textContent = '00:00:00';
    for (const changing of document.querySelectorAll('.clock, .version, .legal, .rails')) changing.style.visibility = 'hidden';
    await document.fonts.ready;
    await Promise.all([...document.images].map(image => { image.loading = 'eager'; return image.decode().catch(() => {}); }));
  });
}

export async function assertLooksAsApproved(page, name, { update, results }) {
  await still(page);
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  const approved = join(APPROVED, `${name}.png`);
  if (update) {
    await mkdir(APPROVED, { recursive: true });
    await writeFile(approved, shot);
    return;
  }
  assert.ok(existsSync(approved), `nobody approved ${name} yet: bin/browser --update-pictures, then look at it`);
  const before = PNG.sync.read(await readFile(approved));
  const now = PNG.sync.read(shot);
  assert.deepEqual([now.width, now.height], [before.width, before.height], 'the size differs');
  const difference = new PNG({ width: now.width, height: now.height });
  const points = pixelmatch(before.data, now.data, difference.data, now.width, now.height, { threshold: 0.15 });
  if (points > TOLERANCE * now.width * now.height) {
    await mkdir(results, { recursive: true });
    await writeFile(join(results, `${name}.png`), shot);
    await writeFile(join(results, `${name}-difference.png`), PNG.sync.write(difference));
    assert.fail(`${points} points differ; see ${results}/${name}-difference.png`);
  }
}
