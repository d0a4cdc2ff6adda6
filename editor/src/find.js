// Find and replace: in headline, standfirst and text, block by block. What is found is marked; the
// one that the selection is on is the one that is replaced.

import { closeHistory, undo } from "prosemirror-history";
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { blocks, changed, lookedAgain, places, sought } from "./scan.js";

const MOST = 1000; // marked at once, and replaced in one go
const LONGEST = 100;

const key = new PluginKey("find");
const NONE = { what: null, set: DecorationSet.empty, isCut: false };

const look = (what, most) => (node, start) =>
  places(node.textContent, what, most).map(([from, to]) => Decoration.inline(start + from, start + to, { class: "match" }));

function lookedAll(doc, what) {
  if (!what) {
    return NONE;
  }
  const found = [];
  blocks(doc, 0, doc.content.size, (node, start) => {
    found.push(...look(what, MOST - found.length)(node, start));
    return found.length < MOST;
  });
  return { what, set: DecorationSet.create(doc, found), isCut: found.length >= MOST };
}

const marks = () =>
  new Plugin({
    key,
    state: {
      init: () => NONE,
      apply(tr, before) {
        const told = tr.getMeta(key);
        if (told) {
          return lookedAll(tr.doc, told.what);
        }
        const range = before.what && changed(tr);
        return range
          ? { ...before, set: lookedAgain(before.set.map(tr.mapping, tr.doc), tr.doc, range, look(before.what, MOST)) }
          : before;
      },
    },
    props: { decorations: (state) => key.getState(state).set },
  });

/** The match that is selected. */
function here(state) {
  const { from, to } = state.selection;
  return from === to ? undefined : key.getState(state).set.find(from, to).find((each) => each.from === from && each.to === to);
}

const mark = () =>
  new Plugin({
    props: {
      decorations(state) {
        const match = here(state);
        return match && DecorationSet.create(state.doc, [Decoration.inline(match.from, match.to, { class: "match-here" })]);
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
    const { doc, selection } = this.view.state;
    const { words, instead } = this.form.elements;
    const chosen = selection.$from.sameParent(selection.$to) ? doc.textBetween(selection.from, selection.to) : "";
    if (!this.isOpen() && chosen) {
      words.value = chosen.slice(0, LONGEST);
    }
    this.root.hidden = false;
    const field = replaces && words.value ? instead : words;
    field.focus();
    field.select();
    this.seek();
  }

  close() {
    this.root.hidden = true;
    this.view.dispatch(this.view.state.tr.setMeta(key, { what: null }).scrollIntoView());
    this.view.focus();
  }

  /** Looks for what the fields say, and goes to the first match from where the selection begins. */
  seek() {
    const { words, exact, whole } = this.form.elements;
    const what = words.value ? sought(words.value, exact.checked, whole.checked) : null;
    this.done = "";
    this.view.dispatch(this.view.state.tr.setMeta(key, { what }));
    if (!here(this.view.state)) {
      this.step(1, true);
    }
  }

  all() {
    return key.getState(this.view.state).set.find().sort((a, b) => a.from - b.from);
  }

  next() {
    this.step(1);
  }

  previous() {
    this.step(-1);
  }

  /** To the next match or the one before, and on from the other end. */
  step(way, isFirst = false) {
    const all = this.all();
    const { from, to } = this.view.state.selection;
    const match =
      way > 0
        ? all.find((each) => each.from >= (isFirst ? from : to)) ?? all[0]
        : all.findLast((each) => each.to <= from) ?? all.at(-1);
    if (match) {
      const { tr, doc } = this.view.state;
      this.view.dispatch(tr.setSelection(TextSelection.create(doc, match.from, match.to)));
      this.show(match);
    }
  }

  /** The focus stays in the form, so the page does not follow by itself. */
  show(match) {
    const { node } = this.view.domAtPos(match.from);
    (node.nodeType === Node.TEXT_NODE ? node.parentNode : node).scrollIntoView({ block: "center" });
  }

  /** Puts the other words in the place of the match that is selected, and goes to the next one. */
  replace() {
    const match = here(this.view.state);
    if (match) {
      this.put(closeHistory(this.view.state.tr), [match]);
    }
    this.step(1);
  }

  /** All of them in one change, which is undone in one step. */
  replaceAll() {
    const all = this.all();
    const { isCut } = key.getState(this.view.state);
    if (all.length > 0) {
      this.put(closeHistory(this.view.state.tr), all);
      this.done = `${all.length.toLocaleString()} replaced${isCut ? ", and there are more: replace again" : ""}`;
      this.tell();
    }
  }

  put(tr, matches) {
    const words = this.form.elements.instead.value;
    for (const { from, to } of matches.toReversed()) {
      words ? tr.insertText(words, from, to) : tr.delete(from, to);
    }
    this.view.dispatch(tr);
  }

  tell() {
    const all = this.all();
    const { what, isCut } = key.getState(this.view.state);
    const match = here(this.view.state);
    const at = match ? all.findIndex((each) => each.from === match.from) + 1 : 0;
    const count = `${isCut ? "the first " : ""}${all.length.toLocaleString()}`;
    const said = !what ? "" : all.length === 0 ? "Not found" : at ? `${at.toLocaleString()} of ${count}` : `${count} found`;
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
