// How blocks look that have more than text: their captions, titles and attributions are typed in
// place and saved like everything else.

import { element } from "./dialog.js";
import { Field } from "./fields.js";
import { setOfBlock } from "./fieldsteps.js";

const WORDS = {
  picture: ["Picture", "Caption here; empty takes the picture’s own"],
  video: ["Video", "Caption here; empty takes the video’s own"],
  audio: ["Recording", "Caption here; empty takes the recording’s own"],
  document: ["Document", "What the link says; empty takes the document’s own caption"],
};

/** A field for one attribute of the node. */
function field(view, getPos, node, name, label) {
  const input = element("input", { "aria-label": label, placeholder: label, value: node.attrs[name], autocomplete: "off", "data-field": name });
  return new Field(input, name, view, (tr, words, was) => setOfBlock(tr, getPos(), name, words, was), getPos);
}

const own = (...inputs) => ({
  stopEvent: (event) => inputs.includes(event.target) || event.target.tagName === "BUTTON",
  ignoreMutation: (mutation) => mutation.type !== "selection",
});

function remove(view, getPos, node) {
  return element(
    "button",
    {
      type: "button",
      class: "small",
      onclick: () => {
        const at = getPos();
        view.dispatch(view.state.tr.delete(at, at + node().nodeSize));
        view.focus();
      },
    },
    "Take out",
  );
}

const shown = (node, view, getPos, decorations) => {
  const kind = node.type.name;
  const [word, label] = WORDS[kind];
  const key = kind === "document" ? "title" : "caption";
  const words = field(view, getPos, node, key, label);
  const { input } = words;
  const look = element("div", { class: "look" }, word);
  const title = element("small", {}, "");
  const dom = element("figure", { class: `shown ${kind}` }, look, title, input, remove(view, getPos, () => node));
  words.show(decorations);
  fetch(`/api/media/${node.attrs.media}`, { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error())))
    .then(({ name, thumbnail, metadata }) => {
      title.textContent = [word, metadata.headline || name, metadata.credit].filter(Boolean).join(" · ");
      if (thumbnail) {
        look.replaceChildren(element("img", { src: thumbnail, alt: metadata.alt || "" }));
      }
    })
    .catch(() => {
      title.textContent = `${word} ${node.attrs.media} is not in the library.`;
    });
  return {
    dom,
    update: (next, found) => {
      if (next.type !== node.type || next.attrs.media !== node.attrs.media) {
        return false;
      }
      node = next;
      words.follow(next.attrs[key]);
      words.show(found);
      return true;
    },
    selectNode: () => dom.classList.add("selected"),
    deselectNode: () => dom.classList.remove("selected"),
    ...own(input),
  };
};

const embed = (node, view, getPos, decorations) => {
  const words = field(view, getPos, node, "title", "What it is: a map, a film, a post");
  const { input } = words;
  const address = element("small", {}, node.attrs.url);
  const dom = element("figure", { class: "shown embed" }, element("div", { class: "look" }, "Embed"), address, input, remove(view, getPos, () => node));
  words.show(decorations);
  return {
    dom,
    update: (next, found) => {
      if (next.type !== node.type) {
        return false;
      }
      node = next;
      address.textContent = next.attrs.url;
      words.follow(next.attrs.title);
      words.show(found);
      return true;
    },
    selectNode: () => dom.classList.add("selected"),
    deselectNode: () => dom.classList.remove("selected"),
    ...own(input),
  };
};

/** A block with text in it and one attribute beside. */
const framed = (name, attribute, label, content, first) => (node, view, getPos, decorations) => {
  const words = field(view, getPos, node, attribute, label);
  const { input } = words;
  const contentDOM = content();
  const outer = contentDOM.getRootNode();
  const dom = element(name === "quote" ? "blockquote" : "section", { class: name });
  dom.append(...(first ? [input, outer] : [outer, input]));
  if (name === "gallery" || name === "table" || name === "factbox") {
    dom.append(remove(view, getPos, () => node));
  }
  words.show(decorations);
  return {
    dom,
    contentDOM,
    update: (next, found) => {
      if (next.type !== node.type) {
        return false;
      }
      node = next;
      words.follow(next.attrs[attribute]);
      words.show(found);
      return true;
    },
    stopEvent: own(input).stopEvent,
    ignoreMutation: (mutation) => mutation.type !== "selection" && !contentDOM.contains(mutation.target),
  };
};

function tableBody() {
  const body = element("tbody");
  element("div", { class: "wide" }, element("table", {}, body));
  return body;
}

export const views = {
  picture: shown,
  video: shown,
  audio: shown,
  document: shown,
  embed,
  quote: framed("quote", "attribution", "Who said it", () => element("p"), false),
  factbox: framed("factbox", "title", "Title of the fact box", () => element("div"), true),
  gallery: framed("gallery", "title", "What the pictures are about", () => element("div"), true),
  table: framed("table", "caption", "What the table shows", tableBody, true),
};

/**
 * What a story says beside its words is not drawn here. To the library a story that differs in that differs
 * all over: it would draw everything anew with every letter that anybody types there, and whoever is in a
 * caption would be put out of it.
 */
export function drawsWordsAlone({ docView }) {
  const drawn = Object.getPrototypeOf(docView);
  const { update } = drawn;
  drawn.update = function (node, ...more) {
    if (this.parent || this.node.sameMarkup(node)) {
      return update.call(this, node, ...more);
    }
    const isDrawn = update.call(this, this.node.copy(node.content), ...more);
    if (isDrawn) {
      this.node = node;
    }
    return isDrawn;
  };
}
