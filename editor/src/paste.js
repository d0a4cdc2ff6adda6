// Pasting: what is on the clipboard becomes blocks of a story, or one line in a field.

import { DOMParser, Fragment, Slice } from "prosemirror-model";
import { Plugin } from "prosemirror-state";
import { line } from "./markup.js";
import { schema } from "./schema.js";
import { tidy } from "./tidy.js";

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
