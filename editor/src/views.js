// How blocks look that have more than text: their captions, titles and attributions are typed in
// place and saved like everything else.

import { element } from "./dialog.js";

const WORDS = {
  picture: ["Picture", "Caption here; empty takes the picture’s own"],
  video: ["Video", "Caption here; empty takes the video’s own"],
  audio: ["Recording", "Caption here; empty takes the recording’s own"],
  document: ["Document", "What the link says; empty takes the document’s own caption"],
};

/** An input for one attribute of the node. */
function field(view, getPos, node, name, label) {
  const input = element("input", { "aria-label": label, placeholder: label, value: node.attrs[name], autocomplete: "off" });
  input.addEventListener("input", () => {
    view.dispatch(view.state.tr.setNodeAttribute(getPos(), name, input.value));
  });
  return input;
}

/** Keeps what is typed from being overwritten by itself. */
const follow = (input, value) => {
  if (input.value !== value && input.ownerDocument.activeElement !== input) {
    input.value = value;
  }
};

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

const shown = (node, view, getPos) => {
  const kind = node.type.name;
  const [word, label] = WORDS[kind];
  const key = kind === "document" ? "title" : "caption";
  const input = field(view, getPos, node, key, label);
  const look = element("div", { class: "look" }, word);
  const title = element("small", {}, "");
  const dom = element("figure", { class: `shown ${kind}` }, look, title, input, remove(view, getPos, () => node));
  fetch(`/api/media/${node.attrs.media}`, { headers: { Accept: "application/json" } })
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error())))
    .then((item) => {
      title.textContent = [word, item.headline || item.name, item.credit].filter(Boolean).join(" · ");
      if (item.thumbnail) {
        look.replaceChildren(element("img", { src: item.thumbnail, alt: item.alt || "" }));
      }
    })
    .catch(() => {
      title.textContent = `${word} ${node.attrs.media} is not in the library.`;
    });
  return {
    dom,
    update: (next) => {
      if (next.type !== node.type || next.attrs.media !== node.attrs.media) {
        return false;
      }
      node = next;
      follow(input, next.attrs[key]);
      return true;
    },
    selectNode: () => dom.classList.add("selected"),
    deselectNode: () => dom.classList.remove("selected"),
    ...own(input),
  };
};

const embed = (node, view, getPos) => {
  const input = field(view, getPos, node, "title", "What it is: a map, a film, a post");
  const address = element("small", {}, node.attrs.url);
  const dom = element("figure", { class: "shown embed" }, element("div", { class: "look" }, "Embed"), address, input, remove(view, getPos, () => node));
  return {
    dom,
    update: (next) => {
      if (next.type !== node.type) {
        return false;
      }
      node = next;
      address.textContent = next.attrs.url;
      follow(input, next.attrs.title);
      return true;
    },
    selectNode: () => dom.classList.add("selected"),
    deselectNode: () => dom.classList.remove("selected"),
    ...own(input),
  };
};

/** A block with text in it and one attribute beside. */
const framed = (name, attribute, label, content, first) => (node, view, getPos) => {
  const input = field(view, getPos, node, attribute, label);
  const contentDOM = content();
  const outer = contentDOM.getRootNode();
  const dom = element(name === "quote" ? "blockquote" : "section", { class: name });
  dom.append(...(first ? [input, outer] : [outer, input]));
  if (name === "gallery" || name === "table" || name === "factbox") {
    dom.append(remove(view, getPos, () => node));
  }
  return {
    dom,
    contentDOM,
    update: (next) => {
      if (next.type !== node.type) {
        return false;
      }
      node = next;
      follow(input, next.attrs[attribute]);
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
