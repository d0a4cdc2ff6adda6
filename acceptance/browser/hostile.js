// Words made to break the page or to run something, and stories that have them in every field.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PNG } from 'pngjs';

const SAMPLE = resolve(import.meta.dirname, '../../paper/src/main/resources/sample');
const MARKUP = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'-alert(1)-'", '</title><svg onload=alert(1)>', '</script><script>alert(1)</script>',
  '<!--', ']]>', '{{7*7}}${7*7}', 'javascript:alert(1)', '<style>*{display:none}</style>', '<base href="https://evil.example/">', '<meta http-equiv=refresh content=0>',
];

export const WORDS = {
  'markup in every field': MARKUP.join(' '),
  'directions turned': '\u202eevil\u202c \u2066isolate \u2067rtl \u202aembedded',
  'nothing to see': 'a\u200bb\u200cc\u200dd\ufeffe\u2060f'.repeat(20),
  'marks piled up': 'Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d'.repeat(6),
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈👍🏿🇺🇳'.repeat(12),
  'a name from right to left': 'نور الهدى عبد الرحمن المراسلة في المدينة',
  'one endless word': 'Donaudampfschifffahrtsgesellschaft'.repeat(9),
  'the longest headline': 'Long '.repeat(200),
};

// What stands on every page of the besieged paper: a setting takes one line.
export const NAME = `${MARKUP.slice(0, 6).join(' ')} \u202e${'Zeitungsname'.repeat(4)}`;

const FOLDER = join(process.env.DATELINE_CORPORA ?? '', 'payloads');
export const HAS_PAYLOADS = Boolean(process.env.DATELINE_CORPORA) && existsSync(FOLDER);

// Outside collections of what breaks pages: all of them, or some from everywhere.
export function payloads(isAll) {
  if (!HAS_PAYLOADS) return [];
  const lines = name => readFileSync(join(FOLDER, name), 'utf8').split(/\r?\n/);
  const all = [...lines('xss.txt').filter(line => line.includes('<')), ...JSON.parse(readFileSync(join(FOLDER, 'blns.json'), 'utf8')), ...lines('xss-payloadbox.txt')]
    .filter(line => line.trim());
  const SOME = 360;
  return isAll ? all : all.filter((_, i) => i % Math.ceil(all.length / SOME) === 0);
}

export function cut(text, most) {
  let kept = '';
  for (const character of text.replace(/[\p{Cc}]/gu, ' ').replace(/\p{Cs}|[\ufffe\uffff]/gu, '')) {
    if (kept.length + character.length > most) break;
    kept += character;
  }
  return kept.trim() || 'x';
}

// A story with the words in every field, each cut to what the field takes. `media` has the ids of two
// pictures and of a recording, a film and a document.
export function filled(words, media) {
  const said = most => cut(words, most);
  const paragraph = { type: 'paragraph', text: said(5000) };
  const noted = { type: 'paragraph', text: `Note. ${said(500)}`, marks: [
    { type: 'note', from: 0, to: 4, note: said(2000) },
    { type: 'link', from: 4, to: 5, href: `https://link.example/?q=${encodeURIComponent(said(100))}` },
  ] };
  const shown = media && [
    { type: 'picture', media: media.pictures[0], caption: said(1000) },
    { type: 'gallery', title: said(200), pictures: media.pictures.map(picture => ({ media: picture, caption: said(1000) })) },
    { type: 'audio', media: media.audio, caption: said(1000) },
    { type: 'video', media: media.video, caption: said(1000) },
    { type: 'document', media: media.document, title: said(300) },
  ];
  return {
    headline: said(1000), section: 'Politics', kicker: said(200), standfirst: said(3000),
    byline: [said(200), 'B'], editor: said(200), dateline: said(200), topics: [said(60)],
    source: { name: said(200), url: 'https://source.example/' },
    headlines: { front: said(300), search: said(300), social: said(300) },
    body: [
      paragraph, noted, { type: 'heading', level: 2, text: said(300) },
      { type: 'quote', text: said(2000), attribution: said(300) }, { type: 'list', ordered: false, items: [said(2000)] },
      { type: 'table', caption: `Table. ${said(400)}`, rows: [['A', said(200)], [said(1000), said(1000)]] },
      { type: 'factbox', title: said(200), paragraphs: [said(2000)] },
      { type: 'embed', url: 'https://player.example/?v=1', title: said(300) },
      ...shown ?? [],
    ],
  };
}

// Many payloads in one story, one in each place that may occur often, and the first in the headline.
export function packed(lines) {
  const each = lines.map(line => cut(line, 1000));
  return {
    headline: cut(lines[0], 300), section: 'Politics', standfirst: cut(lines.at(-1), 1000), topics: each.slice(0, 5).map(line => cut(line, 60)),
    body: [
      ...each.map(text => ({ type: 'paragraph', text })), { type: 'list', ordered: true, items: each },
      { type: 'table', caption: '', rows: each.map(text => [text, text]) },
      ...each.slice(0, 5).map(text => ({ type: 'heading', level: 2, text: cut(text, 200) })),
    ],
  };
}

// Takes files in whose own words are hostile: pictures drawn here, the rest lent by the sample paper.
export async function hostileMedia(paper, words) {
  const metadata = {
    title: cut(words, 500), headline: cut(words, 500), caption: cut(words, 5000), alt: `Seen: ${cut(words, 1900)}`, creators: [cut(words, 200)],
    credit: cut(words, 500), source: cut(words, 500), copyright: cut(words, 1000), usageTerms: cut(words, 2000), city: cut(words, 200), country: cut(words, 200),
  };
  const keep = (bytes, ending, transcript) => paper.keep(bytes, `${cut(words, 40)}.${ending}`, metadata, transcript);
  const lent = name => readFileSync(join(SAMPLE, name));
  return {
    pictures: [await keep(picture(0), 'png'), await keep(picture(1), 'png')],
    audio: await keep(lent('horn.m4a'), 'm4a', [cut(words, 1000)]),
    video: await keep(lent('glow.mp4'), 'mp4', [cut(words, 1000)]),
    document: await keep(lent('wards.pdf'), 'pdf'),
  };
}

function picture(number) {
  const image = new PNG({ width: 640, height: 480 });
  for (let i = 0; i < image.data.length; i += 4) {
    image.data.set([(i >> 6) & 255, (i >> 12) & 255, number * 128, 255], i);
  }
  return PNG.sync.write(image);
}
