// Ten seconds after something went out: what an undo would do, and the button that does it.

import { element } from "./dialog.js";
import { ask } from "./desk.js";

export class Undo {
  /** @param about does what is asked for */
  constructor(root, about) {
    this.root = root;
    this.about = about;
    root.tabIndex = -1;
  }

  show(copy) {
    const { live } = copy;
    clearInterval(this.timer);
    this.root.hidden = !live?.undo || !(this.about.may("publish") || this.about.may("correct"));
    if (this.root.hidden) {
      return;
    }
    const end = performance.now() + live.undo;
    const left = element("span");
    const tick = () => {
      const seconds = Math.ceil((end - performance.now()) / 1000);
      left.textContent = `${seconds} s`;
      if (seconds <= 0) {
        clearInterval(this.timer);
        this.root.hidden = true;
      }
    };
    const undo = element("button", { type: "button", onclick: () => this.about.do(() => ask("POST", `${this.about.desk.path}/undos`, { position: live.position })) }, "Undo");
    this.root.replaceChildren(
      element("p", {}, undo, " ", left),
      element(
        "p",
        { class: "hint" },
        live.before
          ? `Readers then have version ${live.before} again, with the notices it had.`
          : "The story is then withdrawn: its address says that it was published by mistake.",
        " That it was out stays in the ledger, and whoever has read it has read it.",
      ),
    );
    tick();
    this.timer = setInterval(tick, 250);
  }

  /**
   * For whoever works by keyboard: the button that published is gone. The next Tab comes to Undo; the
   * button itself has no focus, for an Enter that is held down must not undo what it published.
   */
  focus() {
    this.root.focus();
  }
}
