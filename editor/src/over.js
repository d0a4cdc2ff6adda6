// Typing over what is selected, and how much Ctrl A selects.

import { selectAll } from "prosemirror-commands";
import { AllSelection, Plugin, Selection, TextSelection } from "prosemirror-state";
import { fieldsEnd } from "./commands.js";

/** Selects the field that the cursor is in, or the text below the fields; a second time, everything. */
export function selectPart(state, dispatch) {
  const { doc, selection } = state;
  const { $from } = selection;
  const text = fieldsEnd(doc);
  const part =
    $from.pos < text
      ? TextSelection.between(doc.resolve($from.start(1)), doc.resolve($from.end(1)))
      : TextSelection.between(doc.resolve(text), doc.resolve(doc.content.size));
  if (part.empty) {
    return true; // nothing to select, and nothing else shall be typed over by mistake
  }
  if (selection instanceof AllSelection || selection.eq(part)) {
    return selectAll(state, dispatch);
  }
  dispatch?.(state.tr.setSelection(part));
  return true;
}

/**
 * Puts what is typed over several fields or paragraphs where they began. Left to itself, the library looks
 * for a place for a letter that stands in no field, finds none, and drops it.
 */
export const typingOver = () =>
  new Plugin({
    props: {
      handleTextInput(view, _from, _to, text) {
        const { selection } = view.state;
        const isAcross = selection instanceof TextSelection && !selection.$from.sameParent(selection.$to);
        if (!isAcross && !(selection instanceof AllSelection)) {
          return false;
        }
        const cleared = view.state.tr.deleteSelection();
        const start = cleared.doc.resolve(cleared.mapping.map(selection.from, -1));
        view.dispatch(cleared.setSelection(Selection.near(start)));
        const { from, to } = view.state.selection;
        if (!view.someProp("handleTextInput", (handle) => handle(view, from, to, text))) {
          view.dispatch(view.state.tr.insertText(text).scrollIntoView());
        }
        return true;
      },
    },
  });
