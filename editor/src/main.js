// The page where a story is written.

import { baseKeymap, chainCommands } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { history, redo, undo } from "prosemirror-history";
import { InputRule, inputRules, textblockTypeInputRule, undoInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { EditorState, Plugin, Selection } from "prosemirror-state";
import { Decoration, DecorationSet, EditorView } from "prosemirror-view";
import { About } from "./about.js";
import * as commands from "./commands.js";
import { Comments } from "./comments.js";
import { Desk } from "./desk.js";
import { element, returnTo } from "./dialog.js";
import * as far from "./far.js";
import { showBeside } from "./fields.js";
import { Find } from "./find.js";
import { House } from "./house.js";
import { language, written } from "./language.js";
import { insertLetter } from "./letters.js";
import { link, note, selectionBar, slashMenu } from "./menus.js";
import { pasting } from "./paste.js";
import { selectPart, typingOver } from "./over.js";
import { people, tell } from "./people.js";
import { typography } from "./quotes.js";
import { schema } from "./schema.js";
import { drawsWordsAlone, views } from "./views.js";

const KEYS = [
  ["/", "Blocks, in an empty paragraph"],
  ["Ctrl S", "Save a version"],
  ["Ctrl P", "Preview, in a window of its own"],
  ["Ctrl B, Ctrl I", "Bold, italic"],
  ["Ctrl K", "Link"],
  ["Ctrl A", "Select the field, or all of the text; again, everything"],
  ["Ctrl Home, Ctrl End", "To the beginning, to the end"],
  ["Ctrl F, Ctrl Shift H", "Find, replace"],
  ["Ctrl Alt C", "Special character"],
  ["Ctrl Alt 0", "Paragraph"],
  ["Ctrl Alt 2, 3", "Headings"],
  ["Ctrl Shift 7, 8", "Numbered, bulleted list"],
  ["Ctrl \\", "Clear marks"],
  ["Ctrl Alt M", "Comment on what is selected, or on the field; in a comment, go to it"],
  ["Ctrl Alt U", "Suggest other words"],
  ["Ctrl Alt ↓, ↑", "Next comment, the one before"],
  ["Alt Enter", "House style: write what the paper writes, or go to the next remark"],
  ["Alt Shift Enter", "House style: leave it in this story"],
  ["Ctrl Alt H, Ctrl Alt Shift H", "House style: next remark, the one before"],
  ["Ctrl Shift V", "Paste as plain text"],
  ["Ctrl Z, Ctrl Shift Z", "Undo, redo your own changes"],
  ["Backspace", "Right after a quotation mark or dash: back to what was typed"],
];

const PLACEHOLDERS = { kicker: "Kicker", headline: "Headline", standfirst: "Standfirst" };

/** Words where there are none yet. */
const placeholders = () =>
  new Plugin({
    props: {
      decorations(state) {
        const all = [];
        const { $from } = state.selection;
        state.doc.forEach((node, offset, i) => {
          if (node.isTextblock && node.content.size === 0) {
            const here = $from.depth > 0 && $from.before(1) === offset;
            const text = PLACEHOLDERS[node.type.name] ?? (i === 3 && state.doc.childCount === 4 ? "Write, or press / for a picture, a list, a table…" : here ? "/ for blocks" : "");
            if (text) {
              all.push(Decoration.node(offset, offset + node.nodeSize, { class: "empty", "data-placeholder": text }));
            }
          }
        });
        return DecorationSet.create(state.doc, all);
      },
    },
  });

/** @param spoken the story’s language, as a function of the state */
const rules = (spoken) =>
  inputRules({
    rules: [
      ...typography(spoken),
      textblockTypeInputRule(/^##\s$/, schema.nodes.heading, { level: 2 }),
      textblockTypeInputRule(/^###\s$/, schema.nodes.heading, { level: 3 }),
      new InputRule(/^([-*])\s$/, (state, _, from, to) => asList(state, from, to, false)),
      new InputRule(/^1\.\s$/, (state, _, from, to) => asList(state, from, to, true)),
    ],
  });

function asList(state, from, to, ordered) {
  const { $from } = state.selection;
  if ($from.depth !== 1 || $from.parent.type !== schema.nodes.paragraph) {
    return null;
  }
  const rest = $from.parent.content.cut(to - $from.start());
  const start = $from.before();
  const made = schema.nodes.list.create({ ordered }, schema.nodes.item.create(null, rest));
  const tr = state.tr.replaceWith(start, $from.after(), made);
  return tr.setSelection(Selection.near(tr.doc.resolve(start + 2)));
}

/** Words, or characters where words are not set apart. */
function count(doc) {
  let body = "";
  doc.forEach((node, _, i) => {
    if (i > 2) {
      body += node.textBetween(0, node.content.size, " ") + "\n";
    }
  });
  const han = (body.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) || []).length;
  const words = (body.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}’'-]*/gu) || []).length;
  return han > words / 2
    ? `${(body.replace(/\s/g, "").length).toLocaleString()} characters`
    : `${words.toLocaleString()} words, ${body.trim().length.toLocaleString()} characters`;
}

const clock = (date) => date.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const changes = (number) => (number === 1 ? "1 change" : `${number} changes`);

/** The state of saving in words. */
function saying({ state, at, waiting, kept, why }) {
  switch (state) {
    case "saved":
      return `${at ? `Saved ${clock(at)}` : "Saved"}${why ? `. ${why}` : ""}`;
    case "saving":
      return "Saving…";
    case "offline":
      return `Offline – ${kept ? "kept on this device" : "not saved yet"}, ${changes(waiting)}`;
    default:
      return `Not saved – ${kept ? "kept on this device" : "keep this window open"}, ${changes(waiting)}. ${why}`;
  }
}

/** What did not come with a paste, in words. */
const leftOut = (number) =>
  number === 0
    ? ""
    : `${number === 1 ? "A picture or film" : `${number} pictures or films`} did not come with what was pasted: bring ${number === 1 ? "it" : "them"} into the library, where credit and rights are kept.`;

async function start(main) {
  const saved = main.querySelector("[data-saved]");
  const counted = main.querySelector("[data-count]");
  const alarm = main.querySelector("[data-alarm]");
  const there = main.querySelector("[data-people]");
  const told = main.querySelector("[data-told]");
  let view = null;
  const desk = new Desk(
    main.dataset.story,
    main.dataset.member,
    (told) => {
      const text = saying(told);
      if (saved.textContent !== text) {
        saved.textContent = text;
        saved.dataset.state = told.state;
      }
      main.querySelector("[data-sign-in]").hidden = !told.signedOut;
    },
    (present) => {
      const names = [...new Set(present.map((each) => each.by))].sort();
      there.textContent = names.length > 0 ? `Also here: ${names.join(", ")}` : "";
      tell(view, present);
    },
  );
  const about = new About(main.querySelector(".about"), desk, main);
  const talk = new Comments(main.querySelector("[data-talk]"), desk, main.querySelector("[data-fields]"));
  const find = new Find(main.querySelector("[data-find]"));
  const spoken = language(main.dataset.language);
  const house = new House(main.querySelector("[data-house]"), desk, spoken);
  const { doc, step } = await desk.open();
  desk.left.forEach((sentence) => alarm.append(element("span", {}, sentence)));
  const save = () => {
    about.do(() => desk.settle());
    return true;
  };
  const preview = () => {
    const soon = new Promise((done) => setTimeout(done, 1000));
    Promise.race([desk.send(), soon]).then(() => open(`/stories/${desk.story}/preview`, `preview-${desk.story}`));
    return true;
  };
  main.querySelector("[data-preview]").addEventListener("click", (event) => {
    if (event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      preview();
    }
  });
  const state = EditorState.create({
    doc,
    plugins: [
      slashMenu(),
      typingOver(),
      rules(spoken),
      keymap({
        "Mod-z": chainCommands(undoInputRule, undo),
        "Mod-y": redo,
        "Shift-Mod-z": redo,
        "Mod-a": selectPart,
        "Mod-s": save,
        "Mod-p": preview,
        "Mod-b": commands.strong,
        "Mod-i": commands.emphasis,
        "Mod-k": link,
        "Mod-Alt-f": note,
        "Mod-\\": commands.plain,
        "Mod-Alt-0": commands.paragraph,
        "Mod-Alt-1": commands.heading(2),
        "Mod-Alt-2": commands.heading(2),
        "Mod-Alt-3": commands.heading(3),
        "Mod-Shift-7": commands.list(true),
        "Mod-Shift-8": commands.list(false),
        "Mod-Alt-c": insertLetter,
        "Mod-Alt-m": talk.say(),
        "Mod-Alt-u": talk.suggest(),
        "Mod-Alt-ArrowDown": talk.walk(1),
        "Mod-Alt-ArrowUp": talk.walk(-1),
        "Alt-Enter": house.here("fix"),
        "Shift-Alt-Enter": house.here("leave"),
        "Ctrl-Alt-h": house.walk(1),
        "Shift-Ctrl-Alt-h": house.walk(-1),
        Enter: commands.enter,
        Backspace: chainCommands(undoInputRule, commands.unlist, baseKeymap.Backspace),
        Tab: commands.cell(1),
        "Shift-Tab": commands.cell(-1),
        ...far.keys,
      }),
      keymap(baseKeymap),
      history(),
      desk.plugin(step),
      pasting((left) => (told.textContent = leftOut(left))),
      people(),
      far.here(),
      talk.plugin(),
      ...find.plugins(),
      house.plugin(),
      showBeside(),
      placeholders(),
      selectionBar([
        ["Comment", talk.say()],
        ["Suggest", talk.suggest()],
      ]),
      dropCursor(),
      gapCursor(),
    ],
  });
  let recount = 0;
  view = new EditorView(main.querySelector("[data-editor]"), {
    state,
    nodeViews: views,
    spoken,
    attributes: (now) => ({ role: "textbox", "aria-multiline": "true", "aria-label": "Story", spellcheck: "true", ...written(spoken(now)) }),
    dispatchTransaction(tr) {
      const before = view.state;
      view.updateState(before.apply(tr));
      if (tr.docChanged) {
        desk.changed();
        about.follow();
        clearTimeout(recount);
        recount = setTimeout(() => (counted.textContent = count(view.state.doc)), 300);
      }
      if (!view.state.selection.eq(before.selection)) {
        desk.moved(view.state.selection.anchor, view.state.selection.head);
      }
    },
  });
  drawsWordsAlone(view);
  counted.textContent = count(doc);
  main.querySelector("[data-keys]").append(
    ...KEYS.flatMap(([key, what]) => [element("dt", {}, key), element("dd", {}, what)]),
  );
  returnTo(() => view.focus());
  desk.start(view);
  about.start(view);
  talk.start(view);
  find.start(view);
  house.start(view);
  main.querySelector("[data-find-open]").addEventListener("click", () => find.open(false));
  const body = commands.fieldsEnd(doc);
  view.dispatch(view.state.tr.setSelection(Selection.near(view.state.doc.resolve(body), 1)));
  view.focus();
}

const main = document.querySelector("[data-story]");
start(main).catch((failure) => {
  main.querySelector("[data-saved]").textContent = "The story could not be opened";
  main.querySelector("[data-alarm]").textContent = failure.message;
});
