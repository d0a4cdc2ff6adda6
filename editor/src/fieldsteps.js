// A change of a field. The desk keeps a field as a whole, so that of two who write in one at once the later
// would take back what the other wrote, and so would an undo. These steps know what the field said before:
// where somebody else has changed it since, they do to that what was done here. The desk is told what came
// of it, in steps as it knows them.

import { AttrStep, DocAttrStep, Step } from "prosemirror-transform";
import { joined } from "./joined.js";
import { schema } from "./schema.js";

/** What somebody typed in a field with a name a line. */
export const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);

const flat = (value) => [value].flat().join("\n");

/** What a field says then that says `now`, when `value` took the place of `was`. */
function made(was, value, now) {
  if (flat(now) === flat(was)) {
    return value;
  }
  const words = joined(flat(was), flat(value), flat(now));
  return Array.isArray(value) ? lines(words) : words;
}

class OfBlock extends AttrStep {
  constructor(pos, attr, value, was) {
    super(pos, attr, value);
    this.was = was;
    this.made = value;
  }

  apply(doc) {
    const now = doc.nodeAt(this.pos)?.attrs[this.attr];
    this.made = now === undefined ? this.value : made(this.was, this.value, now);
    return new AttrStep(this.pos, this.attr, this.made).apply(doc);
  }

  invert(doc) {
    return new OfBlock(this.pos, this.attr, doc.nodeAt(this.pos).attrs[this.attr], this.made);
  }

  map(mapping) {
    const { pos, deletedAfter } = mapping.mapResult(this.pos, 1);
    return deletedAfter ? null : new OfBlock(pos, this.attr, this.value, this.was);
  }

  toJSON() {
    return { ...super.toJSON(), value: this.made };
  }
}

class Beside extends DocAttrStep {
  constructor(attr, value, was) {
    super(attr, value);
    this.was = was;
    this.made = value;
  }

  apply(doc) {
    this.made = made(this.was, this.value, doc.attrs[this.attr]);
    return new DocAttrStep(this.attr, this.made).apply(doc);
  }

  invert(doc) {
    return new Beside(this.attr, doc.attrs[this.attr], this.made);
  }

  map() {
    return new Beside(this.attr, this.value, this.was);
  }

  toJSON() {
    return { ...super.toJSON(), value: this.made };
  }
}

/**
 * Writes in the field of a block.
 * @param was what whoever writes had before them, where that is not what the field says
 */
export function setOfBlock(tr, position, field, words, was = tr.doc.nodeAt(position).attrs[field]) {
  return tr.step(new OfBlock(position, field, words, was));
}

/** Writes in a field beside the words, as `setOfBlock` does; in one with a name a line, its lines. */
export function setBeside(tr, field, words, was = flat(tr.doc.attrs[field])) {
  const of = Array.isArray(tr.doc.attrs[field]) ? lines : String;
  return tr.step(new Beside(field, of(words), of(was)));
}

/** A step as it is kept in the browser, with what the field said before. */
export const kept = (step) => (step.was === undefined ? step.toJSON() : { ...step.toJSON(), was: step.was, value: step.value });

/** A step that was kept. */
export function fromKept(json) {
  const step = Step.fromJSON(schema, json);
  return json.was === undefined ? step : step instanceof AttrStep ? new OfBlock(step.pos, step.attr, step.value, json.was) : new Beside(step.attr, step.value, json.was);
}
