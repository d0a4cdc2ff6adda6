// Every type of page there is, in one table: a new one is a line. `where` finds one of the type on a
// sample paper; `story` says which of its stories.
const has = type => story => story.body.some(block => block.type === type);
const only = (...types) => story => story.body.every(block => types.includes(block.type));
const english = story => !story.language && story.state === 'published';
const story = wanted => paper => paper.story(wanted);
const at = path => () => path;

const PAGES = [
  // name           status  where
  ['home',          200, at('/')],
  ['section',       200, at('/politics')],
  ['photos',        200, at('/photos')],
  ['videos',        200, at('/videos')],
  ['text',          200, story(s => english(s) && only('paragraph', 'heading')(s))],
  ['blocks',        200, story(s => english(s) && has('table')(s) && has('factbox')(s))],
  ['picture',       200, story(s => english(s) && has('picture')(s))],
  ['gallery',       200, story(s => english(s) && has('gallery')(s))],
  ['video',         200, story(s => english(s) && has('video')(s))],
  ['audio',         200, story(s => english(s) && has('audio')(s))],
  ['document',      200, story(s => english(s) && has('document')(s))],
  ['corrected',     200, paper => paper.showing('<section class="notice"')],
  ['search',        200, at('/search?q=ferry')],
  ['topic',         200, at('/topics/ferries')],
  ['section-list',  200, at('/sections/politics')],
  ['dates',         200, at('/dates')],
  ['corrections',   200, at('/corrections')],
  ['most-popular',  200, at('/most-popular')],
  ['search-zh',     200, at('/zh/search?q=%E6%B8%A1%E8%BD%AE')],
  ['changes',       200, paper => paper.changes()],
  ['gone',          410, story(s => s.state === 'withdrawn')],
  ['missing',       404, at('/there-is-no-such-page')],
  ['standing',      200, at('/about')],
  ['saved',         200, at('/saved')],
  ['proof',         200, paper => paper.proof()],
  ['home-zh',       200, at('/zh')],
  ['section-zh',    200, at('/zh/politics')],
  ['story-zh',      200, story(s => s.language?.startsWith('zh'))],
  ['home-ar',       200, at('/ar')],
  ['story-ar',      200, story(s => s.language === 'ar')],
];

// Looks every type up on the paper that runs. A type that it does not show is an error, never a
// page that goes unmeasured.
export async function findPages(paper) {
  const stories = [];
  for (let next = '/api/stories?limit=200'; next;) {
    const list = await paper.editor('GET', next);
    for (const line of list.stories) stories.push({ ...line, ...await paper.editor('GET', `/api/stories/${line.id}`) });
    next = list.next;
  }
  stories.sort((a, b) => (a.headline < b.headline ? -1 : 1));
  const follow = async path => new URL((await fetch(paper.origin + path)).url).pathname;
  const linked = async (path, pattern) => (await (await fetch(paper.origin + path)).text()).match(pattern)?.[1];
  const sample = {
    story: wanted => {
      const found = stories.find(wanted);
      return found && follow(`/stories/${found.id}`);
    },
    showing: async words => {
      for (const { id } of stories.filter(english)) {
        const answer = await fetch(`${paper.origin}/stories/${id}`);
        if ((await answer.text()).includes(words)) return new URL(answer.url).pathname;
      }
      return undefined;
    },
    proof: async () => linked(await sample.story(english), /href="(\/proofs\/\d+)"/),
    changes: async () => linked(await sample.showing('href="/changes/'), /href="(\/changes\/\d+)"/),
  };
  const pages = [];
  for (const [name, status, where] of PAGES) {
    const path = await where(sample);
    if (!path) throw new Error(`The sample paper shows no page of the type "${name}".`);
    const answer = await fetch(paper.origin + path);
    if (answer.status !== status) throw new Error(`${name}: ${path} answers ${answer.status}, not ${status}.`);
    pages.push({ name, status, path, html: await answer.text(), headers: answer.headers });
  }
  return pages;
}
export const NAMES = PAGES.map(([name]) => name);
