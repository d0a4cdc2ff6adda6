// Far away at once. What a long story has out of sight is not laid out (editor.css), and Chromium neither
// goes there by Ctrl End nor keeps the cursor behind what is typed there.

import { AllSelection, Plugin, PluginKey, Selection, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

/** To the beginning (-1) or the end (1) of everything, or with all that lies between. */
const go = (way, extend) => (state, dispatch) => {
  const { doc, selection } = state;
  const there = way > 0 ? Selection.atEnd(doc) : Selection.atStart(doc);
  const next = extend ? TextSelection.between(selection.$anchor, there.$head, way) : there;
  dispatch?.(state.tr.setSelection(next).scrollIntoView());
  return true;
};

/** As keyboards have it with an End key, and without one. */
export const keys = {
  "Ctrl-Home": go(-1, false),
  "Ctrl-End": go(1, false),
  "Shift-Ctrl-Home": go(-1, true),
  "Shift-Ctrl-End": go(1, true),
  "Cmd-ArrowUp": go(-1, false),
  "Cmd-ArrowDown": go(1, false),
  "Shift-Cmd-ArrowUp": go(-1, true),
  "Shift-Cmd-ArrowDown": go(1, true),
};

const key = new PluginKey("far");

/** The blocks at both ends of a selection, by their place in the document. */
const ends = ({ doc, selection }) =>
  selection instanceof AllSelection ? [] : [...new Set([selection.$anchor.index(0), selection.$head.index(0)])].filter((i) => i < doc.childCount);

function marks(state) {
  const at = ends(state);
  const all = [];
  state.doc.forEach((node, offset, i) => at.includes(i) && all.push(Decoration.node(offset, offset + node.nodeSize, { class: "here" })));
  return DecorationSet.create(state.doc, all);
}

/** Marks the blocks that the cursor is in, so that these are always laid out. */
export const here = () =>
  new Plugin({
    key,
    state: {
      init: (_, state) => marks(state),
      apply(tr, before, last, state) {
        const same = tr.doc.childCount === last.doc.childCount && String(ends(last)) === String(ends(state));
        return same ? before.map(tr.mapping, tr.doc) : marks(state);
      },
    },
    props: { decorations: (state) => key.getState(state) },
  });
