// The menu that “/” opens, and the bar over a selection.

import { toggleMark } from "prosemirror-commands";
import { Plugin, PluginKey } from "prosemirror-state";
import * as commands from "./commands.js";
import { ask } from "./desk.js";
import { choose, element, question } from "./dialog.js";
import { insertLetter } from "./letters.js";
import { isLink, schema } from "./schema.js";

const { nodes, marks } = schema;
const run = (command) => (view) => {
  command(view.state, view.dispatch, view);
  view.focus();
};
const medium = (kind) => (view) =>
  choose(ask, kind, false, ([media]) => commands.insert(view, nodes[kind].create({ media })));

export const BLOCKS = [
  ["Paragraph", "text", run(commands.paragraph)],
  ["Heading", "section h2", run(commands.heading(2))],
  ["Small heading", "h3", run(commands.heading(3))],
  ["Picture", "photo image", medium("picture")],
  [
    "Gallery",
    "pictures photos",
    (view) => choose(ask, "picture", true, (media) => commands.insert(view, commands.empty.gallery(media))),
  ],
  ["Quote", "citation", run(commands.quote)],
  ["Bulleted list", "ul items", run(commands.list(false))],
  ["Numbered list", "ol items", run(commands.list(true))],
  ["Table", "rows columns", (view) => commands.insert(view, commands.empty.table())],
  ["Fact box", "background aside", (view) => commands.insert(view, commands.empty.factbox())],
  ["Video", "film", medium("video")],
  ["Recording", "audio sound", medium("audio")],
  ["Document", "pdf file", medium("document")],
  ["Embed", "map post elsewhere", askForEmbed],
  ["Special character", "letter symbol dash quote euro degree", run(insertLetter)],
];

function askForEmbed(view) {
  question(
    "Something from another site",
    [
      { name: "url", label: "Its https:// address", type: "url", required: true },
      { name: "title", label: "What it is: a map, a film, a post", required: true },
    ],
    ({ url, title }) => {
      if (!isLink(url) || !url.startsWith("https://")) {
        throw new Error("Use a whole https:// address.");
      }
      commands.insert(view, nodes.embed.create({ url, title }));
    },
  );
}

export function link(state, dispatch, view) {
  const { $from, from, to, empty } = state.selection;
  if (empty || !$from.parent.type.allowsMarkType(marks.link)) {
    return false;
  }
  if (view) {
    const known = $from.nodeAfter && marks.link.isInSet($from.nodeAfter.marks);
    question(
      "Link",
      [{ name: "href", label: "Whole address", type: "url", value: known ? known.attrs.href : "https://", required: true }],
      ({ href }) => {
        if (!isLink(href)) {
          throw new Error("Use a whole https:// or http:// address.");
        }
        view.dispatch(view.state.tr.addMark(from, to, marks.link.create({ href })));
        view.focus();
      },
      known ? [["Take the link away", () => view.dispatch(view.state.tr.removeMark(from, to, marks.link))]] : [],
    );
  }
  return true;
}

export function note(state, dispatch, view) {
  const { $from, from, to, empty } = state.selection;
  if (empty || !$from.parent.type.allowsMarkType(marks.note)) {
    return false;
  }
  if (view) {
    const known = $from.nodeAfter && marks.note.isInSet($from.nodeAfter.marks);
    question(
      "Footnote",
      [{ name: "note", label: "What it says", value: known ? known.attrs.note : "", long: true, required: true }],
      ({ note: text }) => {
        const line = text.replace(/\s+/g, " ").trim();
        view.dispatch(view.state.tr.addMark(from, to, marks.note.create({ note: line })));
        view.focus();
      },
      known ? [["Take it away", () => view.dispatch(view.state.tr.removeMark(from, to, marks.note))]] : [],
    );
  }
  return true;
}

const slash = new PluginKey("slash");

/** “/” in an empty paragraph opens the menu; letters narrow it, arrows and Enter choose. */
export function slashMenu() {
  let menu = null;
  let at = 0;
  let offers = [];
  return new Plugin({
    key: slash,
    state: {
      init: () => null,
      apply: (tr, before, _, state) => {
        const told = tr.getMeta(slash);
        const { $from, empty } = state.selection;
        const text = $from.parent.textContent;
        const typed = empty && $from.parent.type === nodes.paragraph && $from.depth === 1 && text.startsWith("/") && text.length < 20;
        return told === "close" || !typed ? null : tr.docChanged || before ? text.slice(1).toLowerCase() : null;
      },
    },
    props: {
      handleKeyDown(view, event) {
        if (slash.getState(view.state) == null || offers.length === 0) {
          return false;
        }
        if (event.key === "ArrowDown" || event.key === "ArrowUp") {
          at = (at + (event.key === "ArrowDown" ? 1 : offers.length - 1)) % offers.length;
          mark();
          return true;
        }
        if (event.key === "Enter" || event.key === "Tab") {
          pick(view, offers[at]);
          return true;
        }
        if (event.key === "Escape") {
          view.dispatch(view.state.tr.setMeta(slash, "close"));
          return true;
        }
        return false;
      },
    },
    view: () => {
      menu = element("ul", { class: "menu", role: "listbox", id: "blocks", "aria-label": "Blocks", hidden: true });
      document.body.append(menu);
      return {
        update(view) {
          const typed = slash.getState(view.state);
          menu.hidden = typed == null;
          if (typed == null) {
            view.dom.removeAttribute("aria-activedescendant");
            return;
          }
          offers = BLOCKS.filter(([name, words]) => `${name} ${words}`.toLowerCase().includes(typed));
          at = 0;
          menu.replaceChildren(
            ...offers.map((offer, i) =>
              element(
                "li",
                {
                  role: "option",
                  id: `block-${i}`,
                  onmousedown: (event) => {
                    event.preventDefault();
                    pick(view, offer);
                  },
                },
                offer[0],
              ),
            ),
          );
          if (offers.length === 0) {
            menu.replaceChildren(element("li", { class: "none" }, "There is no such block."));
          }
          mark();
          place(menu, view, view.state.selection.from);
        },
        destroy: () => menu.remove(),
      };
    },
  });

  function mark() {
    [...menu.children].forEach((each, i) => each.setAttribute("aria-selected", i === at));
    menu.children[at]?.scrollIntoView({ block: "nearest" });
    document.querySelector(".ProseMirror")?.setAttribute("aria-activedescendant", `block-${at}`);
  }

  function pick(view, [, , act]) {
    const { $from } = view.state.selection;
    view.dispatch(view.state.tr.delete($from.start(), $from.end()).setMeta(slash, "close"));
    act(view);
  }
}

function place(box, view, position) {
  const here = view.coordsAtPos(position);
  const height = box.offsetHeight;
  const below = here.bottom + 4 + height < innerHeight;
  box.style.left = `${Math.max(8, Math.min(here.left, innerWidth - box.offsetWidth - 8)) + scrollX}px`;
  box.style.top = `${(below ? here.bottom + 4 : Math.max(8, here.top - height - 4)) + scrollY}px`;
}

/** The bar over a selection. `more` are acts of others, each a name and a command. */
export function selectionBar(more = []) {
  const acts = [
    ["Bold", toggleMark(marks.strong), marks.strong],
    ["Italic", toggleMark(marks.emphasis), marks.emphasis],
    ["Link", link, marks.link],
    ["Footnote", note, marks.note],
    ["Heading", commands.heading(2), null],
    ["Quote", commands.quote, null],
    ["Clear", commands.plain, null],
    ...more,
  ];
  return new Plugin({
    view: () => {
      const bar = element("div", { class: "bar-over", role: "toolbar", "aria-label": "Selected text", hidden: true });
      let current = null;
      const buttons = acts.map(([name, command, mark]) => {
        const button = element(
          "button",
          {
            type: "button",
            onmousedown: (event) => event.preventDefault(),
            onclick: () => {
              command(current.state, current.dispatch, current);
              current.focus();
            },
          },
          name,
        );
        bar.append(button);
        return [button, command, mark];
      });
      document.body.append(bar);
      return {
        update(view) {
          current = view;
          const { from, to, empty, $from } = view.state.selection;
          bar.hidden = empty || !view.hasFocus() || !$from.parent.inlineContent || commands.isLine(view.state) || view.composing;
          if (bar.hidden) {
            return;
          }
          for (const [button, command, mark] of buttons) {
            button.disabled = !command(view.state, null, null);
            if (mark) {
              button.setAttribute("aria-pressed", view.state.doc.rangeHasMark(from, to, mark));
            }
          }
          const start = view.coordsAtPos(from);
          const top = start.top - bar.offsetHeight - 6;
          bar.style.left = `${Math.max(8, Math.min(start.left, innerWidth - bar.offsetWidth - 8)) + scrollX}px`;
          bar.style.top = `${(top > 0 ? top : view.coordsAtPos(to).bottom + 6) + scrollY}px`;
        },
        destroy: () => bar.remove(),
      };
    },
  });
}
