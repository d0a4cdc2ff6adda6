// Lists, tables and quotes of a paste, as a story has them.

import { all, flat, line, made, said, unwrap } from "./markup.js";

const MOST_COLUMNS = 20;
const MOST_ROWS = 500;
const HEADINGS = "h1, h2, h3, h4, h5, h6";

/** Word writes a list as paragraphs, each with its mark as text in front. */
export function wordLists(dom) {
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
export function lists(dom) {
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

/** A paste that begins with rows or cells is parsed inside of a table: it becomes one in it. */
export function within(dom) {
  if (!/^(table|tbody|thead|tfoot|tr)$/.test(dom.localName)) {
    return;
  }
  const table = made(dom, "table");
  const inner = dom.localName === "table" ? table : made(dom, dom.localName);
  inner.append(...dom.childNodes);
  if (inner !== table) {
    table.append(inner);
  }
  dom.append(table);
}

/** Tables that only lay a page out, or have one row, are taken away; the others get whole rows. */
export function tables(dom) {
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
export function quotes(dom) {
  for (const quote of all(dom, "blockquote").reverse()) {
    if (quote.hasAttribute("data-attribution")) {
      continue;
    }
    const who = quote.querySelector("cite, footer, figcaption");
    who?.remove();
    const parts = all(quote, "p, div, li").filter((part) => !part.querySelector("p, div, li"));
    const parted = (parts.length > 1 ? parts : [quote]).map((part) => {
      const one = made(quote, "blockquote");
      one.append(...part.childNodes);
      flat(one);
      return one;
    }).filter((one) => one.textContent.trim() !== "");
    parted.at(-1)?.setAttribute("data-attribution", line(who?.textContent ?? "").replace(/^[—–-]\s*/, ""));
    quote.replaceWith(...parted);
  }
}
