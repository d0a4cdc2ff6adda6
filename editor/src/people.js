// Where the others are: a cursor with a name, in a colour and a letter of their own.

import { Plugin, PluginKey } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { element } from "./dialog.js";

const key = new PluginKey("people");
const COLOURS = 6;

export const tell = (view, present) => view.dispatch(view.state.tr.setMeta(key, present));

function colour(name) {
  let sum = 0;
  for (const letter of name) {
    sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  }
  return sum % COLOURS;
}

function decorations(doc, present) {
  const all = [];
  const within = (position) => Math.min(Math.max(0, position), doc.content.size);
  for (const each of present) {
    if (each.anchor < 0 || each.head < 0) {
      continue;
    }
    const from = within(Math.min(each.anchor, each.head));
    const to = within(Math.max(each.anchor, each.head));
    const hue = colour(each.by);
    if (from < to) {
      all.push(Decoration.inline(from, to, { class: `theirs hue-${hue}` }));
    }
    all.push(
      Decoration.widget(
        within(each.head),
        () => element("span", { class: `cursor hue-${hue}` }, element("b", {}, each.by)),
        { side: 10, key: `${each.client}-${each.by}` },
      ),
    );
  }
  return DecorationSet.create(doc, all);
}

/** A name stands behind its cursor, or before it where it would reach past the edge. */
function keepWithin({ dom }) {
  const { right } = dom.getBoundingClientRect();
  const names = [...dom.querySelectorAll(".cursor b")];
  const ends = names.map((name) => name.parentNode.getBoundingClientRect().left + name.offsetWidth);
  names.forEach((name, i) => name.classList.toggle("before", ends[i] > right));
}

export const people = () =>
  new Plugin({
    key,
    view: () => ({
      update(view) {
        if (key.getState(view.state) !== DecorationSet.empty) {
          keepWithin(view);
        }
      },
    }),
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before) => {
        const present = tr.getMeta(key);
        return present ? decorations(tr.doc, present) : before.map(tr.mapping, tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
