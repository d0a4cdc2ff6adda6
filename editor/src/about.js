// The right-hand side: the stage, what is missing, what can be done next, and what is said about
// the story.

import { element, question } from "./dialog.js";
import { ask } from "./desk.js";
import { Links } from "./links.js";
import { Checks } from "./checks.js";
import { Field, fieldOf } from "./fields.js";
import { setBeside } from "./fieldsteps.js";
import { Flag } from "./flag.js";
import { Live } from "./live.js";
import { signed } from "./moment.js";
import { Offers } from "./offers.js";
import { Outlook } from "./outlook.js";
import { Second } from "./second.js";
import { isText, said } from "./texts.js";
import { Undo } from "./undo.js";
import { When } from "./when.js";

const SAID = {
  draft: "Draft, being written",
  filed: "Filed, waiting to be passed",
  passed: "Passed, may be published",
  published: "Published",
  spiked: "Spiked: it will not run",
  withdrawn: "Withdrawn",
};

export class About {
  constructor(root, desk, main) {
    this.root = root;
    this.desk = desk;
    this.rights = new Set(main.dataset.rights.split(" "));
    this.member = main.dataset.member;
    this.stage = root.querySelector("[data-stage]");
    this.acts = root.querySelector("[data-acts]");
    this.missing = root.querySelector("[data-missing]");
    this.refusal = root.querySelector("[data-refusal]");
    this.form = root.querySelector("[data-fields]");
    this.hint = root.querySelector("[data-hint]");
    this.checks = new Checks(this);
    this.flag = new Flag(root.querySelector("[data-flag]"), this);
    this.when = new When(root.querySelector("[data-when]"), this);
    this.undo = new Undo(root.querySelector("[data-undo]"), this);
    this.outlook = new Outlook(root.querySelector("[data-outlook]"), desk.path);
    this.second = new Second(root.querySelector("[data-second]"), this);
    this.live = new Live(root.querySelector("[data-live]"), this);
    this.links = new Links(root.querySelector("[data-links]"), desk, this.form);
  }

  start(view) {
    this.view = view;
    this.links.start(view);
    for (const input of this.inputs()) {
      if (isText(input.name)) {
        new Field(input, input.name, view, (tr, words, was) => setBeside(tr, input.name, words, was));
      } else {
        input.addEventListener("input", () => view.dispatch(view.state.tr.setDocAttribute(input.name, input.value)));
      }
    }
    new Offers(fieldOf(this.form.elements.byline), "/api/authors");
    new Offers(fieldOf(this.form.elements.topics), "/api/topics");
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.follow();
    this.refresh();
  }

  inputs() {
    return [...this.form.elements].filter((each) => each.name);
  }

  /** Shows what the manuscript says, but for the field that somebody is typing in. */
  follow() {
    const attributes = this.view.state.doc.attrs;
    if (attributes !== this.shown) {
      this.shown = attributes;
      for (const input of this.inputs()) {
        const words = fieldOf(input);
        if (words) {
          words.follow(said(this.view.state.doc, input.name));
        } else if (input.value !== attributes[input.name] && document.activeElement !== input) {
          input.value = attributes[input.name];
        }
      }
    }
    this.lacks();
  }

  /** @param right as the staff’s rights are called, such as `pass` */
  may(right) {
    return this.rights.has(right);
  }

  /** What must be there before it can be filed. */
  lacks() {
    const doc = this.view.state.doc;
    const lacks = [];
    if (doc.child(1).textContent.trim() === "") {
      lacks.push("A headline");
    }
    if (doc.attrs.section === "") {
      lacks.push("A section");
    }
    let text = false;
    doc.forEach((node, _, i) => {
      const empty = node.isTextblock && node.textContent.trim() === "";
      text ||= i > 2 && !empty;
      if (node.type.name === "factbox" && node.attrs.title.trim() === "") {
        lacks.push("A title for the fact box");
      }
      if (node.type.name === "gallery" && node.childCount < 2) {
        lacks.push("A second picture in the gallery");
      }
      if (node.type.name === "table" && node.childCount < 2) {
        lacks.push("A row below the table’s header");
      }
    });
    if (!text) {
      lacks.push("Text");
    }
    if (doc.attrs.byline.length === 0 && doc.attrs.sourceName === "") {
      lacks.push("A byline or a source");
    }
    const asked = this.checks.lacks().filter(([words]) => !lacks.includes("A byline or a source") || words !== "A byline");
    const now = [...lacks, ...asked.map(([words]) => words)].join("\n");
    if (now !== this.lacking) {
      this.lacking = now;
      this.missing.replaceChildren(...lacks.map((each) => element("li", {}, each)), ...this.checks.lines(asked));
      this.hints();
      if (lacks.length + asked.length === 0) {
        this.missing.append(element("li", { class: "ready" }, "Nothing"));
      }
    }
  }

  /** Said once it is filed: what keeps it from being passed. */
  hints() {
    const lacks = this.copy?.state === "filed" ? this.checks.lacks().map(([words]) => words.toLowerCase()) : [];
    this.hint.textContent = lacks.length > 0 ? `Before it is passed, the section asks for ${lacks.join(", ")}.` : "";
  }

  async refresh() {
    try {
      await this.checks.load().catch(() => {}); // what cannot be asked holds nothing up
      this.lacks();
      const copy = await ask("GET", this.desk.path);
      await this.outlook.load(copy); // before there is a button
      await this.second.load(copy);
      this.show(copy);
    } catch (refusal) {
      this.refusal.textContent = refusal.message;
    }
  }

  show(copy) {
    this.copy = copy;
    const act = copy[copy.state];
    this.stage.replaceChildren(
      element("b", {}, copy.withdrawn?.law ? "Killed" : SAID[copy.state]),
      ...(act && act.by ? [" by ", ...signed(act.by, act.at, true)] : []),
      act && act.reason ? `: ${act.reason}` : "",
      copy.passed && copy.passed.version < copy.version
        ? ` Version ${copy.passed.version} was passed; version ${copy.version} has changes since.`
        : "",
    );
    this.flag.show(copy);
    this.hints();
    this.when.show(copy);
    this.live.show(copy);
    this.undo.show(copy);
    this.acts.replaceChildren(...this.offers(copy).map(([name, run, main]) =>
      element("button", { type: "button", class: main ? "main" : null, onclick: () => this.do(run) }, name),
    ));
  }

  offers(copy) {
    const all = [];
    const to = (noun, body = {}) => () => ask("POST", `${this.desk.path}/${noun}`, body);
    if (this.may("write") && copy.state === "draft") {
      all.push(["File", () => this.file(), true]);
    }
    if (this.may("write") && copy.state === "published") {
      all.push(["File the changes", () => this.file()]);
    }
    if (this.may("pass") && !copy.flag && (copy.state === "filed" || (copy.state === "passed" && copy.passed.version < copy.version))) {
      all.push(["Pass", () => this.pass(), true]);
    }
    if (this.may("publish") && copy.state === "passed" && !copy.flag && !(Date.parse(copy.embargo) > Date.now())) {
      const pending = copy.due && !copy.due.missed;
      all.push([pending ? "Publish now" : copy.live ? "Publish the update" : "Publish", to("publications", { version: copy.passed.version }), !pending]);
    }
    if (this.may("pass") && ["filed", "passed", "spiked"].includes(copy.state)) {
      all.push(["Return to its writer", () => this.reason("Return", "What to do about it", "returns", "note", false)]);
    }
    if (this.may("pass") && !copy.live && ["draft", "filed", "passed"].includes(copy.state)) {
      all.push(["Spike", () => this.reason("Spike", "Why it will not run", "spikes", "reason", false)]);
    }
    if (this.may("write") && !copy.flag && ["draft", "filed", "passed"].includes(copy.state)) {
      all.push(["Flag for a legal reading", () => this.flag.flag()]);
    }
    if (copy.state !== "spiked") {
      all.push(["Save a version", () => this.desk.settle()]);
    }
    return all;
  }

  /** Files it; says first which links lead nowhere. */
  async file() {
    const says = await this.links.gone();
    const file = () => ask("POST", `${this.desk.path}/filings`, {});
    return says.length === 0 ? file() : question("Links that lead nowhere", [], file, [], { says, does: "File it all the same" });
  }

  /** Passes what is on this screen, and nothing later. */
  async pass() {
    const copy = await this.desk.settle();
    await this.outlook.load(copy);
    return this.checks.pass(this.outlook.obstacles, (ticked) => ask("POST", `${this.desk.path}/passes`, { version: copy.version, ...(ticked.length > 0 ? { ticked } : {}) }));
  }

  reason(title, label, noun, field, required) {
    return question(
      title,
      [{ name: "text", label, long: true, required }],
      ({ text }) => ask("POST", `${this.desk.path}/${noun}`, { [field]: text }),
      [],
      { does: title },
    );
  }

  async do(run) {
    this.refusal.textContent = "";
    this.busy(true);
    try {
      if (this.desk.waiting() > 0) {
        await Promise.race([this.desk.send(), new Promise((_, failed) => setTimeout(failed, 5000, new Error("Not everything is saved yet; try again when it is.")))]);
      }
      await run();
    } catch (refusal) {
      this.refusal.textContent = refusal.message;
    }
    await this.refresh();
    this.busy(false);
    if (document.activeElement === document.body) {
      this.undo.focus();
    }
  }

  busy(is) {
    for (const button of [...this.acts.children, ...this.live.buttons.children, ...this.second.root.querySelectorAll("button")]) {
      button.disabled = is;
    }
  }
}
