// What is pasted from Word, Google Docs or a web page, made plain before the schema reads it: their
// ways of writing breaks, looks and empty lines, and whatever is no copy at all. The browser has parsed
// it into a document of its own, where nothing loads and no script runs.

import { all, flat, made, said, unwrap } from "./markup.js";
import { lists, quotes, tables, within, wordLists } from "./pasteblocks.js";

const MOST_DEPTH = 100;

const NO_COPY = [
  "script, style, noscript, template, title, meta, link, svg, math, canvas, object, applet, frame, frameset",
  "form input, input, button, select, textarea, nav, dialog, del, map, base, head",
  "[hidden], [aria-hidden=true], .sr-only, .visually-hidden, .screen-reader-text",
  ".MsoCommentReference, .MsoCommentText, .msoDel",
].join(", ");
const SHOWN = "img, picture, video, audio, iframe, embed";
const PARTS = "p, h1, h2, h3, h4, h5, h6, li, blockquote, dt, dd, figcaption";
const HEADINGS = "h1, h2, h3, h4, h5, h6";
const LEADS = /^https:\/\/(?:www\.google\.[a-z.]+\/url|[a-z0-9.-]+\.safelinks\.protection\.outlook\.com\/)\?/;

/** A form whose fields are named like what a node can do would answer with the fields. */
function unname(dom) {
  for (const each of all(dom, "[name], [id]")) {
    Element.prototype.removeAttribute.call(each, "name");
    Element.prototype.removeAttribute.call(each, "id");
  }
}

function depth(dom) {
  let deepest = 0;
  let at = 0;
  for (let node = dom; node; ) {
    if (node.firstChild) {
      node = node.firstChild;
      deepest = Math.max(deepest, ++at);
    } else {
      while (node !== dom && !node.nextSibling) {
        node = node.parentNode;
        at--;
      }
      node = node === dom ? null : node.nextSibling;
    }
  }
  return deepest;
}

/** Takes away what is no copy. How many things to look at or listen to were among it. */
function strip(dom) {
  const comments = dom.ownerDocument.createTreeWalker(dom, 128 /* comments */);
  const gone = [];
  while (comments.nextNode()) {
    gone.push(comments.currentNode);
  }
  gone.forEach((each) => each.remove());
  all(dom, NO_COPY).forEach((each) => each.remove());
  all(dom, "[style]")
    .filter((each) => /display:none|visibility:hidden|mso-hide:all|mso-element:comment/.test(said(each)))
    .forEach((each) => each.remove());
  let left = 0;
  for (const each of all(dom, SHOWN)) {
    left += each.isConnected || dom.contains(each) ? 1 : 0;
    const figure = each.closest("figure");
    (figure && dom.contains(figure) && !figure.querySelector("table, blockquote") ? figure : each).remove();
  }
  return left;
}

/** Two breaks or more end a paragraph; one is a space. */
function breaks(dom) {
  for (const br of all(dom, "br")) {
    if (!dom.contains(br)) {
      continue;
    }
    const run = [br];
    let next = br.nextSibling;
    while (next && (next.nodeName === "BR" || (next.nodeType === 3 && next.data.trim() === ""))) {
      run.push(next);
      next = next.nextSibling;
    }
    const count = run.filter((each) => each.nodeName === "BR").length;
    const part = br.parentElement.closest("p");
    if (count > 1 && part && dom.contains(part)) {
      const rest = made(part, "p");
      const range = part.ownerDocument.createRange();
      range.setStartAfter(run.at(-1));
      range.setEndAfter(part.lastChild);
      rest.append(range.extractContents());
      part.after(rest);
      run.forEach((each) => each.remove());
    } else if (count > 1) {
      br.before(made(br, "div"));
      run.forEach((each) => each.remove());
    } else {
      br.replaceWith(" ");
    }
  }
}

function headings(dom) {
  for (const title of all(dom, "p.MsoTitle")) {
    const h2 = made(title, "h2");
    h2.append(...title.childNodes);
    title.replaceWith(h2);
  }
  for (const heading of all(dom, HEADINGS)) {
    flat(heading);
    all(heading, "b, strong").forEach(unwrap);
    all(heading, "[style]").forEach((each) => each.removeAttribute("style"));
  }
}

/**
 * Bold and italic that a style says. It is read as text: the page's policy keeps the browser from
 * reading styles in markup.
 */
function looks(dom) {
  for (const each of all(dom, "[style]")) {
    const style = said(each);
    each.removeAttribute("style");
    const weight = /(?:^|;)font-weight:(\w+)/.exec(style)?.[1];
    const slant = /(?:^|;)font-style:(\w+)/.exec(style)?.[1];
    if (/^(bold|bolder|[6-9]00)$/.test(weight)) {
      wrap(each, "strong");
    }
    if (/^(italic|oblique)$/.test(slant)) {
      wrap(each, "em");
    }
    const isPlain = each.matches("b, strong") ? /^(normal|[1-4]00)$/.test(weight) : each.matches("i, em") && slant === "normal";
    if (isPlain) {
      unwrap(each);
    }
  }
}

function wrap(dom, name) {
  const inner = made(dom, name);
  inner.append(...dom.childNodes);
  dom.append(inner);
}

/** Where a link leads that a mail or a document sends by another address first. */
function links(dom) {
  for (const a of all(dom, "a[href]")) {
    const href = a.getAttribute("href");
    if (LEADS.test(href)) {
      const to = new URL(href).searchParams;
      a.setAttribute("href", to.get("q") || to.get("url") || href);
    }
  }
}

/**
 * Spaces that only keep a layout apart become plain; one that keeps a number with its unit or a sign
 * with its word stays.
 */
export const plain = (text) =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u200b\u2060\ufeff]/g, "")
    .replace(/[\u2028\u2029]/g, " ")
    .replace(/[ \t\r\n]*\u00a0[ \t\r\n\u00a0]*/g, (run, at, whole) => {
      const after = whole[at + run.length] ?? "";
      const before = whole[at - 1] ?? "";
      const keeps = run === "\u00a0" && (/[:;!?»%‰]/.test(after) || before === "«" || /\d/.test(before));
      return keeps ? run : " ";
    });

function words(dom) {
  const texts = dom.ownerDocument.createTreeWalker(dom, 4 /* texts */);
  while (texts.nextNode()) {
    texts.currentNode.data = plain(texts.currentNode.data);
  }
  all(dom, PARTS)
    .filter((part) => part.textContent.trim() === "" && !part.querySelector("[data-block]"))
    .forEach((part) => part.remove());
}

/** Makes it plain, in place. How many pictures, films and the like were left out. */
export function tidy(dom) {
  unname(dom);
  if (dom.querySelector("[data-pm-slice]")) {
    return 0; // from a story of ours
  }
  if (depth(dom) > MOST_DEPTH) {
    dom.replaceChildren(...dom.textContent.split(/\n+/).map((text) => {
      const p = made(dom, "p");
      p.append(text);
      return p;
    }));
  }
  const left = strip(dom);
  headings(dom);
  wordLists(dom);
  looks(dom);
  lists(dom);
  quotes(dom);
  within(dom);
  tables(dom);
  breaks(dom);
  links(dom);
  words(dom);
  return left;
}
