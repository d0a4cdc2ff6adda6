// What two people made of the same words, joined: word by word, and letter by letter in a word that both
// changed. What either put in is kept.

const MOST = 2000; // words that are looked at one by one

const split = (text) => text.match(/[\p{L}\p{N}\p{M}]+|\s+|./gsu) ?? [];

/** How much two texts, or lists of words, have in common at both ends. */
export function ends(one, other) {
  const least = Math.min(one.length, other.length);
  let head = 0;
  while (head < least && one[head] === other[head]) {
    head++;
  }
  let tail = 0;
  while (tail < least - head && one.at(-1 - tail) === other.at(-1 - tail)) {
    tail++;
  }
  return [head, tail];
}

/** Where words differ from what they were, by their longest common subsequence: [{from, to, text}]. */
function differences(was, now) {
  const [head, tail] = ends(was, now);
  const [a, b] = [was.slice(head, was.length - tail), now.slice(head, now.length - tail)];
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const all = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
      continue;
    }
    const from = head + i;
    const start = j;
    while ((i < a.length || j < b.length) && !(i < a.length && j < b.length && a[i] === b[j])) {
      j === b.length || (i < a.length && lengths[i + 1][j] >= lengths[i][j + 1]) ? i++ : j++;
    }
    all.push({ from, to: head + i, text: b.slice(start, j).join("") });
  }
  return all;
}

/** Words from one place to another with what somebody did to them. */
function changed(words, from, to, all) {
  let made = "";
  for (const each of all) {
    made += words.slice(from, each.from).join("") + each.text;
    from = each.to;
  }
  return made + words.slice(from, to).join("");
}

/** What both did to the same word, letter by letter. */
function spliced(was, mine, theirs) {
  const splice = (now) => {
    const [head, tail] = ends(was, now);
    return [head, was.length - tail, now.slice(head, now.length - tail)];
  };
  const [from, to, put] = splice(mine);
  const [start, end, other] = splice(theirs);
  if (mine === theirs || (from === to && put === "")) {
    return theirs;
  }
  if (to < start || (to === start && from < to)) {
    return was.slice(0, from) + put + was.slice(to, start) + other + was.slice(end);
  }
  if (end <= from) {
    return was.slice(0, start) + other + was.slice(end, from) + put + was.slice(to);
  }
  return was.slice(0, Math.min(from, start)) + other + put + was.slice(Math.max(to, end));
}

/** What two people made of the same words. */
export function joined(was, mine, theirs) {
  const [words, one, other] = [was, mine, theirs].map(split);
  if (Math.max(words.length, one.length, other.length) > MOST) {
    return spliced(was, mine, theirs);
  }
  const all = [
    ...differences(words, one).map((each) => ({ ...each, isMine: true })),
    ...differences(words, other).map((each) => ({ ...each, isMine: false })),
  ].sort((a, b) => a.from - b.from || a.to - b.to);
  let made = "";
  let at = 0;
  while (all.length > 0) {
    const both = [all.shift()];
    const { from } = both[0];
    let { to } = both[0];
    while (all.length > 0 && (all[0].from < to || all[0].from === from)) {
      both.push(all.shift());
      to = Math.max(to, both.at(-1).to);
    }
    const side = (isMine) => changed(words, from, to, both.filter((each) => each.isMine === isMine));
    made += words.slice(at, from).join("") + spliced(words.slice(from, to).join(""), side(true), side(false));
    at = to;
  }
  return made + words.slice(at).join("");
}
