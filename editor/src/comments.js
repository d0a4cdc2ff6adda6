// What staff say to each other about words and fields of the story, and other words that they
// suggest. The desk keeps where words stand; here they move with what is typed.

import { getVersion, sendableSteps } from "prosemirror-collab";
import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Mapping } from "prosemirror-transform";
import { Decoration, DecorationSet } from "prosemirror-view";
import { ask } from "./desk.js";
import { element, question } from "./dialog.js";
import { entry } from "./remarks.js";
import { neighbour } from "./texts.js";

const key = new PluginKey("comments");
const PATIENCE = 5000; // milliseconds until what is typed must be saved
const TRIES = 5;

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** A refusal as it is; what comes of a missing connection in words. */
async function asked(...request) {
  try {
    return await ask(...request);
  } catch (failure) {
    throw failure.status ? failure : new Error("The newsroom cannot be reached, and comments need it. What you write is kept.");
  }
}

export class Comments {
  /**
   * @param root where they are listed
   * @param form the fields beside the words, which may have some too
   */
  constructor(root, desk, form) {
    this.root = root;
    this.list = root.querySelector("[data-comments]");
    this.closed = root.querySelector("[data-closed]");
    this.refusal = root.querySelector("[data-talk-refusal]");
    this.desk = desk;
    this.form = form;
    this.path = `${desk.path}/comments`;
    this.all = new Map();
    this.change = 0;
    this.moving = new Set(); // mappings that take what happens meanwhile
    this.here = null;
  }

  plugin() {
    return new Plugin({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, before) => {
          if (tr.docChanged) {
            this.moving.forEach((mapping) => mapping.appendMapping(tr.mapping));
          }
          return tr.getMeta(key) ?? before.map(tr.mapping, tr.doc);
        },
      },
      props: { decorations: (state) => key.getState(state) },
      view: () => ({ update: (view, before) => view.state.selection.eq(before.selection) || this.follow(view) }),
    });
  }

  start(view) {
    this.view = view;
    this.root.addEventListener("click", (event) => {
      const act = event.target.closest("button[data-act]");
      if (act) {
        this.do(() => this[act.dataset.act](this.all.get(Number(act.closest("li").dataset.id))));
      }
    });
    this.form.addEventListener("keydown", (event) => {
      if (event.code === "KeyM" && event.altKey && (event.ctrlKey || event.metaKey) && event.target.name) {
        event.preventDefault();
        this.onField(event.target);
      }
    });
    this.desk.commented = (change) => change !== this.change && this.load();
    this.load();
  }

  async do(act) {
    this.refusal.textContent = "";
    try {
      await act();
    } catch (refusal) {
      this.refusal.textContent = refusal.message;
    }
  }

  /** Asks what there is; words move with what is typed until the answer is here. */
  load() {
    this.loading ??= this.do(() => this.loadAll()).finally(() => (this.loading = null));
    return this.loading;
  }

  async loadAll() {
    for (let i = 0; i < TRIES; i++) {
      const { state } = this.view;
      const step = getVersion(state);
      const path = new Mapping((sendableSteps(state)?.steps ?? []).map((each) => each.getMap()));
      this.moving.add(path);
      try {
        const answer = await asked("GET", `${this.path}?step=${step}`);
        if (answer.step === step) {
          this.change = answer.change;
          this.show(answer.comments, path);
          return;
        }
        await this.desk.look(0); // somebody was faster
      } finally {
        this.moving.delete(path);
      }
    }
  }

  show(comments, path) {
    const ranges = [];
    for (const each of comments.filter((comment) => !comment.closing && comment.from < comment.to)) {
      const from = path.map(each.from, 1);
      const to = path.map(each.to, -1);
      if (from < to) {
        const looks = each.suggestion === undefined ? "said" : "said suggested";
        ranges.push(Decoration.inline(from, to, { class: looks }, { id: each.id }));
      }
    }
    this.all = new Map(comments.map((comment) => [comment.id, comment]));
    this.view.dispatch(this.view.state.tr.setMeta(key, DecorationSet.create(this.view.state.doc, ranges)));
    this.render();
  }

  render() {
    const places = new Map(this.set().find().map((each) => [each.spec.id, each.from]));
    const open = [...this.all.values()].filter((each) => !each.closing);
    const at = (each) => places.get(each.id) ?? (each.field ? -1 : Infinity);
    open.sort((a, b) => at(a) - at(b) || a.id - b.id);
    this.list.replaceChildren(...open.map((each) => entry(each, this.label(each), at(each) === Infinity)));
    const closed = [...this.all.values()].filter((each) => each.closing);
    closed.sort((a, b) => b.closing.at.localeCompare(a.closing.at));
    this.closed.replaceChildren(...closed.map((each) => entry(each, this.label(each), false)));
    this.closed.parentNode.hidden = closed.length === 0;
    this.root.querySelector("[data-talk-count]").textContent = open.length > 0 ? `(${open.length})` : "";
    this.here = null;
    this.follow(this.view);
  }

  /** What a field is called that a comment is about. */
  label(comment) {
    const input = comment.field && this.form.elements[comment.field];
    return input ? input.labels[0].firstChild.textContent.trim() : "";
  }

  set() {
    return key.getState(this.view.state);
  }

  range(comment) {
    return this.set().find(undefined, undefined, (spec) => spec.id === comment.id)[0];
  }

  /** Marks the one that the cursor is in. */
  follow(view) {
    const { head } = view.state.selection;
    const id = key.getState(view.state).find(head, head)[0]?.spec.id ?? null;
    if (id !== this.here) {
      this.item(this.here)?.removeAttribute("aria-current");
      this.here = id;
      const item = this.item(id);
      item?.setAttribute("aria-current", "true");
      if (item) {
        const box = this.list;
        box.scrollTop = item.offsetTop - box.offsetTop - 8;
      }
    }
  }

  item(id) {
    return id === null ? null : this.list.querySelector(`[data-id="${id}"]`);
  }

  /** To the words or the field that it is about. */
  visit(comment) {
    const range = this.range(comment);
    if (range) {
      const { state } = this.view;
      this.view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, range.from, range.to)).scrollIntoView());
      this.view.focus();
    } else if (comment.field) {
      this.form.elements[comment.field].focus();
    }
  }

  /** The next comment in the text, or the one before. */
  walk(way) {
    return (state, dispatch) => {
      const all = key.getState(state).find().sort((a, b) => a.from - b.from);
      const next = neighbour(all, { from: state.selection.from, to: state.selection.to, spec: {} }, way);
      if (next && dispatch) {
        dispatch(state.tr.setSelection(TextSelection.create(state.doc, next.from, next.to)).scrollIntoView());
      }
      return Boolean(next);
    };
  }

  /** Says something about the selected words; in a comment, without a selection, goes to it. */
  say() {
    return (state, dispatch) => {
      if (state.selection.empty) {
        const item = this.item(this.here);
        if (dispatch) {
          item?.querySelector("[data-act=reply]").focus();
        }
        return Boolean(item);
      }
      if (dispatch) {
        this.about("Comment", [{ name: "text", label: "What about these words", long: true, required: true }], ({ text }) => ({ text }));
      }
      return true;
    };
  }

  /** Suggests other words for those selected, in one paragraph. */
  suggest() {
    return (state, dispatch) => {
      const { $from, $to, empty } = state.selection;
      if (empty || !$from.sameParent($to) || !$from.parent.isTextblock) {
        return false;
      }
      if (dispatch) {
        const words = state.doc.textBetween($from.pos, $to.pos);
        this.about(
          "Suggest other words",
          [
            { name: "suggestion", label: "What should stand there; nothing takes the words out", long: true, value: words },
            { name: "text", label: "Why; may be empty" },
          ],
          ({ suggestion, text }) => ({ text, suggestion: suggestion.replace(/\s+/g, " ").trim() }),
        );
      }
      return true;
    };
  }

  /** Asks for a comment on what is selected now, wherever it is when it is made. */
  about(title, fields, read) {
    const { from, to } = this.view.state.selection;
    const path = new Mapping();
    this.moving.add(path);
    question(title, fields, async (typed) => {
      await Promise.race([this.desk.send(), wait(PATIENCE)]);
      if (this.desk.waiting() > 0) {
        throw new Error("What you wrote is not saved yet, so the newsroom does not know these words; try again when it is.");
      }
      const step = this.desk.step();
      await asked("POST", this.path, { step, from: path.map(from, 1), to: path.map(to, -1), ...read(typed) });
      this.moving.delete(path);
      await this.load();
    });
  }

  onField(input) {
    const label = input.labels[0].firstChild.textContent.trim();
    question(`Comment: ${label}`, [{ name: "text", label: "What about it", long: true, required: true }], async ({ text }) => {
      await asked("POST", this.path, { field: input.name, text });
      await this.load();
    });
  }

  reply(comment) {
    question("Reply", [{ name: "text", label: `To ${comment.by}`, long: true, required: true }], async ({ text }) => {
      await asked("POST", `${this.path}/${comment.id}/replies`, { text });
      await this.load();
    });
  }

  async close(comment, outcome) {
    await asked("POST", `${this.path}/${comment.id}/closings`, { outcome });
    await this.load();
  }

  resolve(comment) {
    return this.close(comment, "resolved");
  }

  decline(comment) {
    return this.close(comment, "declined");
  }

  /** Puts the suggestion in the place of its words, if they are still those it is about. */
  async accept(comment) {
    this.unchanged(comment);
    await asked("POST", `${this.path}/${comment.id}/closings`, { outcome: "accepted" });
    const { from, to } = this.unchanged(comment);
    const { tr } = this.view.state;
    this.view.dispatch((comment.suggestion === "" ? tr.delete(from, to) : tr.insertText(comment.suggestion, from, to)).scrollIntoView());
    await this.load();
  }

  unchanged(comment) {
    const range = this.range(comment);
    const { doc } = this.view.state;
    if (!range || doc.textBetween(range.from, range.to, "\n") !== comment.quote) {
      throw new Error("These words have changed since they were commented on; change them yourself, or decline the suggestion.");
    }
    return range;
  }

  async reopen(comment) {
    await asked("DELETE", `${this.path}/${comment.id}/closings`);
    await this.load();
  }
}
