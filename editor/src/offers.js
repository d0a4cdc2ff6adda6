// Names that live stories have, offered to whoever writes one in a field with a name a line. What is
// typed stays what it is until somebody chooses.

import { ask } from "./desk.js";
import { element } from "./dialog.js";

const PAUSE = 150; // milliseconds without a key until it asks

export class Offers {
  /** @param path where it asks */
  constructor(field, path) {
    this.field = field;
    this.path = path;
    const { input } = field;
    this.list = element("ul", { class: "offers", role: "listbox", id: `offers-${input.name}`, "aria-label": "Known names", hidden: true });
    this.status = element("p", { class: "unseen", role: "status" });
    input.closest("label").after(this.list, this.status);
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.addEventListener("input", () => this.typed());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.show([]));
  }

  /** The line that somebody is in, as [from, to]. */
  line() {
    const { value, selectionEnd } = this.field.input;
    const end = value.indexOf("\n", selectionEnd);
    return [value.lastIndexOf("\n", selectionEnd - 1) + 1, end < 0 ? value.length : end];
  }

  words() {
    return this.field.input.value.slice(...this.line()).trim();
  }

  typed() {
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.look(), PAUSE);
    this.show([]);
  }

  async look() {
    const words = this.words();
    const { names } = words ? await ask("GET", `${this.path}?q=${encodeURIComponent(words)}`).catch(() => ({ names: [] })) : { names: [] };
    const { input } = this.field;
    if (words === this.words() && document.activeElement === input) {
      const has = input.value.split("\n").map((line) => line.trim());
      this.show(names.filter((name) => !has.includes(name)));
    }
  }

  show(names) {
    this.names = names;
    this.list.hidden = names.length === 0;
    this.status.textContent = names.length === 0 ? "" : `${names.length === 1 ? "A known name" : `${names.length} known names`}: arrow down, then Enter`;
    this.list.replaceChildren(
      ...names.map((name, i) =>
        element(
          "li",
          {
            role: "option",
            id: `${this.list.id}-${i}`,
            onmousedown: (event) => {
              event.preventDefault(); // the focus stays
              this.choose(i);
            },
          },
          name,
        ),
      ),
    );
    this.mark(-1);
  }

  /** Marks the one that Enter takes; -1 for none. */
  mark(at) {
    const { input } = this.field;
    this.at = at;
    [...this.list.children].forEach((each, i) => each.setAttribute("aria-selected", i === at));
    if (at < 0) {
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", this.list.children[at].id);
      this.list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  key(event) {
    const { length } = this.names ?? [];
    if (length === 0 || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const act = {
      ArrowDown: () => this.mark((this.at + 1) % length),
      ArrowUp: () => this.mark(this.at < 1 ? length - 1 : this.at - 1),
      Enter: this.at < 0 ? null : () => this.choose(this.at),
      Escape: () => this.show([]),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  }

  choose(at) {
    const name = this.names[at];
    this.field.put(...this.line(), name);
    clearTimeout(this.soon);
    this.show([]);
  }
}
