// What is pasted from Word, Google Docs or a web page, made plain before the schema reads it: their
// ways of writing lists, footnotes, breaks and empty lines, and whatever is no copy at all. The
// browser has parsed it into a document of its own, where nothing loads and no script runs.

import { DOMParser, Fragment, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { schema } from "./schema.js";

const MOST_DEPTH = 100;
const MOST_COLUMNS = 20;
const MOST_ROWS = 500;

const NO_COPY = [
  "script, style, noscript, template, title, meta, link, svg, math, canvas, object, applet, frame, frameset",
  "form input, input, button, select, textarea, nav, dialog, del, map, base, head",
  "[hidden], [aria-hidden=true], .sr-only, .visually-hidden, .screen-reader-text",
  ".MsoCommentReference, .MsoCommentText, .msoDel",
].join(", ");
const SHOWN = "img, picture, video, audio, iframe, embed";
const BLOCKS = "p, div, section, article, header, footer, main, aside, address, center, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, dl, dt, dd, figure, figcaption, table";
const PARTS = "p, h1, h2, h3, h4, h5, h6, li, blockquote, dt, dd, figcaption";
const HEADINGS = "h1, h2, h3, h4, h5, h6";
const LEADS = /^https:\/\/(?:www\.google\.[a-z.]+\/url|[a-z0-9.-]+\.safelinks\.protection\.outlook\.com\/)\?/;

const all = (dom, selector) => [...dom.querySelectorAll(selector)];
const made = (dom, name) => dom.ownerDocument.createElement(name);
const said = (dom) => (dom.getAttribute("style") || "").toLowerCase().replace(/\s/g, "");

function unwrap(dom) {
  dom.replaceWith(...dom.childNodes);
}

/** Takes blocks inside a part that holds text only away; their words stay apart. */
function flat(part) {
  for (const block of all(part, BLOCKS)) {
    block.before(" ");
    block.after(" ");
    unwrap(block);
  }
  all(part, "br").forEach((br) => br.replaceWith(" "));
}

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

/** Word writes a list as paragraphs, each with its mark as text in front. */
function wordLists(dom) {
  let list = null;
  for (const p of all(dom, "p")) {
    const style = said(p);
    const isItem = /mso-list:l\d/.test(style) || /^MsoListParagraph/.test(p.className);
    if (!isItem) {
      continue;
    }
    const marks = all(p, "span").filter((span) => /mso-list:ignore/.test(said(span)));
    if (marks.length === 0 && !/mso-list:l\d/.test(style)) {
      continue; // indented like a list, and none
    }
    const ordered = /^\s*(\d+|[a-z]|[ivxlc]+)[.)]/i.test(marks.map((mark) => mark.textContent).join(""));
    marks.forEach((mark) => mark.remove());
    const name = ordered ? "ol" : "ul";
    if (!list || list.localName !== name || list.nextElementSibling !== p) {
      list = made(p, name);
      p.before(list);
    }
    const item = made(p, "li");
    item.append(...p.childNodes);
    list.append(item);
    p.remove();
  }
}

/** A list in a list becomes items of the outer one; an item holds text. */
function lists(dom) {
  for (const list of all(dom, "ul, ol").reverse()) {
    const outer = list.parentElement?.closest("ul, ol");
    if (outer && dom.contains(outer)) {
      const item = list.closest("li");
      if (item && outer.contains(item)) {
        item.after(...list.childNodes);
        list.remove();
      } else {
        unwrap(list);
      }
    }
  }
  all(dom, "li").forEach(flat);
}

/** Tables that only lay a page out, or have one row, are taken away; the others get whole rows. */
function tables(dom) {
  for (const table of all(dom, "table").reverse()) {
    const rows = [...table.rows].filter((row) => row.cells.length > 0).slice(0, MOST_ROWS);
    const isLayout =
      /^(presentation|none)$/.test(table.getAttribute("role") || "") ||
      rows.length < 2 ||
      rows.every((row) => row.cells.length < 2) ||
      table.querySelector(`table, ul, ol, ${HEADINGS}, blockquote`);
    if (isLayout) {
      all(table, "td, th, caption").forEach((cell) => {
        const div = made(cell, "div");
        div.append(...cell.childNodes);
        cell.replaceWith(div);
      });
      const div = made(table, "div");
      div.append(...table.childNodes);
      all(div, "tbody, thead, tfoot, tr, colgroup").forEach(unwrap);
      table.replaceWith(div);
    } else {
      table.replaceWith(whole(table, rows));
    }
  }
}

function whole(table, rows) {
  const grid = rows.map(() => []);
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while (grid[y][x]) {
        x++;
      }
      const wide = Math.min(Math.max(cell.colSpan, 1), MOST_COLUMNS);
      const high = Math.min(Math.max(cell.rowSpan, 1), rows.length - y);
      flat(cell);
      for (let dy = 0; dy < high; dy++) {
        for (let dx = 0; dx < wide; dx++) {
          grid[y + dy][x + dx] = dx + dy === 0 ? cell : made(cell, "td");
        }
      }
      x += wide;
    }
  });
  const columns = Math.min(Math.max(...grid.map((row) => row.length)), MOST_COLUMNS);
  const result = made(table, "table");
  if (table.caption) {
    result.setAttribute("data-caption", line(table.caption.textContent));
  }
  for (const row of grid) {
    const tr = made(table, "tr");
    for (let x = 0; x < columns; x++) {
      const td = made(table, "td");
      td.append(...(row[x]?.childNodes ?? []));
      tr.append(td);
    }
    result.append(tr);
  }
  return result;
}

/** A quote holds text: several paragraphs are several quotes, and who said it stands at the last. */
function quotes(dom) {
  for (const quote of all(dom, "blockquote").reverse()) {
    if (quote.hasAttribute("data-attribution")) {
      continue;
    }
    const who = quote.querySelector("cite, footer, figcaption");
    who?.remove();
    const parts = all(quote, "p, div, li").filter((part) => !part.querySelector("p, div, li"));
    const made1 = (parts.length > 1 ? parts : [quote]).map((part) => {
      const one = made(quote, "blockquote");
      one.append(...part.childNodes);
      flat(one);
      return one;
    }).filter((one) => one.textContent.trim() !== "");
    made1.at(-1)?.setAttribute("data-attribution", line(who?.textContent ?? "").replace(/^[—–-]\s*/, ""));
    quote.replaceWith(...made1);
  }
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

const line = (text) => text.replace(/[\s\u2028\u2029]+/g, " ").trim();

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
  tables(dom);
  breaks(dom);
  links(dom);
  words(dom);
  return left;
}

const { nodes } = schema;
const FIELDS = [nodes.kicker, nodes.headline, nodes.standfirst];
const ONE_LINE = [...FIELDS, nodes.cell];

/** Fields of another story are paragraphs in this one. */
function blocks(fragment) {
  const parts = [];
  fragment.forEach((node) => {
    if (!FIELDS.includes(node.type)) {
      parts.push(node);
    } else if (node.content.size > 0) {
      parts.push((node.type === nodes.headline ? nodes.heading : nodes.paragraph).create(null, node.content));
    }
  });
  return Fragment.from(parts);
}

/** @param left called with how many pictures and films were in it, and were left out */
export function pasting(left) {
  const parser = DOMParser.fromSchema(schema);
  return new Plugin({
    props: {
      clipboardParser: {
        parseSlice(dom, options) {
          left(tidy(dom));
          return parser.parseSlice(dom, options);
        },
      },
      transformPasted(slice) {
        return slice.content.firstChild && slice.content.content.some((node) => FIELDS.includes(node.type))
          ? new Slice(blocks(slice.content), 0, 0)
          : slice;
      },
      handlePaste(view, _, slice) {
        const { $from, $to } = view.state.selection;
        if (!ONE_LINE.includes($from.parent.type) || !$from.sameParent($to)) {
          return false;
        }
        const text = line(slice.content.textBetween(0, slice.content.size, " ", " "));
        view.dispatch(view.state.tr.insertText(text).scrollIntoView().setMeta("paste", true));
        return true;
      },
    },
  });
}
