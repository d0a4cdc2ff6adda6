// What waits for a second person: what was asked, what readers would see of it, and the buttons of
// those who may say yes or no.

import { element, question } from "./dialog.js";
import { ask } from "./desk.js";
import { moment, signed } from "./moment.js";

const ACTS = { publish: "Publish it", correct: "Correct it", clarify: "Clarify it", withdraw: "Withdraw it", kill: "Kill it" };
const RIGHTS = { publish: "publish", correct: "correct", clarify: "correct", withdraw: "correct", kill: "law" };
const GONE = {
  withdraw: "Readers no longer get this story: its address shows the headline and the reason, and it goes from every front, list and search.",
  kill: "The address says that the law took the story back. Headline and words go from every page, from search, and from the proofs of every version.",
};


/** @param fronts names of those that show the story now */
function means({ act, version, place }, live, fronts) {
  if (GONE[act]) {
    return [GONE[act], fronts.length > 0 ? `It leaves ${fronts.join(", ")}.` : ""];
  }
  const notice = place ? `This notice stands ${place === "top" ? "on top of the story" : "at its foot"}.` : "";
  return version === live
    ? ["The words stay as they are.", notice]
    : [`Readers get version ${version}; what that changes is said above.`, notice];
}

export class Second {
  /** @param about knows who sits here, and does what is asked for */
  constructor(root, about) {
    this.root = root;
    this.about = about;
    this.list = element("ul");
    root.append(this.list);
  }

  /** Says what each would mean for readers before there is a button. */
  async load(copy) {
    const requests = copy.requests ?? [];
    let fronts = [];
    if (copy.live && requests.some(({ act }) => GONE[act])) {
      fronts = await ask("GET", `${this.about.desk.path}/outlook?version=${copy.live.version}`).then((outlook) => outlook.fronts.keeps, () => []);
    }
    this.root.hidden = requests.length === 0;
    this.list.replaceChildren(...requests.map((request) => this.entry(request, copy.live?.version, fronts)));
  }

  entry(request, live, fronts) {
    const { act, by, at, ends, reason, why } = request;
    return element(
      "li",
      {},
      element("p", {}, element("b", {}, ACTS[act]), ", asked by ", ...signed(by, at), `. It ends by itself ${moment(ends)}.`),
      element("p", {}, means(request, live, fronts).filter(Boolean).join(" ")),
      reason ? element("p", {}, `“${reason}”`) : "",
      element("p", { class: "hint" }, why.join(" ")),
      this.buttons(request),
    );
  }

  buttons({ number, act, by }) {
    const path = `/api/requests/${number}`;
    const button = (name, run, main) => element("button", { type: "button", class: main ? "main" : null, onclick: () => this.about.do(run) }, name);
    if (by === this.about.member) {
      return element("p", { class: "buttons" }, button("Take it back", () => ask("DELETE", path)), element("span", { class: "hint" }, "Somebody else must confirm it."));
    }
    return this.about.may(RIGHTS[act])
      ? element("p", { class: "buttons" }, button(`Confirm: ${ACTS[act].toLowerCase()}`, () => ask("POST", `${path}/confirmations`, {}), true), button("Decline", () => this.decline(path)))
      : "";
  }

  decline(path) {
    return question(
      "Decline",
      [{ name: "reason", label: "Why not, for who asked", long: true, required: true }],
      ({ reason }) => ask("POST", `${path}/rejections`, { reason }),
      [],
      { says: ["Nothing changes for readers."], does: "Decline" },
    );
  }
}
