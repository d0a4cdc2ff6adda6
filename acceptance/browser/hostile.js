// Stories made to break the page or to run something, in every field that takes words.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const OWN = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'-alert(1)-'", '</title><svg onload=alert(1)>', '</script><script>alert(1)</script>',
  '<!--', ']]>', '{{7*7}}${7*7}', 'javascript:alert(1)', '<style>*{display:none}</style>', '<base href="https://evil.example/">', '<meta http-equiv=refresh content=0>',
];
const BIDI = '\u202eevil\u202c \u2066isolate \u2067rtl \u202aembedded';
const ZERO = 'a\u200bb\u200cc\u200dd\ufeffe\u2060f'.repeat(20);
const COMBINED = 'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d'.repeat(6);
const EMOJI = '👩‍👩‍👧‍👦🏳️‍🌈👍🏿🇺🇳'.repeat(12);
const ARABIC = 'نور الهدى عبد الرحمن المراسلة في المدينة';
const UNBROKEN = 'Donaudampfschifffahrtsgesellschaft'.repeat(9);

function corpus() {
  const folder = join(process.env.DATELINE_CORPORA ?? '', 'payloads');
  if (!process.env.DATELINE_CORPORA || !existsSync(folder)) return [];
  const lines = readFileSync(join(folder, 'xss.txt'), 'utf8').split('\n').filter(line => line.includes('<'));
  return [...lines, ...JSON.parse(readFileSync(join(folder, 'blns.json'), 'utf8'))].filter(line => line.trim());
}

// A story with the words in every field, each cut to what the field takes.
function filled(words, headline = words) {
  const cut = (text, most) => {
    let kept = '';
    for (const character of text) {
      if (kept.length + character.length > most) break;
      kept += character;
    }
    return kept.trim() || 'x';
  };
  return {
    headline: cut(headline, 1000), section: 'Politics', kicker: cut(words, 100), standfirst: cut(words, 1000),
    byline: [cut(words, 100), 'B'], editor: cut(words, 100), dateline: cut(words, 60), topics: [cut(words, 60)],
    source: { name: cut(words, 100), url: 'https://source.example/' },
    headlines: { front: cut(words, 300), search: cut(words, 300), social: cut(words, 300) },
    body: [
      { type: 'paragraph', text: words }, { type: 'heading', level: 2, text: cut(words, 200) },
      { type: 'quote', text: words, attribution: cut(words, 200) }, { type: 'list', ordered: false, items: [words] },
      { type: 'table', caption: cut(words, 200), rows: [['A', 'B'], [cut(words, 200), cut(words, 200)]] },
      { type: 'factbox', title: cut(words, 100), paragraphs: [words] },
    ],
  };
}

export function hostileStories() {
  const stories = new Map(Object.entries({
    'markup in every field': OWN.join(' '), 'directions turned': BIDI, 'nothing to see': ZERO,
    'marks piled up': COMBINED, 'emoji': EMOJI, 'a name from right to left': ARABIC, 'one endless word': UNBROKEN,
    'the longest headline': 'Long '.repeat(200),
  }).map(([name, words]) => [name, filled(words)]));
  return stories;
}

// Outside collections of what breaks pages, where they are at hand: each in every field of a story of
// its own, all of them or some from everywhere; in groups.
export function payloads(isAll) {
  const lines = corpus();
  const SOME = 12;
  const EACH = 60;
  const chosen = isAll ? lines : lines.filter((_, i) => i % Math.ceil(lines.length / SOME) === 0);
  const groups = [];
  for (let from = 0; from < chosen.length; from += EACH) groups.push([`payloads from ${from + 1} of ${chosen.length}`, chosen.slice(from, from + EACH).map(words => filled(words))]);
  return groups;
}

export const TOO_LONG = { headline: 'A'.repeat(10_000), section: 'Politics', body: [] };
