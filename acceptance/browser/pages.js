// Every type of page there is, in one table: a new one is a line. `where` finds one of the type on a
// sample paper; `story` says which of its stories.
import { spoil } from './rack.js';

const has = type => story => story.body.some(block => block.type === type);
const only = (...types) => story => story.body.every(block => types.includes(block.type));
const english = story => !story.language && story.state === 'published';
const chinese = story => story.language?.startsWith('zh') && story.state === 'published';
const arabic = story => story.language === 'ar' && story.state === 'published';
const story = wanted => paper => paper.story(wanted);
const at = path => () => path;
const own = name => paper => paper.own.get(name);
// The first address on another page that begins so.
const linked = (from, path, language = english) => paper => paper.linked(from, path, language);

// A page of another language that is made like one above is measured in fewer ways in the short form.
const ALIKE = true;

const PAGES = [
  // name            status  where
  ['home',           200, at('/')],
  ['section',        200, at('/politics')],
  ['photos',         200, at('/photos')],
  ['videos',         200, at('/videos')],
  ['text',           200, story(s => english(s) && only('paragraph', 'heading')(s))],
  ['blocks',         200, story(s => english(s) && has('table')(s) && has('factbox')(s))],
  ['picture',        200, story(s => english(s) && has('picture')(s))],
  ['gallery',        200, story(s => english(s) && has('gallery')(s))],
  ['video',          200, story(s => english(s) && has('video')(s))],
  ['audio',          200, story(s => english(s) && has('audio')(s))],
  ['document',       200, story(s => english(s) && has('document')(s))],
  ['corrected',      200, paper => paper.showing('<section class="notice"')],
  ['notes',          200, own('notes')],
  ['embed',          200, own('embed')],
  ['search',         200, at('/search?q=ferry')],
  ['search-empty',   200, at('/search')],
  ['search-none',    200, at('/search?q=zyzzyva')],
  ['topic',          200, at('/topics/ferries')],
  ['author',         200, linked('/', '/authors/')],
  ['source',         200, linked('', '/sources/')],
  ['section-list',   200, at('/sections/politics')],
  ['dates',          200, at('/dates')],
  ['year',           200, linked('/dates', '/dates/')],
  ['month',          200, async paper => linked(await linked('/dates', '/dates/')(paper), '/dates/')(paper)],
  ['day',            200, paper => `/dates/${paper.today}`],
  ['corrections',    200, at('/corrections')],
  ['most-popular',   200, at('/most-popular')],
  ['changes',        200, paper => paper.changes(english)],
  ['standing',       200, at('/about')],
  ['saved',          200, at('/saved')],
  ['proof',          200, linked('', '/proofs/')],
  ['gone',           410, story(s => s.state === 'withdrawn')],
  ['law',            451, own('law')],
  ['missing',        404, at('/there-is-no-such-page')],
  ['unavailable',    503, at('/contact')],

  ['home-zh',        200, at('/zh')],
  ['section-zh',     200, at('/zh/politics')],
  ['story-zh',       200, story(chinese)],
  ['search-zh',      200, at('/zh/search?q=%E6%B8%A1%E8%BD%AE')],
  ['photos-zh',      200, at('/zh/photos'), ALIKE],
  ['search-none-zh', 200, at('/zh/search?q=zyzzyva'), ALIKE],
  ['topic-zh',       200, linked('', '/zh/topics/', chinese), ALIKE],
  ['dates-zh',       200, at('/zh/dates'), ALIKE],
  ['corrections-zh', 200, at('/zh/corrections'), ALIKE],
  ['popular-zh',     200, at('/zh/most-popular'), ALIKE],
  ['standing-zh',    200, at('/about-zh'), ALIKE],

  ['home-ar',        200, at('/ar')],
  ['story-ar',       200, story(arabic)],
  ['blocks-ar',      200, own('blocks-ar')],
  ['changes-ar',     200, own('changes-ar')],
  ['section-ar',     200, at('/ar/politics'), ALIKE],
  ['photos-ar',      200, at('/ar/photos'), ALIKE],
  ['search-ar',      200, at('/ar/search?q=%D8%A7%D9%84%D8%B9%D8%A8%D9%91%D8%A7%D8%B1%D8%A9'), ALIKE],
  ['topic-ar',       200, linked('', '/ar/topics/', arabic), ALIKE],
  ['dates-ar',       200, at('/ar/dates'), ALIKE],
  ['corrections-ar', 200, at('/ar/corrections'), ALIKE],
  ['standing-ar',    200, at('/about-ar'), ALIKE],
];

export const NAMES = PAGES.map(([name]) => name);
export const isAlike = name => PAGES.some(([other, , , alike]) => other === name && alike === ALIKE);

// Looks every type up on the paper that runs. A type that it does not show is an error, never a
// page that goes unmeasured. `own` has the paths of what the suite itself published.
export async function findPages(paper, own) {
  const stories = [];
  for (let next = '/api/stories?limit=200'; next;) {
    const list = await paper.editor('GET', next);
    // What is being written has no page.
    for (const line of list.stories.filter(each => each.live || each.state === 'withdrawn')) stories.push({ ...line, ...await paper.editor('GET', `/api/stories/${line.id}`) });
    next = list.next;
  }
  stories.sort((a, b) => (a.headline < b.headline ? -1 : 1));
  const isOwn = path => [...own.values()].includes(path);
  const follow = async id => new URL((await fetch(`${paper.origin}/stories/${id}`)).url).pathname;
  const text = async path => (await fetch(paper.origin + path)).text();
  const first = async (path, beginning) => (await text(path)).match(new RegExp(`href="(${beginning}[^"]+)"`))?.[1];
  const sample = {
    own,
    today: new Date().toISOString().slice(0, 10),
    async story(wanted) {
      for (const { id } of stories.filter(wanted)) {
        const path = await follow(id);
        if (!isOwn(path)) return path;
      }
      return undefined;
    },
    async showing(words, language = english) {
      for (const { id } of stories.filter(language)) {
        const path = await follow(id);
        if ((await text(path)).includes(words)) return path;
      }
      return undefined;
    },
    // Of a story in the language when no other page is named.
    linked: async (from, beginning, language) => {
      if (from && await first(from, beginning)) return first(from, beginning);
      return first(await sample.showing(`href="${beginning}`, language), beginning);
    },
    changes: async language => first(await sample.showing('href="/changes/', language), '/changes/'),
  };
  const pages = [];
  for (const [name, status, where] of PAGES) {
    const path = await where(sample);
    if (!path) throw new Error(`The sample paper shows no page of the type "${name}".`);
    await prepare(paper, name, path);
    const answer = await fetch(paper.origin + path);
    if (answer.status !== status) throw new Error(`${name}: ${path} answers ${answer.status}, not ${status}.`);
    pages.push({ name, status, path, html: await answer.text(), headers: answer.headers });
  }
  return pages;
}

// What must be done each time before the page is there.
export async function prepare(paper, name, path) {
  if (name !== 'unavailable') return;
  for (let i = 0; (await fetch(paper.origin + path)).status === 503; i++) {
    if (i === 600) throw new Error(`${path} was not printed again within a minute.`);
    await new Promise(done => setTimeout(done, 100));
  }
  await spoil(paper.data, path);
}

export const FRAMED = 'https://player.example';

// What the sample paper does not show by itself: publishes it, and answers the paths by type.
export async function publishOwn(paper) {
  const paragraph = (text, ...marks) => ({ type: 'paragraph', text, marks });
  const notes = await paper.publish({
    headline: 'How the harbour bell is tuned', section: 'Science', byline: ['Edda Moor'], editor: 'Tobias Renn', source: { name: 'Harbour Office' },
    standfirst: 'A bell is struck, listened to, and filed at its lip until the fourth partial falls silent.',
    body: [
      paragraph('The bell was cast in one piece and rings a little flat, as all of them do until somebody files them.',
        { type: 'note', from: 41, to: 54, note: 'A quarter of a tone below the one it replaces, by the founder’s own record.' }),
      { type: 'embed', url: `${FRAMED}/bell`, title: 'The bell, struck once' },
      paragraph('It hangs again on Saturday.', { type: 'note', from: 3, to: 8, note: 'On the old yoke, with new straps.' }),
    ],
  });
  const law = await paper.publish({ headline: 'What the tribunal heard', section: 'Politics', body: [paragraph('These words are gone.')] });
  await paper.withdraw(law.id, 'The tribunal ordered it on Tuesday.', true);
  const counted = {
    headline: 'أرقام الميناء في صور', section: 'Culture', language: 'ar', byline: ['كريم المنصوري'], editor: 'سلمى الحداد',
    standfirst: 'جدول واقتباس وقائمة وصندوق معلومات ومعرض، كلها من اليمين إلى اليسار.', topics: ['الميناء'],
    body: [
      paragraph('وصلت السفينة Halcyon عند الساعة 14:20 ومعها 312 حاوية.', { type: 'note', from: 13, to: 20, note: 'بُنيت قبل أربعين عامًا.' }),
      { type: 'quote', text: 'لم نر الرصيف بهذا الازدحام من قبل.', attribution: 'مدير الرصيف' },
      { type: 'list', ordered: true, items: ['الرصيف الشمالي', 'الرصيف القديم', 'مرسى العبّارات'] },
      { type: 'table', caption: 'السفن في كل يوم', rows: [['اليوم', 'السفن'], ['السبت', '12'], ['الأحد', '9']] },
      { type: 'factbox', title: 'الميناء', paragraphs: ['افتُتح الرصيف الأول قبل قرن ونصف القرن.'] },
      await inSample(paper, 'gallery'),
    ],
  };
  const turned = await paper.publish(counted);
  const corrected = await paper.correct(turned.id, { ...counted, standfirst: 'جدول وقائمة ومعرض، من اليمين إلى اليسار.' }, 'ذكرنا اقتباسًا واحدًا مرتين في المقدمة.');
  return new Map(Object.entries({
    notes: notes.path, embed: `/embeds/${notes.position}/1`, law: `/stories/${law.id}/withdrawn`,
    'blocks-ar': corrected.path, 'changes-ar': `/changes/${corrected.position}`,
  }));
}

async function inSample(paper, type) {
  for (const { id } of (await paper.editor('GET', '/api/stories?limit=200')).stories) {
    const block = (await paper.editor('GET', `/api/stories/${id}`)).body.find(one => one.type === type);
    if (block) return block;
  }
  throw new Error(`The sample paper has no ${type}.`);
}
