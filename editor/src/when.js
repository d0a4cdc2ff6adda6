// When a story prints by itself, and before when nothing of it may: by the newsroom's own clock,
// wherever this browser stands.

import { element } from "./dialog.js";
import { ask } from "./desk.js";

const DAY = 86_400_000;

/** What the clock on the newsroom's wall shows, in milliseconds as if it were UTC. */
function wall(instant, zone) {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(instant);
  const part = (type) => Number(parts.find((each) => each.type === type).value);
  return Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
}

/** How far that clock is ahead of UTC at an instant, in minutes. */
const ahead = (instant, zone) => Math.round((wall(instant, zone) - Math.floor(instant / 1000) * 1000) / 60_000);

/** Every offset at which the clock shows `local`, the earlier instant first: none, one or two. */
export function offsets(local, zone) {
  const shown = Date.parse(`${local}Z`);
  return [...new Set([ahead(shown - DAY, zone), ahead(shown + DAY, zone)])]
    .filter((minutes) => ahead(shown - minutes * 60_000, zone) === minutes)
    .sort((one, other) => other - one);
}

/** As ISO 8601 writes it: +02:00. */
export function written(minutes) {
  const two = (number) => String(Math.floor(number)).padStart(2, "0");
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${two(size / 60)}:${two(size % 60)}`;
}

export class When {
  /** @param about does what is asked for, and shows what became of it */
  constructor(root, about) {
    this.about = about;
    this.root = root;
    this.zone = root.dataset.zone;
    this.said = element("div", { role: "status" });
    this.input = element("input", { type: "datetime-local", step: 1, required: true, onchange: () => this.doubled() });
    this.which = element("select");
    this.twice = element("label", { hidden: true }, "This time comes twice that day", this.which);
    this.buttons = element("p", { class: "buttons" });
    this.refusal = element("p", { role: "alert" });
    this.form = element("form", {}, element("label", {}, `Time, by the clock in ${this.zone}`, this.input), this.twice, this.refusal, this.buttons);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.summary = element("summary");
    root.append(this.said, element("details", {}, this.summary, this.form));
  }

  show(copy) {
    const due = copy.due;
    const pending = due && !due.missed;
    this.said.replaceChildren(...this.sentences(copy));
    const known = due?.at ?? copy.embargo ?? "";
    if (this.input !== document.activeElement && known !== this.known) {
      this.input.value = this.local(known ? Date.parse(known) : Math.ceil((Date.now() + 1) / 3_600_000) * 3_600_000);
      this.known = known;
      this.doubled();
    }
    this.root.hidden = !["draft", "filed", "passed"].includes(copy.state);
    this.summary.textContent = due || copy.embargo ? "Change that" : "Give it a time or an embargo";
    const prints = this.about.may("publish");
    const offers = [];
    if (prints && copy.state === "passed") {
      offers.push([pending ? "Print then instead" : "Print then", () => this.put("schedule", { version: copy.passed.version, at: this.chosen() })]);
    }
    if (prints && due) {
      offers.push(["Take the time away", () => this.take("schedule")]);
    }
    offers.push(["Embargo until then", () => this.put("embargo", { until: this.chosen() })]);
    if (prints && copy.embargo) {
      offers.push(["Lift the embargo", () => this.take("embargo")]);
    }
    this.buttons.replaceChildren(
      ...offers.map(([name, run]) => element("button", { type: "button", onclick: () => this.do(run) }, name)),
    );
    this.wake(pending ? Date.parse(due.at) : Infinity);
  }

  /** What is refused is said beside what was asked for. */
  async do(run) {
    this.refusal.textContent = "";
    await this.about.do(() => run().catch((refusal) => (this.refusal.textContent = refusal.message)));
  }

  sentences(copy) {
    const all = [];
    const due = copy.due;
    if (due?.missed) {
      all.push(element("p", { class: "missed" }, `It was to print on ${this.say(due.at)} and did not: ${due.missed}`));
    } else if (due) {
      all.push(element("p", {}, element("b", {}, `Version ${copy.passed.version} prints on ${this.say(due.at)}`), `, by ${due.by}’s word.`));
      if (copy.passed.version < copy.version) {
        all.push(element("p", {}, "Changes since then are not in it. Pass them, and they print at that second instead."));
      }
    } else if (copy.state === "passed") {
      all.push(element("p", {}, "When somebody publishes it."));
    } else if (copy.state === "draft" || copy.state === "filed") {
      all.push(element("p", {}, "Once it is passed."));
    }
    if (copy.embargo) {
      all.push(element("p", {}, element("b", {}, `Embargoed until ${this.say(copy.embargo)}`), ": nothing of it prints before."));
    }
    return all;
  }

  say(iso) {
    const shown = new Date(iso).toLocaleString("en-GB", { timeZone: this.zone, dateStyle: "long", timeStyle: "medium" });
    const twice = offsets(this.local(Date.parse(iso)), this.zone).length > 1;
    return `${shown.replace(" at ", ", ")} (${this.zone}${twice ? `, ${written(ahead(Date.parse(iso), this.zone))}` : ""})`;
  }

  local(instant) {
    return new Date(wall(instant, this.zone)).toISOString().slice(0, 19);
  }

  typed() {
    return this.input.value.length === 16 ? `${this.input.value}:00` : this.input.value;
  }

  /** Asks which one is meant when clocks are set back over it. */
  doubled() {
    const found = this.input.value ? offsets(this.typed(), this.zone) : [];
    this.twice.hidden = found.length < 2;
    this.which.replaceChildren(
      ...found.map((minutes, i) => element("option", { value: written(minutes) }, `${i === 0 ? "the first" : "the second"}, ${written(minutes)} from UTC`)),
    );
  }

  chosen() {
    return this.twice.hidden ? this.typed() : this.typed() + this.which.value;
  }

  async put(noun, body) {
    return this.form.reportValidity() && ask("PUT", `${this.about.desk.path}/${noun}`, body);
  }

  take(noun) {
    return ask("DELETE", `${this.about.desk.path}/${noun}`);
  }

  /** Looks again when it should have printed. */
  wake(then) {
    clearTimeout(this.timer);
    const left = then - Date.now();
    if (left < DAY) {
      this.timer = setTimeout(() => this.about.refresh(), Math.max(left, 0) + 1500);
    }
  }
}
