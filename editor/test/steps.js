// Prints what prosemirror-transform makes of random steps, a case a line, for the desk to compare:
//   node editor/test/steps.js SEED COUNT
// {"doc": …, "step": …, "then": …}; "then" is null when the step is refused.

import { Fragment, Node, Slice } from "prosemirror-model";
import {
  AddMarkStep,
  AttrStep,
  DocAttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  Transform,
  findWrapping,
  liftTarget,
} from "prosemirror-transform";
import { schema } from "../src/schema.js";

let state = Number(process.argv[2] || 1) >>> 0;
const count = Number(process.argv[3] || 1000);

// mulberry32, by Tommy Ettinger, public domain.
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = state;
  t = Math.imul(t ^ (t >>> 15), t | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}

const below = (n) => Math.floor(random() * n);
const one = (list) => list[below(list.length)];
const some = (least, most, make) => Array.from({ length: least + below(most - least + 1) }, make);
const WORDS = ["The bridge ", "opens", "七月一日", "😀 ", "é", "\u0627\u0644", " ", "a", "it’s\n"];
const words = () => some(0, 4, () => one(WORDS)).join("");

const MARKS = [
  () => schema.mark("link", { href: one(["https://example.org/", "https://example.net/a"]) }),
  () => schema.mark("note", { note: one(["See below.", "Seen."]) }),
  () => schema.mark("strong"),
  () => schema.mark("emphasis"),
];

function marks() {
  return some(0, 2, () => one(MARKS)()).reduce((set, mark) => mark.addToSet(set), []);
}

function running(withMarks = true) {
  return Fragment.from(
    some(0, 3, words)
      .filter((text) => text)
      .map((text) => schema.text(text, withMarks ? marks() : [])),
  );
}

const node = (type, attrs, content) => schema.node(type, attrs, content);
const picture = () => node("picture", { media: one(["m1", "m2"]), caption: words() });

const BLOCKS = [
  () => node("paragraph", null, running()),
  () => node("paragraph", null, running()),
  () => node("heading", { level: one([2, 3]) }, running()),
  () => node("quote", { attribution: words() }, running()),
  () => node("list", { ordered: one([true, false]) }, some(1, 3, () => node("item", null, running()))),
  () =>
    node(
      "table",
      { caption: words() },
      some(1, 3, () => node("row", null, some(1, 3, () => node("cell", null, running(false))))),
    ),
  () => node("factbox", { title: words() }, some(1, 2, () => node("fact", null, running()))),
  () => node("gallery", { title: words() }, some(0, 2, picture)),
  picture,
  () => node("video", { media: "v", caption: words() }),
  () => node("audio", { media: "a", caption: words() }),
  () => node("document", { media: "d", title: words() }),
  () => node("embed", { url: "https://example.org/map", title: words() }),
];

const story = () =>
  node("doc", { section: one(["city", ""]), byline: some(0, 2, words) }, [
    node("kicker", null, running(false)),
    node("headline", null, running(false)),
    node("standfirst", null, running(false)),
    ...some(1, 6, () => one(BLOCKS)()),
  ]);

function range(doc) {
  const from = below(doc.content.size + 1);
  return random() < 0.5
    ? [from, Math.min(doc.content.size, from + below(12))]
    : [from, from + below(doc.content.size - from + 1)];
}

function slice() {
  const other = story();
  const [from, to] = range(other);
  return random() < 0.3 ? Slice.empty : other.slice(from, to);
}

// Steps that an editor makes; each kind of command there is.
const COMMANDS = [
  (tr, from, to) => tr.insertText(words() || "x", from, to),
  (tr, from, to) => tr.delete(from, to),
  (tr, from, to) => tr.deleteRange(from, to),
  (tr, from, to) => tr.replace(from, to, slice()),
  (tr, from, to) => tr.replaceRange(from, to, slice()),
  (tr, from, to) => tr.addMark(from, to, one(MARKS)()),
  (tr, from, to) => tr.removeMark(from, to, one(MARKS)()),
  (tr, from, to) => tr.removeMark(from, to),
  (tr, from) => tr.split(from),
  (tr, from) => tr.join(from),
  (tr, from, to) => tr.setBlockType(from, to, one([schema.nodes.heading, schema.nodes.quote, schema.nodes.paragraph])),
  (tr, from) => tr.setNodeMarkup(from, null, tr.doc.nodeAt(from).attrs),
  (tr, from, to) => {
    const range = tr.doc.resolve(from).blockRange(tr.doc.resolve(to));
    const wrapping = range && findWrapping(range, one([schema.nodes.list, schema.nodes.factbox, schema.nodes.gallery]));
    return wrapping ? tr.wrap(range, wrapping) : tr;
  },
  (tr, from, to) => {
    const range = tr.doc.resolve(from).blockRange(tr.doc.resolve(to));
    const depth = range && liftTarget(range);
    return depth == null ? tr : tr.lift(range, depth);
  },
];

// Steps that nobody's editor makes.
const RAW = [
  (doc, from, to) => new ReplaceStep(from, to, slice(), random() < 0.3),
  (doc, from, to) => new AddMarkStep(from, to, one(MARKS)()),
  (doc, from, to) => new RemoveMarkStep(from, to, one(MARKS)()),
  (doc, from, to) => new AddMarkStep(from, to, one(MARKS)()).invert(doc), // may be several in one
  (doc, from, to) => new RemoveMarkStep(from, to, one(MARKS)()).invert(doc),
  (doc, from) => new AttrStep(from, one(["caption", "title", "attribution"]), words()),
  () => new DocAttrStep(one(["editor", "section", "dateline"]), words()),
  () => new DocAttrStep("byline", some(0, 3, words)),
  (doc, from, to) => {
    const gap = [from + below(to - from + 1), from + below(to - from + 1)].sort((a, b) => a - b);
    const piece = slice();
    return new ReplaceAroundStep(from, to, ...gap, piece, below(piece.size + 1), random() < 0.3);
  },
];

const told = (doc, step, then) =>
  console.log(JSON.stringify({ doc: doc.toJSON(), step: step.toJSON(), then: then && then.toJSON(), moved: then && moved(doc, step) }));

/** Where some positions come to lie: [before, when behind what is put in there, when in front of it]. */
function moved(doc, step) {
  const map = step.getMap();
  const size = doc.content.size;
  const places = [0, size >> 2, size >> 1, size, step.from ?? 0, step.to ?? 0, step.gapFrom ?? 0, step.gapTo ?? 0];
  return places.map((place) => [place, map.map(place, 1), map.map(place, -1)]);
}

/** A document must be sound all the way down, not only where the step touched it. */
function sound(doc) {
  try {
    doc.check();
    return doc;
  } catch {
    return null;
  }
}

function apply(step, doc) {
  try {
    return sound(step.apply(doc).doc ?? null) ?? null;
  } catch {
    return null;
  }
}

function known(step, doc) {
  const at = step instanceof AttrStep ? doc.nodeAt(step.pos) : null;
  return !(step instanceof AttrStep) || (at && !at.isText && step.attr in at.attrs);
}

for (let made = 0; made < count; ) {
  const doc = story();
  const [from, to] = range(doc);
  if (random() < 0.5) {
    const step = one(RAW)(doc, from, to);
    const then = known(step, doc) ? apply(step, doc) : null;
    told(doc, step, then);
    made++;
  } else {
    const tr = new Transform(doc);
    try {
      one(COMMANDS)(tr, from, to);
    } catch {
      continue; // a command that does not apply there
    }
    for (let i = 0; i < tr.steps.length && made < count; i++, made++) {
      told(tr.docs[i], tr.steps[i], Node.fromJSON(schema, (tr.docs[i + 1] ?? tr.doc).toJSON()));
    }
  }
}
