// Small things that are done with markup somebody pasted.

const BLOCKS = "p, div, section, article, header, footer, main, aside, address, center, h1, h2, h3, h4, h5, h6, blockquote, pre, ul, ol, dl, dt, dd, figure, figcaption, table";

export const all = (dom, selector) => [...dom.querySelectorAll(selector)];
export const made = (dom, name) => dom.ownerDocument.createElement(name);
export const said = (dom) => (dom.getAttribute("style") || "").toLowerCase().replace(/\s/g, "");

export function unwrap(dom) {
  dom.replaceWith(...dom.childNodes);
}

/** Takes blocks inside a part that holds text only away; their words stay apart. */
export function flat(part) {
  for (const block of all(part, BLOCKS)) {
    block.before(" ");
    block.after(" ");
    unwrap(block);
  }
  all(part, "br").forEach((br) => br.replaceWith(" "));
}

export const line = (text) => text.replace(/[\s\u2028\u2029]+/g, " ").trim();
