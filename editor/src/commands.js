// What keys and menus do to the manuscript.

import { chainCommands, createParagraphNear, liftEmptyBlock, newlineInCode, setBlockType, splitBlock, toggleMark } from "prosemirror-commands";
import { Selection, TextSelection } from "prosemirror-state";
import { schema } from "./schema.js";

const { nodes, marks } = schema;
const LINES = [nodes.kicker, nodes.headline, nodes.standfirst];

export const isLine = (state) => LINES.includes(state.selection.$from.parent.type);

const inBody = (command) => (state, dispatch, view) =>
  !isLine(state) && state.selection.$from.depth === 1 ? command(state, dispatch, view) : false;

export const paragraph = inBody(setBlockType(nodes.paragraph));
export const heading = (level) => inBody(setBlockType(nodes.heading, { level }));
export const quote = inBody(setBlockType(nodes.quote));
export const strong = toggleMark(marks.strong);
export const emphasis = toggleMark(marks.emphasis);

/** Takes strong, emphasis, links and notes away. */
export function plain(state, dispatch) {
  const { from, to, empty } = state.selection;
  if (empty) {
    return false;
  }
  dispatch?.(state.tr.removeMark(from, to));
  return true;
}

/** The blocks of the body that the selection touches, as [position, node] pairs. */
function touched(state) {
  const found = [];
  state.doc.forEach((node, offset) => {
    if (offset + node.nodeSize > state.selection.from && offset < Math.max(state.selection.to, state.selection.from + 1)) {
      found.push([offset, node]);
    }
  });
  return found;
}

/** Makes a list of the paragraphs that are selected, or paragraphs of the list. */
export const list = (ordered) => (state, dispatch) => {
  const blocks = touched(state);
  if (blocks.length === 0 || blocks.some(([, node]) => LINES.includes(node.type))) {
    return false;
  }
  const from = blocks[0][0];
  const [last, lastNode] = blocks.at(-1);
  const to = last + lastNode.nodeSize;
  const tr = state.tr;
  if (blocks.length === 1 && blocks[0][1].type === nodes.list) {
    const node = blocks[0][1];
    if (node.attrs.ordered !== ordered) {
      tr.setNodeAttribute(from, "ordered", ordered);
    } else {
      const paragraphs = [];
      node.forEach((item) => paragraphs.push(nodes.paragraph.create(null, item.content)));
      tr.replaceWith(from, to, paragraphs).setSelection(Selection.near(tr.doc.resolve(from + 1)));
    }
  } else if (blocks.every(([, node]) => node.isTextblock)) {
    const items = blocks.map(([, node]) => nodes.item.create(null, node.content));
    tr.replaceWith(from, to, nodes.list.create({ ordered }, items));
    tr.setSelection(Selection.near(tr.doc.resolve(Math.min(state.selection.head + 1, tr.doc.content.size))));
  } else {
    return false;
  }
  dispatch?.(tr.scrollIntoView());
  return true;
};

/** Enter in a field goes to the next one. */
function nextField(state, dispatch) {
  if (!isLine(state)) {
    return false;
  }
  const after = state.selection.$from.after(1);
  dispatch?.(state.tr.setSelection(Selection.near(state.doc.resolve(after), 1)).scrollIntoView());
  return true;
}

/** Enter in an empty item or fact ends its list. */
function endPart(state, dispatch) {
  const { $from, empty } = state.selection;
  const part = $from.parent;
  if (!empty || part.content.size > 0 || ![nodes.item, nodes.fact].includes(part.type)) {
    return false;
  }
  const whole = $from.node(1);
  const index = $from.index(1);
  const before = [];
  const after = [];
  whole.forEach((child, _, i) => (i < index ? before.push(child) : i > index && after.push(child)));
  const pieces = [];
  if (before.length > 0) {
    pieces.push(whole.type.create(whole.attrs, before));
  }
  pieces.push(nodes.paragraph.create());
  if (after.length > 0) {
    pieces.push(whole.type.create(whole.attrs, after));
  }
  const start = $from.before(1);
  const tr = state.tr.replaceWith(start, $from.after(1), pieces);
  const at = start + (before.length > 0 ? pieces[0].nodeSize : 0) + 1;
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at)).scrollIntoView());
  return true;
}

/** Enter in a quote or heading goes on with a paragraph. */
function afterHeading(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || ![nodes.quote, nodes.heading].includes($from.parent.type) || $from.parentOffset < $from.parent.content.size) {
    return false;
  }
  const tr = state.tr.insert($from.after(), nodes.paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, $from.after() + 1)).scrollIntoView());
  return true;
}

/** Enter in a table goes to the row below, and makes one under the last. */
function nextRow(state, dispatch) {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.cell) {
    return false;
  }
  const table = $from.node(1);
  const row = $from.index(1);
  const tr = state.tr;
  const below = $from.after(2);
  if (row === table.childCount - 1) {
    tr.insert(below, nodes.row.create(null, Array.from({ length: $from.node(2).childCount }, () => nodes.cell.create())));
  }
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(below + 2))).scrollIntoView());
  return true;
}

export const enter = chainCommands(nextField, nextRow, endPart, afterHeading, newlineInCode, createParagraphNear, liftEmptyBlock, splitBlock);

/** At the beginning of a list, backspace makes a paragraph of its first item. */
export function unlist(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.parent.type !== nodes.item || $from.index(1) > 0) {
    return false;
  }
  const whole = $from.node(1);
  const rest = [];
  whole.forEach((child, _, i) => i > 0 && rest.push(child));
  const pieces = [nodes.paragraph.create(null, $from.parent.content)];
  if (rest.length > 0) {
    pieces.push(whole.type.create(whole.attrs, rest));
  }
  const start = $from.before(1);
  const tr = state.tr.replaceWith(start, $from.after(1), pieces);
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, start + 1)));
  return true;
}

/** Tab goes to the next cell. */
export const cell = (way) => (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.cell) {
    return false;
  }
  const at = way > 0 ? $from.after() : $from.before();
  const next = Selection.findFrom(state.doc.resolve(at), way, true);
  if (!next || next.$from.node(1) !== $from.node(1)) {
    return way > 0 ? nextRow(state, dispatch) : false;
  }
  dispatch?.(state.tr.setSelection(next).scrollIntoView());
  return true;
};

/** A column more or less in the table that the cursor is in. */
export const column = (more) => (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.cell) {
    return false;
  }
  const table = $from.node(1);
  const at = $from.index(2);
  const rows = [];
  table.forEach((row) => {
    const cells = [];
    row.forEach((each, _, i) => (more || i !== at) && cells.push(each));
    if (more) {
      cells.splice(at + 1, 0, nodes.cell.create());
    }
    rows.push(nodes.row.create(null, cells));
  });
  if (rows.some((row) => row.childCount === 0)) {
    return false;
  }
  const start = $from.before(1);
  const tr = state.tr.replaceWith(start, $from.after(1), table.type.create(table.attrs, rows));
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(start + 3))));
  return true;
};

export function dropRow(state, dispatch) {
  const { $from } = state.selection;
  if ($from.parent.type !== nodes.cell || $from.node(1).childCount < 2) {
    return false;
  }
  dispatch?.(state.tr.delete($from.before(2), $from.after(2)));
  return true;
}

/** Puts a block in the place of the empty paragraph with the cursor, or behind the block. */
export function insert(view, node) {
  const { state } = view;
  const { $from } = state.selection;
  const top = $from.depth > 0 ? $from.node(1) : null;
  let from = top ? $from.after(1) : state.selection.to;
  let to = from;
  if (top && top.type === nodes.paragraph && top.content.size === 0) {
    from = $from.before(1);
  }
  if (from < fieldsEnd(state.doc)) {
    from = to = fieldsEnd(state.doc);
  }
  const tr = state.tr.replaceWith(from, to, node);
  if (node.isLeaf && !tr.doc.resolve(from + node.nodeSize).nodeAfter) {
    tr.insert(from + node.nodeSize, nodes.paragraph.create());
  }
  const inside = node.isLeaf ? from + node.nodeSize : from + 1;
  tr.setSelection(Selection.near(tr.doc.resolve(inside), 1));
  view.dispatch(tr.scrollIntoView());
  view.focus();
}

/** Where the body begins. */
export const fieldsEnd = (doc) => doc.child(0).nodeSize + doc.child(1).nodeSize + doc.child(2).nodeSize;

export const empty = {
  table: () =>
    nodes.table.create(null, [0, 1].map(() => nodes.row.create(null, [nodes.cell.create(), nodes.cell.create()]))),
  factbox: () => nodes.factbox.create(null, nodes.fact.create()),
  gallery: (pictures) =>
    nodes.gallery.create(null, pictures.map((media) => nodes.picture.create({ media }))),
};

