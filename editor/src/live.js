// What readers have of a story, and what is done to it in the trade’s words: corrections,
// clarifications, holds, withdrawals, kills.

import { element, question } from "./dialog.js";
import { ask } from "./desk.js";
import { moment } from "./moment.js";

const HELD = "We have taken this story back while we check it.";


export class Live {
  /** @param about knows who sits here, and does what is asked for */
  constructor(root, about) {
    this.root = root;
    this.about = about;
    this.said = element("div");
    this.buttons = element("div", { "data-acts": "" });
    root.append(this.said, this.buttons);
  }

  show(copy) {
    this.copy = copy;
    this.root.hidden = !copy.live && copy.state !== "withdrawn";
    this.said.replaceChildren(...(copy.live ? this.standing(copy.live) : this.gone(copy)));
    this.buttons.replaceChildren(
      ...this.offers(copy).map(([name, run]) => element("button", { type: "button", onclick: () => this.about.do(run) }, name)),
    );
  }

  standing(live) {
    return [
      element("p", {}, `Version ${live.version}, since ${moment(live.since, true)}. `, element("a", { href: live.url, target: "_blank", rel: "noopener" }, "See it on the site")),
    ];
  }

  gone(copy) {
    return copy.withdrawn
      ? [element("p", {}, copy.withdrawn.law ? "Nothing: its address says that the law took it back, and neither its headline nor its words." : `Its headline, and that it was taken back: “${copy.withdrawn.reason}”`)]
      : [];
  }

  offers(copy) {
    const all = [];
    if (copy.live && this.about.may("correct")) {
      all.push(["Correct", () => this.notice("Correct", "corrections", "What was wrong and what is right, for readers", true)]);
      all.push(["Clarify", () => this.notice("Clarify", "clarifications", "What is meant, for readers", false)]);
      all.push(["Hold", () => this.withdraw("Hold", HELD, ["Readers no longer get this story: its address shows the headline and the reason below, and it goes from every front, list and search.", "File it again when it is checked; once passed and published it stands where it stood."])]);
      all.push(["Withdraw", () => this.withdraw("Withdraw", "", ["Readers no longer get this story: its address shows the headline and the reason below, and it goes from every front, list and search."])]);
    }
    if ((copy.live || (copy.withdrawn && !copy.withdrawn.law)) && this.about.may("law")) {
      all.push(["Kill", () => this.kill()]);
    }
    if (copy.state === "withdrawn" && this.about.may("write")) {
      all.push(["Refile", () => ask("POST", `${this.about.desk.path}/filings`, {})]);
    }
    return all;
  }

  /** A notice goes out with the version that was passed and waits, or stands beside what readers have. */
  notice(title, noun, label, onTop) {
    const { copy } = this;
    const waits = copy.passed && copy.passed.version > copy.live.version;
    const version = waits ? copy.passed.version : copy.live.version;
    return question(
      title,
      [
        { name: "reason", label, long: true, required: true },
        { name: "top", label: "On top of the story: it changes what the story means. Otherwise at its foot", type: "checkbox", value: onTop },
      ],
      ({ reason, top }) => ask("POST", `${this.about.desk.path}/${noun}`, { version, reason, place: top ? "top" : "foot" }),
      [],
      {
        says: [
          waits
            ? `Readers get version ${version}, which was passed, and this notice with it.`
            : "The words stay as they are; readers get this notice beside them. To change the words too, write and file them, and correct once they are passed.",
        ],
        does: title,
      },
    );
  }

  withdraw(title, reason, says) {
    return question(
      title,
      [{ name: "reason", label: "Why, for readers", long: true, required: true, value: reason }],
      (said) => ask("POST", `${this.about.desk.path}/withdrawals`, { reason: said.reason }),
      [],
      { says, does: title },
    );
  }

  /** It takes two people; what readers have can be taken back by one meanwhile. */
  kill() {
    const holds = this.copy.live ? [{ name: "hold", label: "Take the story back at once, until it is confirmed", type: "checkbox", value: true }] : [];
    return question(
      "Kill",
      [{ name: "reason", label: "Why, for readers: name the order, not what it forbids", long: true, required: true }, ...holds],
      async ({ reason, hold }) => {
        const answer = await ask("POST", `${this.about.desk.path}/withdrawals`, { reason, law: true });
        if (hold && answer.state === "waiting") {
          await ask("POST", `${this.about.desk.path}/withdrawals`, { reason: HELD });
        }
      },
      [],
      {
        says: [
          "For when the law demands it. The address says so, with the reason below; headline and words go from every page, from search, and from the proofs of every version.",
          "A second chief or administrator must confirm it, here on this page. Only a chief or an administrator can pass the story again.",
        ],
        does: "Kill",
      },
    );
  }
}
