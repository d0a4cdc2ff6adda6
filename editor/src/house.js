// House style: words that the paper writes otherwise are marked while somebody writes, with the reason
// beside the story. Rules are the desk’s; here they are only looked for, in texts that changed.

import { Plugin, PluginKey } from "prosemirror-state";
import { ask } from "./desk.js";
import { element } from "./dialog.js";
import { fieldOf, here, visit, write } from "./fields.js";
import { folded, places, sought } from "./scan.js";
import { NOTHING, behindPut, changed, label, lookedAgain, lookedAll, neighbour, ordered, same, touches, wordsOf } from "./texts.js";

const PAUSE = 400; // milliseconds without a key until what was typed is looked at
const MOST = 300; // marked at once
const SHOWN = 50; // in the list
const IN_TEXT = 100; // places of one rule that are looked at

const key = new PluginKey("house");

/** Whether a rule is for copy in a language: `en` is for `en-GB` too. */
const isFor = (rule, language) => {
  const [of, is] = [rule.language.toLowerCase(), language.toLowerCase()];
  return of === "" || is === of || is.startsWith(`${of}-`);
};

const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);
const isCapital = (text) => text !== text.toLowerCase();

/** What to write in the place of `text`, which a rule found: at the beginning of a sentence as that begins. */
const instead = (rule, text) => (!rule.exact && isCapital(text.slice(0, 1)) ? capital(rule.instead) : rule.instead);

/** A rule with what is looked for; `kept` is where its words stand in what it would write. */
const prepared = (rule) => ({ ...rule, what: sought(rule.words, rule.exact, true), kept: folded(rule.instead).indexOf(folded(rule.words)) });

/** Whether the words stand in what the paper writes, and so are right. */
const isRight = ({ instead: right, kept }, text, from) =>
  kept >= 0 && [right, capital(right)].includes(text.slice(from - kept, from - kept + right.length));

/** What is said of words beside a field. */
const sentence = (rule, text) => `House style: “${text}”. ${rule.instead ? `Instead: ${instead(rule, text)}. ` : ""}${rule.why}`;

const look = (rules) => (text) => {
  const small = folded(text);
  const found = rules.flatMap((rule) =>
    places(text, rule.what, IN_TEXT, small).filter(([from]) => !isRight(rule, text, from)).map(([from, to]) => ({ from, to, rule })),
  );
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = 0;
  return found
    .filter(({ from, to }) => from >= end && ((end = to), true))
    .map(({ from, to, rule }) => [from, to, { class: "house-mark", title: rule.why }, { rule, says: sentence(rule, text.slice(from, to)) }]);
};

export class House {
  /** @param spoken the story’s language, as a function of the state */
  constructor(root, desk, spoken) {
    this.root = root;
    this.list = root.querySelector("[data-house-list]");
    this.told = root.querySelector("[data-house-told]");
    this.aside = root.querySelector("[data-house-left]");
    this.desk = desk;
    this.path = `${desk.path}/exemptions`;
    this.spoken = spoken;
    this.all = [];
    this.left = [];
  }

  plugin() {
    return new Plugin({
      key,
      state: {
        init: () => ({ ...NOTHING, rules: [], due: null }),
        apply(tr, before) {
          const told = tr.getMeta(key);
          if (told?.rules) {
            return { ...(told.rules.length > 0 ? lookedAll(tr.doc, look(told.rules), MOST) : NOTHING), rules: told.rules, due: null };
          }
          if (told && before.due) {
            return { ...lookedAgain(before, tr.doc, before.due, look(before.rules)), due: null };
          }
          return tr.docChanged ? { ...before, set: before.set.map(tr.mapping, tr.doc), due: changed(tr, before.due) } : before;
        },
      },
      props: { decorations: (state) => key.getState(state).set, beside: (state) => key.getState(state).beside },
      view: () => ({
        update: (view, before) => {
          if (view.state.doc !== before.doc || key.getState(view.state) !== key.getState(before)) {
            clearTimeout(this.soon);
            this.soon = setTimeout(() => this.settle(), PAUSE);
          }
        },
      }),
    });
  }

  start(view) {
    this.view = view;
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-act]");
      if (button) {
        this.tell(() => this[button.dataset.act](button.closest("li").mark ?? Number(button.dataset.rule)));
      }
    });
    view.dom.closest("main").addEventListener("keydown", (event) => this.key(event));
    addEventListener("visibilitychange", () => document.hidden || this.load());
    this.load();
  }

  async load() {
    await this.tell(async () => {
      const [style, left] = await Promise.all([ask("GET", "/api/house-style"), ask("GET", this.path)]);
      this.all = style.rules.map(prepared);
      this.left = left.rules;
      this.apply();
    });
  }

  /** Looks for the rules that are for this story. */
  apply() {
    this.language = this.spoken(this.view.state);
    const rules = this.all.filter((rule) => isFor(rule, this.language) && !this.left.includes(rule.id));
    this.root.hidden = this.all.length === 0;
    this.view.dispatch(this.view.state.tr.setMeta(key, { rules }));
    this.render();
  }

  /** Looks at what was typed, once somebody pauses. */
  settle() {
    if (this.spoken(this.view.state) !== this.language) {
      this.apply();
      return;
    }
    if (key.getState(this.view.state).due) {
      this.view.dispatch(this.view.state.tr.setMeta(key, {}));
    }
    this.render();
  }

  marks() {
    return ordered(key.getState(this.view.state));
  }

  render() {
    const marks = this.marks();
    const { doc } = this.view.state;
    const shown = (mark) => [mark.spec.rule, wordsOf(doc, mark), label(doc, mark)];
    const now = JSON.stringify([marks.slice(0, SHOWN).map(shown), marks.length, this.left]);
    this.shown = marks.slice(0, SHOWN);
    if (now !== this.rendered) {
      this.rendered = now;
      this.list.replaceChildren(...this.shown.map((mark) => this.item(...shown(mark))));
      const more = marks.length - SHOWN;
      this.list.append(more > 0 ? element("li", {}, `${more} more further down`) : "");
      this.root.querySelector("[data-house-count]").textContent = marks.length === 0 ? ": nothing to remark" : marks.length === 1 ? ": 1 remark" : `: ${marks.length} remarks`;
      this.renderLeft();
    }
    [...this.list.children].forEach((item, i) => (item.mark = this.shown[i]));
  }

  item(rule, text, where) {
    const write = rule.instead ? instead(rule, text) : "";
    return element(
      "li",
      {},
      element("button", { type: "button", class: "about-what", "data-act": "visit", "aria-label": `Go to: ${text}` }, text),
      where ? element("small", {}, where) : "",
      element("p", {}, write ? element("span", {}, "Instead: ", element("b", {}, write), ". ") : "", rule.why),
      element(
        "p",
        { class: "buttons" },
        write ? element("button", { type: "button", class: "small", "data-act": "fix", "aria-label": `Fix: write ${write}` }, "Fix") : "",
        element("button", { type: "button", class: "small", "data-act": "leave", "aria-label": `Leave it here: ${text}` }, "Leave it here"),
      ),
    );
  }

  renderLeft() {
    const left = this.all.filter((rule) => this.left.includes(rule.id));
    this.aside.parentNode.hidden = left.length === 0;
    this.aside.replaceChildren(
      ...left.map((rule) =>
        element("li", {}, `${rule.words} `, element("button", { type: "button", class: "small", "data-act": "again", "data-rule": rule.id, "aria-label": `Ask again: ${rule.words}` }, "Ask again")),
      ),
    );
  }

  async tell(act) {
    this.told.textContent = "";
    try {
      await act();
    } catch (refusal) {
      this.told.textContent = refusal.message;
    }
  }

  visit(mark) {
    visit(this.view, mark);
  }

  fix(mark) {
    const now = this.marks().find((each) => same(each, mark) && each.spec.rule === mark.spec.rule);
    if (!now) {
      throw new Error("These words have changed meanwhile.");
    }
    const { rule } = now.spec;
    if (!rule.instead) {
      throw new Error(`${rule.why} There is no one answer here: write it otherwise, or leave it.`);
    }
    const { state } = this.view;
    const words = instead(rule, wordsOf(state.doc, now));
    if (write(this.view, state.tr, [now], words) === 0) {
      throw new Error("The field is too long to take it.");
    }
    this.settle();
    const end = behindPut(now, words);
    end ? visit(this.view, end) : this.view.focus();
  }

  async leave(mark) {
    this.left = (await ask("POST", this.path, { rule: mark.spec.rule.id })).rules;
    this.apply();
  }

  async again(rule) {
    this.left = (await ask("DELETE", `${this.path}/${rule}`)).rules;
    this.apply();
  }

  /** The keys of the text, in fields beside it and in its blocks. */
  key(event) {
    const { altKey, ctrlKey, metaKey, shiftKey, code } = event;
    const act = !fieldOf(event.target) || !altKey || metaKey ? null : code === "Enter" && !ctrlKey ? this.here(shiftKey ? "leave" : "fix") : code === "KeyH" && ctrlKey ? this.walk(shiftKey ? -1 : 1) : null;
    if (act) {
      event.preventDefault();
      act(this.view.state, this.view.dispatch);
    }
  }

  /** Does something about the remark that somebody is in, or goes to the next one. */
  here(act) {
    return (state, dispatch) => {
      const at = here(this.view);
      const mark = this.marks().find((each) => touches(each, at));
      if (dispatch && mark) {
        this.tell(() => this[act](mark));
      }
      return mark ? true : this.walk(1)(state, dispatch);
    };
  }

  /** To the next remark, or the one before. */
  walk(way) {
    return (_, dispatch) => {
      const next = neighbour(this.marks(), here(this.view), way);
      if (next && dispatch) {
        this.tell(() => {
          visit(this.view, next);
          this.told.textContent = next.spec.rule.why;
        });
      }
      return Boolean(next);
    };
  }
}
