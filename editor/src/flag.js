// A story that waits for a legal reading: who flagged it and why, and how it is cleared.

import { element, question } from "./dialog.js";
import { ask } from "./desk.js";
import { signed } from "./moment.js";

export class Flag {
  /** @param about knows who sits here, and does what is asked for */
  constructor(root, about) {
    this.root = root;
    this.about = about;
  }

  show({ flag }) {
    this.root.hidden = !flag;
    this.root.replaceChildren(
      ...(flag
        ? [
            element("p", {}, element("b", {}, "Flagged for a legal reading"), " by ", ...signed(flag.by, flag.at), ": ", element("bdi", {}, flag.note)),
            element("p", { class: "hint" }, "It is not passed and does not print until it is cleared."),
            this.about.may("vet") ? element("button", { type: "button", onclick: () => this.about.do(() => this.clear()) }, "Clear it") : "",
          ]
        : []),
    );
  }

  flag() {
    return this.ask("Flag for a legal reading", "What there is to read for", "flags", ["It is not passed and does not print, not at its second either, until a standards editor or a chief clears it."]);
  }

  clear() {
    return this.ask("Clear it", "What came of the reading", "clearances", ["It may be passed and printed then."]);
  }

  ask(title, label, noun, says) {
    return question(
      title,
      [{ name: "note", label, long: true, required: true }],
      ({ note }) => ask("POST", `${this.about.desk.path}/${noun}`, { note }),
      [],
      { says, does: title },
    );
  }
}
