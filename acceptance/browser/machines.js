// What machines read: markup, style sheets, the security policy, structured data, and how much of it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { assertNone } from './layout.js';

const require = createRequire(import.meta.url);
const { CspEvaluator } = require('csp_evaluator/dist/evaluator.js');
const { CspParser } = require('csp_evaluator/dist/parser.js');
const run = promisify(execFile);
const KB = 1024;

// What the checker says that is not heeded, each with the reason why.
const NOT_HEEDED = [
  // Its CSS grammar is older than these properties, which browsers without them pass over.
  /^CSS: “(text-wrap|text-autospace|hanging-punctuation|text-size-adjust|-webkit-text-size-adjust|interpolate-size|text-emphasis[a-z-]*)”: Property .* doesn't exist/,
  /^CSS: “(text-wrap|text-emphasis-position)”: .* is not a “[a-z-]+” value/,
  // What is framed comes from another site always, so that it cannot reach its own frame to free itself.
  /^Potentially bad value .* for attribute “sandbox” .* Setting both “allow-scripts” and “allow-same-origin”/,
];

// One run of the checker over everything, since it takes a JVM. Answers what it says, by name.
export async function checkMarkup(folder, java, pages, style) {
  const jar = require.resolve('vnu-jar/build/dist/vnu.jar');
  const into = join(folder, 'markup');
  await mkdir(into);
  for (const page of pages) await writeFile(join(into, `${page.name}.html`), page.html);
  await writeFile(join(into, 'paper.css'), style);
  const html = pages.map(page => join(into, `${page.name}.html`));
  const said = new Map();
  for (const files of [['--html', ...html], ['--css', join(into, 'paper.css')]]) {
    const out = await run(java, ['-Xmx512m', '-jar', jar, '--format', 'json', '--stdout', '--exit-zero-always', ...files], { maxBuffer: 64 * KB * KB });
    for (const message of JSON.parse(out.stdout).messages) {
      if (NOT_HEEDED.some(rule => rule.test(message.message))) continue;
      const name = message.url.replace(/.*\//, '').replace(/\.html$/, '');
      said.set(name, [...said.get(name) ?? [], `${message.type} in line ${message.lastLine ?? '–'}: ${message.message}\n  ${(message.extract ?? '').replace(/\s+/g, ' ')}`]);
    }
  }
  return said;
}

// What the evaluator says of a policy that is no finding here, each with the reason why.
const NO_FINDINGS = [
  ['scripts load from our own address only, where nothing that readers or staff upload is served as a script', /^script-src 'self': 'self' can be problematic/],
];

// `framed` is the one other site the page may show something from.
export function assertStrictPolicy(page, framed) {
  const policy = page.headers.get('content-security-policy') ?? '';
  assert.notEqual(policy, '', 'there is no policy');
  const found = new CspEvaluator(new CspParser(policy).csp).evaluate()
    .map(({ directive, value, description }) => `${directive} ${value ?? ''}: ${description}`)
    .filter(finding => !NO_FINDINGS.some(([, rule]) => rule.test(finding)));
  assertNone(found);
  assert.equal(policy.match(/frame-src ([^;]+)/)?.[1], framed, 'another site may be shown in a frame');
  assert.equal(page.headers.get('x-content-type-options'), 'nosniff');
  assert.equal(page.headers.get('set-cookie'), null);
}

// What each type must say of itself, after schema.org and what search engines ask for.
const ARTICLE = ['headline', 'datePublished', 'dateModified', 'author', 'publisher', 'mainEntityOfPage'];
const REQUIRED = {
  NewsArticle: ARTICLE, ReportageNewsArticle: ARTICLE, AnalysisNewsArticle: ARTICLE, OpinionNewsArticle: ARTICLE,
  BreadcrumbList: ['itemListElement'],
  ListItem: ['position'],
  ImageObject: ['contentUrl|url'],
  VideoObject: ['name', 'thumbnailUrl', 'uploadDate'],
  NewsMediaOrganization: ['name', 'url'],
  Person: ['name'],
  Organization: ['name'],
  CorrectionComment: ['text', 'datePublished'],
  WebSite: ['name', 'url'],
};
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

// Reads the page's JSON-LD as the browser's parser hands it out.
export async function assertStructured(page, isStory) {
  const texts = await page.evaluate(() => [...document.querySelectorAll('script[type="application/ld+json"]')].map(it => it.textContent));
  const faults = [];
  const types = new Set();
  const look = (thing, where) => {
    if (Array.isArray(thing)) return thing.forEach((it, i) => look(it, `${where}[${i}]`));
    if (typeof thing !== 'object' || thing === null) return;
    for (const type of [thing['@type'] ?? []].flat()) {
      types.add(type);
      const isReference = Object.keys(thing).every(key => key.startsWith('@'));
      for (const property of isReference ? [] : REQUIRED[type] ?? []) if (property.split('|').every(one => thing[one] === undefined)) faults.push(`${where}: a ${type} without ${property}`);
    }
    for (const [key, value] of Object.entries(thing)) {
      if (/^(date[A-Z]|uploadDate)/.test(key) && !TIME.test(value)) faults.push(`${where}.${key}: "${value}" is not a time with its zone`);
      if (/[uU]rl$|^item$|^mainEntityOfPage$/.test(key) && typeof value === 'string' && !URL.canParse(value)) faults.push(`${where}.${key}: "${value}" is not a whole address`);
      if (value === '' || value === null) faults.push(`${where}.${key} is empty`);
      look(value, `${where}.${key}`);
    }
  };
  texts.forEach((text, i) => {
    const data = JSON.parse(text);
    if (!String(data['@context']).startsWith('https://schema.org')) faults.push(`block ${i} names no schema.org`);
    look(data, `block ${i}`);
  });
  if (isStory && ![...types].some(type => type.endsWith('NewsArticle'))) faults.push(`a story is no NewsArticle, but ${[...types].join(', ') || 'nothing'}`);
  assertNone(faults);
}

// Sizes as readers receive them: compressed page without the rails that all pages share, whole style
// sheet and scripts. Pages of mostly Han or Arabic letters are measured alike.
export async function assertLight(origin, page) {
  const weigh = async address => Buffer.byteLength(await (await fetch(origin + address)).text());
  const styles = [...page.html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(match => match[1]);
  const scripts = [...page.html.matchAll(/<script src="([^"]+)"/g)].map(match => match[1]);
  const sum = async list => (await Promise.all(list.map(weigh))).reduce((a, b) => a + b, 0);
  const [style, script] = [await sum(styles), await sum(scripts)];
  const first = brotliCompressSync(page.html.replace(/<aside class="rails"[\s\S]*<\/footer>/, '')).length;
  assert.ok(style <= 30 * KB, `style: ${style} bytes`);
  assert.ok(script <= 50 * KB, `script: ${script} bytes`);
  assert.ok(first <= 15 * KB, `first HTML: ${first} bytes`);
  return { style, script, first };
}
