// Where the story’s links lead: the desk asks when somebody wants to know, and before a story is filed.

import { NodeSelection, TextSelection } from "prosemirror-state";
import { ask } from "./desk.js";
import { element } from "./dialog.js";

const PATIENCE = 12_000; // milliseconds that filing waits
const ORDER = ["gone", "silent", "moved", "shut", "unasked", "answers"];

/** Where a link stands: [from, to] of its words, or of its embed; null when it is in no words. */
function place(doc, href) {
  let found = null;
  doc.descendants((node, position) => {
    if (!found && (node.attrs.url === href || node.marks.some((mark) => mark.attrs.href === href))) {
      found = [position, position + node.nodeSize];
    }
    return !found;
  });
  return found;
}

function hasLinks(doc) {
  let found = doc.attrs.sourceUrl !== "";
  doc.descendants((node) => {
    found ||= Boolean(node.attrs.url) || node.marks.some((mark) => mark.attrs.href);
    return !found;
  });
  return found;
}

export class Links {
  /** @param form the fields beside the words: the source’s link is one */
  constructor(root, desk, form) {
    this.root = root;
    this.desk = desk;
    this.form = form;
    this.button = root.querySelector("button");
    this.status = root.querySelector("[role=status]");
    this.list = root.querySelector("ul");
  }

  start(view) {
    this.view = view;
    this.button.addEventListener("click", () => this.check().catch((refusal) => this.tell(refusal.message)));
  }

  tell(sentence) {
    this.status.textContent = sentence;
  }

  /** Asks where they lead, and lists what was found, the worst first. */
  async check() {
    if (!hasLinks(this.view.state.doc)) {
      this.list.replaceChildren();
      this.tell("There are no links in it.");
      return [];
    }
    this.button.disabled = true;
    this.tell("Asking where they lead…");
    try {
      await Promise.race([this.desk.send(), new Promise((done) => setTimeout(done, 5000))]);
      const { links } = await ask("POST", `${this.desk.path}/link-checks`, {});
      links.sort((a, b) => ORDER.indexOf(a.found) - ORDER.indexOf(b.found));
      this.list.replaceChildren(...links.map((link) => this.item(link)));
      const bad = links.filter((link) => link.found === "gone").length;
      this.tell(`${links.length === 1 ? "One link" : `${links.length} links`}, ${bad === 0 ? "none of which leads nowhere" : bad === 1 ? "one of which leads nowhere" : `${bad} of which lead nowhere`}.`);
      return links;
    } finally {
      this.button.disabled = false;
    }
  }

  item({ href, found, says }) {
    return element(
      "li",
      {},
      element("button", { type: "button", class: "about-what", "aria-label": `Go to: ${href}`, onclick: () => this.visit(href) }, this.words(href)),
      element("p", {}, found === "gone" ? element("b", {}, says) : says),
    );
  }

  /** The words that are linked, and where to. */
  words(href) {
    const { doc } = this.view.state;
    const at = place(doc, href);
    const text = at ? doc.textBetween(...at) : "";
    return text ? `${text} → ${href}` : href;
  }

  visit(href) {
    const { doc, tr } = this.view.state;
    const at = place(doc, href);
    if (at) {
      const selection = doc.resolve(at[0]).nodeAfter.isText ? TextSelection.create(doc, ...at) : NodeSelection.create(doc, at[0]);
      this.view.dispatch(tr.setSelection(selection).scrollIntoView());
      this.view.focus();
    } else if (doc.attrs.sourceUrl === href) {
      this.form.elements.sourceUrl.focus();
    } else {
      this.tell("That link is not in the story any more.");
    }
  }

  /** Those that lead nowhere, as sentences. A desk that cannot say it in time holds nothing up. */
  async gone() {
    if (!hasLinks(this.view.state.doc)) {
      return [];
    }
    const late = new Promise((done) => setTimeout(done, PATIENCE, []));
    const links = await Promise.race([this.check(), late]).catch((refusal) => (this.tell(refusal.message), []));
    return links.filter((link) => link.found === "gone").map(({ href, says }) => `${href}: ${says[0].toLowerCase()}${says.slice(1)}`);
  }
}
