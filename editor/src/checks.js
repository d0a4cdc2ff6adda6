// What a section asks for before copy is passed: said while one writes, and asked of whoever passes.

import { Selection } from "prosemirror-state";
import { element, question } from "./dialog.js";
import { ask } from "./desk.js";

/** A field: what it lacks in words, whether a document has it, and where one goes to write it. */
const FIELDS = {
  kicker: ["A kicker", (doc) => doc.child(0).textContent.trim() !== "", 0],
  standfirst: ["A standfirst", (doc) => doc.child(2).textContent.trim() !== "", 2],
  byline: ["A byline", (doc) => doc.attrs.byline.length > 0, "byline"],
  editor: ["An editor", (doc) => doc.attrs.editor.trim() !== "", "editor"],
  dateline: ["A dateline", (doc) => doc.attrs.dateline.trim() !== "", "dateline"],
  source: ["A source", (doc) => doc.attrs.sourceName.trim() !== "", "sourceName"],
  topic: ["A topic", (doc) => doc.attrs.topics.length > 0, "topics"],
  picture: ["A picture, gallery or film", (doc) => doc.content.content.some((node) => ["picture", "gallery", "video"].includes(node.type.name)), -1],
};

export class Checks {
  constructor(about) {
    this.about = about;
    this.lists = [];
  }

  async load() {
    this.lists = (await ask("GET", "/api/checklists")).checklists;
  }

  /** That of every section, and that of the story's own. */
  asked() {
    const { section } = this.about.view.state.doc.attrs;
    return this.lists.filter((list) => list.section === undefined || list.section === section);
  }

  /** What the section asks for and the story does not have yet, as [words, go there]. */
  lacks() {
    const { doc } = this.about.view.state;
    return [...new Set(this.asked().flatMap((list) => list.fields))]
      .map((field) => FIELDS[field])
      .filter(([, isThere]) => !isThere(doc))
      .map(([words, , place]) => [words, () => this.go(place)]);
  }

  questions() {
    return [...new Set(this.asked().flatMap((list) => list.questions))];
  }

  /** @param place a field beside the story by name, or a part of it by number; -1 is its end */
  go(place) {
    const { view, form } = this.about;
    if (typeof place === "string") {
      form.elements[place].focus();
      return;
    }
    const { doc } = view.state;
    let at = doc.content.size;
    if (place >= 0) {
      at = 1;
      for (let i = 0; i < place; i++) {
        at += doc.child(i).nodeSize;
      }
    }
    view.dispatch(view.state.tr.setSelection(Selection.near(doc.resolve(at), -1)).scrollIntoView());
    view.focus();
  }

  /**
   * Asks whoever passes what is to be ticked, and says what is missing. Nothing to say takes no click.
   * @param obstacles sentences about what it shows that may not be printed
   * @param pass does it, with what was ticked
   */
  async pass(obstacles, pass) {
    const lacks = this.lacks();
    const questions = this.questions();
    if (lacks.length + questions.length + obstacles.length === 0) {
      return pass([]);
    }
    let then = () => {};
    await question(
      lacks.length > 0 ? "Not yet" : "Pass",
      lacks.length > 0 ? [] : questions.map((each, i) => ({ name: `q${i}`, label: each, type: "checkbox", required: true })),
      (said) => pass(questions.filter((_, i) => said[`q${i}`])),
      lacks.map(([words, go]) => [`Write it: ${words.toLowerCase()}`, () => (then = go)]),
      {
        says: [
          lacks.length > 0 ? `The section asks for more before it is passed: ${lacks.map(([words]) => words.toLowerCase()).join(", ")}.` : "",
          ...obstacles.map((each) => `It cannot print yet: ${each}`),
          questions.length > 0 && lacks.length === 0 ? "Tick what is so. It stays with the pass, under your name." : "",
        ].filter(Boolean),
        does: lacks.length > 0 ? null : "Pass",
      },
    );
    then();
  }

  /** Lines of a list, each leading to where one writes it. */
  lines(lacks) {
    return lacks.map(([words, go]) => element("li", {}, element("button", { type: "button", class: "go", onclick: go }, words)));
  }
}
