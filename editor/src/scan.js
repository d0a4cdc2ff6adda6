// Looks for words in a text. Words are plain text, never patterns.

const LETTER = /[\p{L}\p{N}\p{M}_]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ALIKE = { "‘": "'", "’": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " " };
const AROUND = 32; // units of text on either side that say where a word of an unspaced script ends
const segmenter = new Intl.Segmenter(undefined, { granularity: "word" });

/** The same number of units, small, with quotes and spaces that differ in looks only made equal. */
export function folded(text) {
  const small = text.toLowerCase();
  const same = small.length === text.length ? small : [...text].map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each)).join("");
  return same.replace(/[‘’ʼ“”„\u00a0\u202f]/g, (each) => ALIKE[each]);
}

function before(text, at) {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low < 0xe000 && at > 1 ? text.slice(at - 2, at) : text[at - 1];
}

/** Whether a word may end, and another begin, at this place. */
function isBorder(text, at) {
  if (at === 0 || at === text.length) {
    return true;
  }
  const left = before(text, at);
  const right = String.fromCodePoint(text.codePointAt(at));
  if (!LETTER.test(left) || !LETTER.test(right)) {
    return true;
  }
  const unspaced = UNSPACED.test(left);
  if (unspaced !== UNSPACED.test(right)) {
    return true;
  }
  const start = Math.max(0, at - AROUND);
  return unspaced && segmenter.segment(text.slice(start, at + AROUND)).containing(at - start).index === at - start;
}

/** What is looked for, as `places` takes it; `words` has at least one character. */
export const sought = (words, isExact, isWhole) => ({ words, isExact, isWhole, within: isExact ? words : folded(words) });

/**
 * Where words stand in a text, from left to right, without overlap.
 * @param most looks at so many places
 * @param small the text, folded
 */
export function places(text, { within, isExact, isWhole }, most, small = folded(text)) {
  const all = isExact ? text : small;
  const found = [];
  for (let at = all.indexOf(within), looks = 0; at >= 0 && looks < most; looks++) {
    const end = at + within.length;
    const fits = !isWhole || (isBorder(text, at) && isBorder(text, end));
    if (fits) {
      found.push([at, end]);
    }
    at = all.indexOf(within, fits ? end : at + 1);
  }
  return found;
}
