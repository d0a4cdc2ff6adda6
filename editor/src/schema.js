// What a manuscript may be made of. The desk has the same in `Grammar.java`.

import { Schema } from "prosemirror-model";

const texts = (...names) => Object.fromEntries(names.map((name) => [name, { default: "" }]));

const attribute = (dom, name) => dom.getAttribute(`data-${name}`) || "";

/** A rule for one attribute beside the text. */
const read = (tag, name) => ({ tag, getAttrs: (dom) => ({ [name]: attribute(dom, name) }) });

const line = (name) => ({
  content: "text*",
  marks: "",
  defining: true,
  isolating: true,
  parseDOM: [],
  toDOM: () => ["div", { class: name }, 0],
});

const FITS = {
  media: (value) => /^[0-9a-z]{12}$/.test(value),
  url: (value) => isLink(value) && value.startsWith("https:"),
};

const shown = (name, ...attributes) => ({
  group: "block",
  attrs: texts(...attributes),
  draggable: true,
  parseDOM: [
    {
      tag: `div[data-block=${name}]`,
      getAttrs: (dom) => {
        const attrs = Object.fromEntries(attributes.map((each) => [each, attribute(dom, each)]));
        return attributes.every((each) => !FITS[each] || FITS[each](attrs[each])) && attrs;
      },
    },
  ],
  toDOM: (node) => [
    "div",
    {
      "data-block": name,
      ...Object.fromEntries(attributes.map((each) => [`data-${each}`, node.attrs[each]])),
    },
  ],
});

export const schema = new Schema({
  nodes: {
    doc: {
      content: "kicker headline standfirst block+",
      attrs: {
        ...texts("section", "language", "editor", "dateline", "sourceName", "sourceUrl"),
        ...texts("frontHeadline", "searchHeadline", "socialHeadline", "original"),
        byline: { default: [] },
        topics: { default: [] },
        related: { default: [] },
      },
    },
    paragraph: {
      group: "block",
      content: "text*",
      parseDOM: [{ tag: "p" }],
      toDOM: () => ["p", 0],
    },
    kicker: line("kicker"),
    headline: line("headline"),
    standfirst: line("standfirst"),
    heading: {
      group: "block",
      content: "text*",
      defining: true,
      attrs: { level: { default: 2 } },
      parseDOM: [
        { tag: "h1", attrs: { level: 2 } },
        { tag: "h2", attrs: { level: 2 } },
        { tag: "h3", attrs: { level: 3 } },
        { tag: "h4", attrs: { level: 3 } },
        { tag: "h5", attrs: { level: 3 } },
        { tag: "h6", attrs: { level: 3 } },
      ],
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    quote: {
      group: "block",
      content: "text*",
      defining: true,
      attrs: texts("attribution"),
      parseDOM: [read("blockquote", "attribution")],
      toDOM: (node) => ["blockquote", { "data-attribution": node.attrs.attribution }, 0],
    },
    list: {
      group: "block",
      content: "item+",
      attrs: { ordered: { default: false } },
      parseDOM: [
        { tag: "ul", attrs: { ordered: false } },
        { tag: "ol", attrs: { ordered: true } },
      ],
      toDOM: (node) => [node.attrs.ordered ? "ol" : "ul", 0],
    },
    item: { content: "text*", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    table: {
      group: "block",
      content: "row+",
      isolating: true,
      attrs: texts("caption"),
      parseDOM: [read("table", "caption")],
      toDOM: (node) => ["table", { "data-caption": node.attrs.caption }, ["tbody", 0]],
    },
    row: { content: "cell*", parseDOM: [{ tag: "tr" }], toDOM: () => ["tr", 0] },
    cell: {
      content: "text*",
      marks: "",
      isolating: true,
      parseDOM: [{ tag: "td" }, { tag: "th" }],
      toDOM: () => ["td", 0],
    },
    factbox: {
      group: "block",
      content: "fact+",
      isolating: true,
      attrs: texts("title"),
      parseDOM: [read("aside[data-title]", "title")],
      toDOM: (node) => ["aside", { "data-title": node.attrs.title }, 0],
    },
    fact: {
      content: "text*",
      parseDOM: [{ tag: "p", context: "factbox/", priority: 60 }],
      toDOM: () => ["p", 0],
    },
    gallery: {
      group: "block",
      content: "picture*",
      attrs: texts("title"),
      parseDOM: [read("section[data-title]", "title")],
      toDOM: (node) => ["section", { class: "gallery", "data-title": node.attrs.title }, 0],
    },
    picture: shown("picture", "media", "caption"),
    video: shown("video", "media", "caption"),
    audio: shown("audio", "media", "caption"),
    document: shown("document", "media", "title"),
    embed: shown("embed", "url", "title"),
    text: {},
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "a[href]",
          getAttrs: (dom) => {
            const href = dom.getAttribute("href");
            return isLink(href) ? { href } : false;
          },
        },
      ],
      toDOM: (mark) => ["a", { href: mark.attrs.href, rel: "noopener" }, 0],
    },
    note: {
      attrs: { note: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: "span.note[title]",
          getAttrs: (dom) => dom.getAttribute("title") !== "" && { note: dom.getAttribute("title") },
        },
      ],
      toDOM: (mark) => ["span", { class: "note", title: mark.attrs.note }, 0],
    },
    strong: {
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
      toDOM: () => ["strong", 0],
    },
    emphasis: {
      parseDOM: [{ tag: "em" }, { tag: "i" }],
      toDOM: () => ["em", 0],
    },
  },
});

/** Whether readers may be led there. */
export function isLink(href) {
  if (/[\s\p{Cc}]/u.test(href)) {
    return false; // a browser would read over them
  }
  try {
    const url = new URL(href);
    return (
      (["http:", "https:"].includes(url.protocol) && url.hostname !== "" && url.username === "") ||
      (url.protocol === "mailto:" && url.pathname.includes("@"))
    );
  } catch {
    return false;
  }
}
