// Fields that hold words of the story, in blocks and beside the text. What is typed in one is a change
// like any other, with the quotation marks of the language; what others write there comes in around the
// cursor. What was found in it is said beside it, as an input can hold no marks.

import { undo, undoDepth } from "prosemirror-history";
import { Plugin, TextSelection } from "prosemirror-state";
import { element } from "./dialog.js";
import { lines } from "./fieldsteps.js";
import { ends } from "./joined.js";
import { made } from "./quotes.js";
import { behind, isBeside, isInField, put, said } from "./texts.js";

const MOST = 5; // sentences beside a field

const fields = new WeakMap(); // by their inputs
const besides = new Map(); // by their names
let count = 0;

export class Field {
  /**
   * @param name as the document calls it
   * @param position where its block stands, as a function; none for a field beside the text
   * @param into puts what the field says into a transaction, with what it said before, and answers it
   */
  constructor(input, name, view, into, position) {
    Object.assign(this, { input, name, view, into });
    this.position = position ?? (() => behind(name));
    this.isLines = input.hasAttribute("data-lines");
    this.was = input.value; // what whoever types has before them
    fields.set(input, this);
    if (!position) {
      besides.set(name, this);
    }
    input.addEventListener("input", (event) => this.typed(event));
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("compositionstart", () => {
      this.isComposing = true;
      this.own = this.said();
    });
    input.addEventListener("compositionend", () => {
      this.isComposing = false;
      if (input.value !== this.was) {
        this.write();
      }
      this.follow(this.said());
    });
  }

  /** Where somebody is in it, as a mark of what is selected there. */
  here() {
    const { selectionStart, selectionEnd } = this.input;
    const from = this.position();
    const to = from + (besides.has(this.name) ? 0 : this.view.state.doc.nodeAt(from).nodeSize);
    return { from, to, spec: { field: this.name, at: [selectionStart, selectionEnd] } };
  }

  typed(event) {
    this.tidied = null;
    this.before = null;
    // Once somebody else writes where letters are being put together, what becomes of them is written when
    // it is settled: letter by letter, half of them would stay between those of the other.
    const isHeld = this.isComposing && this.said() !== this.own;
    if (!isHeld && !this.tidies(event)) {
      this.write();
    }
  }

  /** Writes what it says. */
  write() {
    const { was, input } = this;
    this.was = input.value;
    this.view.dispatch(this.into(this.view.state.tr, input.value, was));
    this.own = this.said();
  }

  /** Quotation marks and dashes of the language; the browser tells of them as of what is typed, and can undo them. */
  tidies({ inputType, isComposing }) {
    const { selectionStart: to, value } = this.input;
    const line = value.lastIndexOf("\n", to - 1) + 1;
    const view = this.view;
    const now = inputType === "insertText" && !isComposing && !this.isPutting && made(value.slice(line, to), view.props.spoken(view.state));
    if (!now) {
      return false;
    }
    const from = line + now.from;
    const typed = value.slice(from, to);
    this.put(from, to, now.text);
    this.tidied = { from, to: from + now.text.length, typed };
    return true;
  }

  /** Writes as if somebody typed it, so that the browser can undo it. */
  put(from, to, text) {
    const { input } = this;
    this.isPutting = true;
    input.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, text)) {
      input.setRangeText(text, from, to, "end");
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    this.isPutting = false;
  }

  key(event) {
    const { selectionStart, selectionEnd } = this.input;
    const { tidied } = this;
    const isMod = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const view = this.view;
    if (event.key === "Backspace" && tidied && selectionStart === tidied.to && selectionEnd === tidied.to) {
      event.preventDefault();
      this.put(tidied.from, tidied.to, tidied.typed);
    } else if (isMod && event.code === "KeyZ" && this.before === undoDepth(view.state)) {
      event.preventDefault();
      this.before = null;
      undo(view.state, view.dispatch);
    }
  }

  /** Words were put in it by a tool, which the browser does not know how to undo; the story does, as long as it is the last change. */
  changed() {
    this.before = undoDepth(this.view.state);
  }

  /** What the story says. */
  said() {
    const { doc } = this.view.state;
    return besides.has(this.name) ? said(doc, this.name) : doc.nodeAt(this.position()).attrs[this.name];
  }

  /** Shows what the story says; whoever types in it stays where they are, and a letter that is being put together is not broken off. */
  follow(value) {
    const { input } = this;
    const isHere = document.activeElement === input;
    if (this.isComposing || input.value === value || (isHere && this.isLines && lines(input.value).join("\n") === value)) {
      return;
    }
    const { selectionStart, selectionEnd, selectionDirection, value: was } = input;
    const [head, tail] = ends(was, value);
    const moved = (at) => (at <= head ? at : at >= was.length - tail ? at + value.length - was.length : Math.min(at, value.length - tail));
    input.value = value;
    this.was = value;
    if (isHere) {
      input.setSelectionRange(moved(selectionStart), moved(selectionEnd), selectionDirection);
    }
  }

  /** Says what was found in it. @param marks those of other fields are passed over */
  show(marks) {
    const own = marks.filter(({ spec }) => spec.field === this.name);
    const says = own.flatMap(({ spec }) => spec.says ?? []);
    this.input.classList.toggle("match", own.some(({ spec }) => spec.isMatch));
    this.input.classList.toggle("match-here", own.some(({ spec }) => spec.isHere));
    this.input.classList.toggle("remarked", says.length > 0);
    this.say(says.length > MOST ? [...says.slice(0, MOST), `${says.length - MOST} more.`] : says);
  }

  say(sentences) {
    const text = sentences.join(" ");
    if (text === (this.note?.textContent ?? "")) {
      return;
    }
    if (!this.note) {
      this.note = element("small", { id: `remarks-${count++}`, class: "remarks", contenteditable: "false" });
    }
    this.note.textContent = text;
    if (text) {
      (this.input.closest("label") ?? this.input).after(this.note); // in the label it would be part of the name
      this.input.setAttribute("aria-describedby", this.note.id);
    } else {
      this.note.remove();
      this.input.removeAttribute("aria-describedby");
    }
  }
}

/** The field of an element; none when it is none. */
export const fieldOf = (input) => fields.get(input);

function fieldAt(view, mark) {
  const { field } = mark.spec;
  return isBeside(mark) ? besides.get(field) : fields.get(view.nodeDOM(mark.from)?.querySelector?.(`[data-field=${field}]`));
}

/** Where somebody is, as a mark: in a field, or else where the selection is. */
export function here({ state: { selection } }) {
  return fields.get(document.activeElement)?.here() ?? { from: selection.from, to: selection.to, spec: {} };
}

/** Opens what hides a field, and selects words in it. */
function selectIn({ input }, [from, to]) {
  input.closest("details")?.setAttribute("open", "");
  input.setSelectionRange(from, to);
}

/** Selects what is marked and shows it; the focus stays where it is. */
export function select(view, mark, tr) {
  if (isInField(mark)) {
    view.dispatch(tr);
    const field = fieldAt(view, mark);
    selectIn(field, mark.spec.at);
    field.input.scrollIntoView({ block: "center" });
  } else {
    view.dispatch(tr.setSelection(TextSelection.create(tr.doc, mark.from, mark.to)));
    const { node } = view.domAtPos(mark.from);
    (node.nodeType === Node.TEXT_NODE ? node.parentNode : node).scrollIntoView({ block: "center" });
  }
}

/** Selects what is marked and goes there; a field that is not there any more is passed over. */
export function visit(view, mark) {
  const field = isInField(mark) ? fieldAt(view, mark) : undefined;
  if (field) {
    selectIn(field, mark.spec.at);
    field.input.focus();
    return;
  }
  if (!isInField(mark)) {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, mark.from, mark.to)).scrollIntoView());
  }
  view.focus();
}

/**
 * Puts other words in the place of those that are marked, as one change.
 * @return how many; a field takes no more than it can hold
 */
export function write(view, tr, marks, words) {
  const changed = new Set(marks.filter(isInField).map((mark) => fieldAt(view, mark)));
  const count = put(tr, marks, words);
  view.dispatch(tr);
  changed.forEach((field) => field.changed());
  return count;
}

/** Shows what the plugins found in the fields beside the text, each as its `beside` says. */
export const showBeside = () =>
  new Plugin({
    view: () => {
      let shown = [];
      return {
        update(view) {
          const all = [];
          view.someProp("beside", (found) => void all.push(found(view.state)));
          if (all.some((each, i) => each !== shown[i])) {
            shown = all;
            besides.forEach((field) => field.show(all.flat()));
          }
        },
      };
    },
  });
