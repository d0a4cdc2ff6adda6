// Find and replace, in all texts of a story. What is found is marked; the one that the selection is on,
// or that is selected in a field, is the one that is replaced.

import { closeHistory, undo } from "prosemirror-history";
import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { fieldOf, here, select, visit, write } from "./fields.js";
import { places, sought } from "./scan.js";
import { NOTHING, behindPut, changed, isBeside, isInField, label, lookedAgain, lookedAll, neighbour, ordered, same } from "./texts.js";

const MOST = 1000; // marked at once, and replaced in one go
const LONGEST = 100;

const key = new PluginKey("find");
const NONE = { ...NOTHING, what: null, at: null }; // `at` is where one is in a field
const NOWHERE = [];

const look = (what) => (words) => places(words, what, MOST).map(([from, to]) => [from, to, { class: "match" }, { isMatch: true }]);

/** A mark after a change of the document; its words may have changed, or gone. */
const moved = (mark, { mapping }) => (isBeside(mark) ? mark : { from: mapping.map(mark.from, 1), to: mapping.map(mark.to, -1), spec: mark.spec });

function followed(before, tr) {
  const at = before.at && !tr.selectionSet ? moved(before.at, tr) : null;
  const change = before.what && changed(tr);
  return change
    ? { ...lookedAgain({ ...before, set: before.set.map(tr.mapping, tr.doc) }, tr.doc, change, look(before.what)), at }
    : { ...before, at };
}

function told({ what, at }, before, tr) {
  const next = what === undefined ? followed(before, tr) : what === null ? NONE : { ...lookedAll(tr.doc, look(what), MOST), what };
  return { ...next, at: at === undefined ? before.at : at };
}

const marks = () =>
  new Plugin({
    key,
    state: {
      init: () => NONE,
      apply(tr, before) {
        const meta = tr.getMeta(key);
        return meta ? told(meta, before, tr) : tr.docChanged || tr.selectionSet ? followed(before, tr) : before;
      },
    },
    props: { decorations: (state) => key.getState(state).set, beside: (state) => key.getState(state).beside },
  });

/** The match that is selected. */
function selected(state) {
  const { set, beside, at } = key.getState(state);
  if (at) {
    return (isBeside(at) ? beside : set.find(at.from, at.to, (spec) => spec.field === at.spec.field)).find((each) => same(each, at));
  }
  const { from, to } = state.selection;
  return from === to ? undefined : set.find(from, to, (spec) => !spec.field).find((each) => each.from === from && each.to === to);
}

/** How the match looks that is selected. */
function shown(match) {
  const { from, to, spec } = match;
  return isInField(match) ? Decoration.node(from, to, {}, { ...spec, isHere: true }) : Decoration.inline(from, to, { class: "match-here" });
}

const mark = () =>
  new Plugin({
    props: {
      decorations(state) {
        const match = selected(state);
        return match && !isBeside(match) ? DecorationSet.create(state.doc, [shown(match)]) : null;
      },
      beside(state) {
        const match = selected(state);
        return match && isBeside(match) ? [{ ...match, spec: { ...match.spec, isHere: true } }] : NOWHERE;
      },
    },
  });

export class Find {
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.status = root.querySelector("[role=status]");
    const { words, instead } = this.form.elements;
    words.maxLength = LONGEST;
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", (event) => event.target !== instead && this.seek());
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("click", (event) => {
      const act = event.target.closest("button")?.dataset.act;
      if (act) {
        this[act]();
      }
    });
  }

  plugins() {
    return [marks(), mark(), new Plugin({ view: () => ({ update: () => this.isOpen() && this.tell() }) })];
  }

  start(view) {
    this.view = view;
    document.addEventListener("keydown", (event) => {
      const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !document.querySelector("dialog[open]");
      if (isMod && (event.code === "KeyF" || event.code === "KeyH") && event.shiftKey === (event.code === "KeyH")) {
        event.preventDefault();
        this.open(event.shiftKey);
      } else if (isMod && event.code === "KeyG" && this.isOpen()) {
        event.preventDefault();
        this.step(event.shiftKey ? -1 : 1);
      }
    });
  }

  isOpen() {
    return !this.root.hidden;
  }

  /** @param replaces whether somebody wants to put other words there */
  open(replaces) {
    const { words, instead } = this.form.elements;
    const field = fieldOf(document.activeElement);
    if (!this.isOpen()) {
      words.value = this.chosen(field).slice(0, LONGEST) || words.value;
    }
    this.root.hidden = false;
    if (field) {
      this.view.dispatch(this.view.state.tr.setMeta(key, { at: here(this.view) }));
    }
    const input = replaces && words.value ? instead : words;
    input.focus();
    input.select();
    this.seek();
  }

  /** The words that somebody has selected. */
  chosen(field) {
    const { doc, selection } = this.view.state;
    if (field) {
      const { value, selectionStart, selectionEnd } = field.input;
      return value.slice(selectionStart, selectionEnd).split("\n")[0];
    }
    return selection.$from.sameParent(selection.$to) ? doc.textBetween(selection.from, selection.to) : "";
  }

  close() {
    const { at } = key.getState(this.view.state);
    this.root.hidden = true;
    this.view.dispatch(this.view.state.tr.setMeta(key, { what: null, at: null }).scrollIntoView());
    at ? visit(this.view, at) : this.view.focus();
  }

  /** Looks for what the fields say, and goes to the first match from where somebody is. */
  seek() {
    const { words, exact, whole } = this.form.elements;
    const what = words.value ? sought(words.value, exact.checked, whole.checked) : null;
    this.done = "";
    this.view.dispatch(this.view.state.tr.setMeta(key, { what }));
    if (!selected(this.view.state)) {
      this.step(1, true);
    }
  }

  all() {
    return ordered(key.getState(this.view.state));
  }

  next() {
    this.step(1);
  }

  previous() {
    this.step(-1);
  }

  /** To the next match or the one before, and on from the other end. */
  step(way, isFirst = false) {
    const { from, to, spec } = key.getState(this.view.state).at ?? here(this.view);
    const begin = isFirst ? { from, to: from, spec: spec.at ? { ...spec, at: [spec.at[0], spec.at[0]] } : spec } : { from, to, spec };
    const match = neighbour(this.all(), begin, way);
    if (match) {
      select(this.view, match, this.view.state.tr.setMeta(key, { at: match.spec.field ? match : null }));
    }
  }

  /** Puts the other words in the place of the match that is selected, and goes to the next one. */
  replace() {
    const match = selected(this.view.state);
    if (match) {
      this.put([match], behindPut(match, this.form.elements.instead.value));
    }
    this.step(1);
  }

  /** All of them in one change, which is undone in one step. */
  replaceAll() {
    const all = this.all();
    const { isCut } = key.getState(this.view.state);
    if (all.length > 0) {
      const count = this.put(all);
      const left = all.length - count;
      this.done = `${count.toLocaleString()} replaced${left > 0 ? `, ${left.toLocaleString()} not: a field would be too long` : ""}${isCut ? ", and there are more: replace again" : ""}`;
      this.tell();
    }
  }

  /**
   * @param at where one is then, in a field
   * @return how many were replaced
   */
  put(matches, at = null) {
    const tr = closeHistory(this.view.state.tr).setMeta(key, { at });
    return write(this.view, tr, matches, this.form.elements.instead.value);
  }

  tell() {
    const all = this.all();
    const { what, isCut } = key.getState(this.view.state);
    const match = selected(this.view.state);
    const at = match ? all.findIndex((each) => same(each, match)) + 1 : 0;
    const where = match ? label(this.view.state.doc, match) : "";
    const count = `${isCut ? "the first " : ""}${all.length.toLocaleString()}`;
    const said = !what ? "" : all.length === 0 ? "Not found" : at ? `${at.toLocaleString()} of ${count}${where && ` – ${where}`}` : `${count} found`;
    const text = [this.done, this.done && said === "Not found" ? "" : said].filter(Boolean).join(". ");
    if (this.status.textContent !== text) {
      this.status.textContent = text;
    }
  }

  key(event) {
    const isText = event.target.matches("input:not([type=checkbox])");
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && isText && !event.isComposing) {
      event.preventDefault();
      event.target.name === "instead" ? this.replace() : this.step(event.shiftKey ? -1 : 1);
    } else if (!isText && (event.ctrlKey || event.metaKey) && event.code === "KeyZ" && !event.shiftKey) {
      event.preventDefault();
      this.done = "";
      undo(this.view.state, this.view.dispatch);
    }
  }
}
