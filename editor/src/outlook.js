// What readers would see differently, said before the button is there.

import { element } from "./dialog.js";
import { ask } from "./desk.js";

const SHOWN = 6; // of a long list

/** Words one after the other, a long list cut. */
const all = (words) => (words.length > SHOWN ? [...words.slice(0, SHOWN), `${words.length - SHOWN} more`] : words).join(", ");
const count = (number, one, many) => (number === 1 ? `1 ${one}` : `${number} ${many}`);

/** What comes and what goes, as one sentence; empty when neither. */
function moved(what, { gains, loses }) {
  const parts = [];
  if (gains.length > 0) {
    parts.push(`${all(gains)} ${gains.length === 1 ? "comes" : "come"} in`);
  }
  if (loses.length > 0) {
    parts.push(`${all(loses)} ${loses.length === 1 ? "goes" : "go"} out`);
  }
  return parts.length > 0 ? `${what}: ${parts.join("; ")}.` : "";
}

/** Sentences about an outlook as the newsroom answers it. */
export function sentences(outlook) {
  const { live, headline, section, paragraphs, links, fresh, topics, media, fronts } = outlook;
  const domains = outlook.domains.filter((domain) => !fresh.includes(domain));
  const pictures = { gains: media.gains.length, loses: media.loses.length };
  return [
    live ? "" : "Readers have nothing of it yet.",
    headline ? `The headline “${headline.from}” becomes “${headline.to}”.` : "",
    paragraphs > 0 ? `${count(paragraphs, "paragraph differs", "paragraphs differ")} from what readers have.` : "",
    section ? `It moves from ${section.from} to ${section.to}; its address stays.` : "",
    moved("Topics", topics),
    pictures.gains > 0 ? `${count(pictures.gains, "picture, film or file", "pictures, films or files")} readers do not have yet.` : "",
    pictures.loses > 0 ? `${count(pictures.loses, "picture, film or file", "pictures, films or files")} readers will no longer get here.` : "",
    links.length > 0 ? `New links: ${all(links)}.` : "",
    domains.length > 0 ? `This story has not led to ${all(domains)} before.` : "",
    fresh.length > 0 ? `Nothing this paper published has led to ${all(fresh)} before. One person passes that, and another publishes it.` : "",
    fronts.gains.length > 0 ? `It comes onto ${all(fronts.gains)}.` : "",
    fronts.keeps.length > 0 ? `It changes on ${all(fronts.keeps)}, and wherever it is listed.` : "",
    fronts.loses.length > 0 ? `It leaves ${all(fronts.loses)}.` : "",
  ].filter(Boolean);
}

export class Outlook {
  constructor(root, path) {
    this.root = root;
    this.path = path;
    this.list = element("ul");
    this.obstacles = []; // sentences about what may not be printed
    this.warnings = element("ul", { class: "missed" });
    this.more = element("p");
    root.append(this.warnings, this.list, this.more);
  }

  /** Says what the version that waits would change. A newsroom that cannot say it holds nothing up. */
  async load(copy) {
    const version = copy.passed?.version ?? (copy.state === "filed" ? copy.version : 0);
    this.root.hidden = version === 0;
    if (version === 0) {
      return;
    }
    let outlook;
    try {
      outlook = await ask("GET", `${this.path}/outlook?version=${version}`);
    } catch (refusal) {
      this.obstacles = [];
      this.warnings.replaceChildren();
      this.list.replaceChildren(element("li", {}, `It cannot be said now: ${refusal.message}`));
      return;
    }
    this.obstacles = outlook.obstacles;
    this.warnings.replaceChildren(...outlook.obstacles.map((each) => element("li", {}, each)));
    this.list.replaceChildren(...sentences(outlook).map((each) => element("li", {}, each)));
    this.more.replaceChildren(
      outlook.live && outlook.live !== version
        ? element("a", { href: `${this.path.replace("/api", "")}/history?from=${outlook.live}&to=${version}` }, "Every word that differs")
        : "",
    );
  }
}
