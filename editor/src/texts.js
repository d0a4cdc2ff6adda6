// The texts of a story, wherever they stand: blocks, footnotes, the fields of blocks, and those beside the
// words. What is found in them is a mark, which moves with what is typed; only texts that changed are
// looked at again.
//
// A mark in a block is a range of the document. One in a field says which in `spec.field`, and from where
// to where of its words in `spec.at`; its range is that of the block, or of the words with the footnote.

import { AddMarkStep, AttrStep, RemoveMarkStep } from "prosemirror-transform";
import { Decoration, DecorationSet } from "prosemirror-view";
import { setBeside, setOfBlock } from "./fieldsteps.js";
import { schema } from "./schema.js";

const OF_BLOCKS = {
  quote: ["attribution", "Who said it"],
  factbox: ["title", "Title of the fact box"],
  gallery: ["title", "Title of the gallery"],
  table: ["caption", "Caption of the table"],
  picture: ["caption", "Caption of the picture"],
  video: ["caption", "Caption of the video"],
  audio: ["caption", "Caption of the recording"],
  document: ["title", "Title of the document"],
  embed: ["title", "Title of the embed"],
};
const BESIDE = {
  byline: "Byline",
  editor: "Editor",
  dateline: "Dateline",
  topics: "Topics",
  sourceName: "Source",
  frontHeadline: "Headline on fronts",
  searchHeadline: "Headline for search engines",
  socialHeadline: "Headline on shared links",
};
const NOTE = "note";
const BEHIND = 2 ** 40; // from here on are fields beside the words: no document is so long
const LONGEST = 5000; // what a field may become when words are put in it

/** The words of a field beside the story, as they stand in it. */
export const said = (doc, field) => [doc.attrs[field]].flat().join("\n");

/** Whether a field beside the story holds words, and no code or address. */
export const isText = (field) => Object.hasOwn(BESIDE, field);

/** Where a field beside the story stands, behind everything else. */
export const behind = (field) => BEHIND + Object.keys(BESIDE).indexOf(field);

/** Whether a mark has a field with words of its own; a footnote is shown on the words that it is on. */
export const isInField = ({ spec: { field } }) => field !== undefined && field !== NOTE;

/** Whether a mark is in a field beside the story. */
export const isBeside = (mark) => mark.from >= BEHIND;

function text(node, start) {
  const end = start + node.content.size;
  return {
    words: node.textContent,
    mark: (from, to, looks, spec) => Decoration.inline(start + from, start + to, looks, spec),
    gone: (set) => set.find(start, end, (spec) => !spec.field || spec.field === NOTE).filter((each) => each.from >= start && each.to <= end),
  };
}

/** The footnotes of a block; one whose words are partly bold is one all the same. */
function notes(node, start) {
  const all = [];
  node.forEach((child, offset) => {
    const words = schema.marks.note.isInSet(child.marks)?.attrs.note;
    const from = start + offset;
    const last = all.at(-1);
    if (words && last?.words === words && last.to === from) {
      last.to += child.nodeSize;
    } else if (words) {
      all.push({ words, from, to: from + child.nodeSize });
    }
  });
  return all.map(({ words, from, to }) => ({
    words,
    mark: (start, end, looks, spec) => Decoration.inline(from, to, looks, { ...spec, field: NOTE, at: [start, end] }),
    gone: () => [], // with the block’s own
  }));
}

function ofBlock(node, position) {
  const [field] = OF_BLOCKS[node.type.name] ?? [];
  return field === undefined
    ? []
    : [
        {
          words: node.attrs[field],
          mark: (from, to, _, spec) => Decoration.node(position, position + node.nodeSize, {}, { ...spec, field, at: [from, to] }),
          gone: (set) => set.find(position, position + 1, (spec) => spec.field === field).filter((each) => each.from === position),
        },
      ];
}

const beside = (doc) =>
  Object.keys(BESIDE).map((field) => ({
    words: said(doc, field),
    mark: (from, to, _, spec) => ({ from: behind(field), to: behind(field), spec: { ...spec, field, at: [from, to] } }),
  }));

/** Calls `act` with every text of the document from `from` to `to`, in the order of the page, until it answers false. */
function texts(doc, from, to, act) {
  let goesOn = true;
  doc.nodesBetween(Math.max(0, from - 1), Math.min(doc.content.size, to + 1), (node, position) => {
    const own = node.isTextblock ? [text(node, position + 1), ...notes(node, position + 1)] : [];
    goesOn = goesOn && [...own, ...ofBlock(node, position)].every((each) => act(each) !== false);
    return goesOn && !node.isTextblock;
  });
}

/** The marks of a text. `look` answers the words with [from, to, how it looks, what else is known]. */
const marked = (each, look) => (each.words ? look(each.words).map((place) => each.mark(...place)) : []);

/** What was found nowhere yet. */
export const NOTHING = { set: DecorationSet.empty, beside: [], isCut: false };

/** Looks at all texts of a story, until so many places are found. */
export function lookedAll(doc, look, most) {
  const found = [];
  const aside = [];
  const add = (to) => (each) => {
    to.push(...marked(each, look).slice(0, most - found.length - aside.length));
    return found.length + aside.length < most;
  };
  texts(doc, 0, doc.content.size, add(found));
  beside(doc).every(add(aside));
  return { set: DecorationSet.create(doc, found), beside: aside, isCut: found.length + aside.length >= most };
}

/**
 * What a transaction changed: a range of the new document, and whether a field beside the words; null when nothing.
 * @param before what was changed before it, and is to be in it as well
 */
export function changed(tr, before = null) {
  const range = touched(tr, before?.range ?? null);
  const isBeside = tr.before.attrs !== tr.doc.attrs || before?.isBeside === true;
  return range || isBeside ? { range, isBeside } : null;
}

function touched(tr, range) {
  const add = (from, to) => {
    range = range ? [Math.min(range[0], from), Math.max(range[1], to)] : [from, to];
  };
  tr.steps.forEach((step, i) => {
    const map = tr.mapping.maps[i];
    range = range && [map.map(range[0], -1), map.map(range[1], 1)];
    map.forEach((_, __, from, to) => add(from, to));
    for (const each of step.steps ?? [step]) { // several marks may change in one
      if (each instanceof AttrStep) {
        add(each.pos, each.pos + 1);
      } else if (each instanceof AddMarkStep || each instanceof RemoveMarkStep) {
        add(each.from, each.to);
      }
    }
  });
  return range;
}

/** What was found, with what is found now in the texts that changed; the others keep what they had. */
export function lookedAgain({ set, beside: aside, ...rest }, doc, { range, isBeside }, look) {
  const gone = [];
  const made = [];
  if (range) {
    texts(doc, ...range, (each) => {
      gone.push(...each.gone(set));
      made.push(...marked(each, look));
    });
  }
  return {
    ...rest,
    set: range ? set.remove(gone).add(doc, made) : set,
    beside: isBeside ? beside(doc).flatMap((each) => marked(each, look)) : aside,
  };
}

/** Where a mark begins on the page: a footnote behind its words, an attribution behind its quote. */
const place = ({ from, to, spec }) => (spec.field === NOTE ? to - 0.25 : spec.field === "attribution" ? to - 0.5 : from);
const within = ({ spec }) => spec.at?.[0] ?? 0;

/** By where they stand on the page. */
export const compare = (a, b) => place(a) - place(b) || within(a) - within(b);

/** All marks, in the order of the page. */
export const ordered = ({ set, beside: aside }) => [...set.find().sort(compare), ...aside];

/** Whether two marks are on the same words. */
export const same = (a, b) =>
  a.from === b.from && a.to === b.to && a.spec.field === b.spec.field && String(a.spec.at) === String(b.spec.at);

/** Whether a mark is where somebody is, who stands on a footnote when they stand on its words. */
export function touches(mark, here) {
  const { field, at } = here.spec;
  if (field === undefined) {
    return !isInField(mark) && mark.from <= here.to && mark.to >= here.from;
  }
  return mark.spec.field === field && mark.from === here.from && mark.spec.at[0] <= at[1] && mark.spec.at[1] >= at[0];
}

/** Of marks in order, the next one from where somebody is, or the one before; at either end on from the other. */
export function neighbour(all, here, way) {
  const [from, to] = here.spec.at ?? [here.from, here.to];
  return way > 0
    ? all.find((each) => compare(each, here) > 0 || (from === to && compare(each, here) === 0)) ?? all[0]
    : all.findLast((each) => compare(each, here) < 0) ?? all.at(-1);
}

/** What the field is called that a mark is in; nothing when it is in the text. */
export function label(doc, { from, spec: { field } }) {
  if (field === undefined) {
    return "";
  }
  return BESIDE[field] ?? (field === NOTE ? "Footnote" : OF_BLOCKS[doc.nodeAt(from).type.name][1]);
}

/** The words of the text that a mark in a field is in. */
function around(doc, mark) {
  const { from, spec } = mark;
  if (isBeside(mark)) {
    return said(doc, spec.field);
  }
  const node = doc.nodeAt(from);
  return spec.field === NOTE ? (schema.marks.note.isInSet(node.marks)?.attrs.note ?? "") : node.attrs[spec.field];
}

/** The words that are marked. */
export const wordsOf = (doc, mark) => (mark.spec.field ? around(doc, mark).slice(...mark.spec.at) : doc.textBetween(mark.from, mark.to));

/** Where one is in a field once other words stand in the place of those that are marked: behind them. Nowhere in the text. */
export function behindPut({ from, to, spec }, words) {
  const end = spec.at?.[0] + words.length;
  return spec.at ? { from, to, spec: { ...spec, at: [end, end] } } : null;
}

/** Whether there is room in a field for other words in the place of those that are marked. */
const hasRoom = (doc, mark, words) => !mark.spec.field || around(doc, mark).length + words.length <= LONGEST;

/**
 * Puts other words in the place of those that are marked, in one change.
 * @param marks in the order of the page; they are changed from the last to the first, so that each stands where it says
 * @return how many were changed: a field takes no more than it can hold
 */
export function put(tr, marks, words) {
  return marks.toReversed().filter((mark) => hasRoom(tr.doc, mark, words) && (putOne(tr, mark, words), true)).length;
}

function putOne(tr, mark, words) {
  const { from, to, spec } = mark;
  if (!spec.field) {
    words ? tr.insertText(words, from, to) : tr.delete(from, to);
    return;
  }
  const was = around(tr.doc, mark);
  const now = was.slice(0, spec.at[0]) + words + was.slice(spec.at[1]);
  if (isBeside(mark)) {
    setBeside(tr, spec.field, now);
  } else if (spec.field === NOTE) {
    now.trim() ? tr.addMark(from, to, schema.marks.note.create({ note: now })) : tr.removeMark(from, to, schema.marks.note);
  } else {
    setOfBlock(tr, from, spec.field, now);
  }
}
