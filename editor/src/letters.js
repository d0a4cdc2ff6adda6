// Characters that a keyboard lacks: found by name, put in by Enter or a click.

import { closes, element } from "./dialog.js";

/** Each a character and its names; what cannot be seen says so. */
const LETTERS = [
  ["–", "en dash"], ["—", "em dash"], ["‑", "no-break hyphen"], ["−", "minus"], ["…", "ellipsis"],
  ["“", "double quote opening"], ["”", "double quote closing"], ["‘", "single quote opening"], ["’", "apostrophe, single quote closing"],
  ["„", "low double quote"], ["‚", "low single quote"], ["«", "guillemet opening"], ["»", "guillemet closing"], ["‹", "single guillemet opening"], ["›", "single guillemet closing"],
  ["「", "corner bracket opening"], ["」", "corner bracket closing"], ["『", "double corner bracket opening"], ["』", "double corner bracket closing"],
  ["′", "prime, minutes, feet"], ["″", "double prime, seconds, inches"],
  ["\u00a0", "no-break space"], ["\u202f", "narrow no-break space"], ["\u2009", "thin space"],
  ["½", "fraction one half"], ["⅓", "fraction one third"], ["⅔", "fraction two thirds"], ["¼", "fraction one quarter"], ["¾", "fraction three quarters"], ["⅛", "fraction one eighth"], ["‰", "per mille"],
  ["€", "euro"], ["£", "pound sterling"], ["¥", "yen, yuan"], ["¢", "cent"], ["₹", "rupee"], ["₽", "rouble"], ["₩", "won"], ["₺", "lira"], ["₴", "hryvnia"], ["₦", "naira"], ["₪", "shekel"], ["₫", "dong"],
  ["°", "degree"], ["²", "squared"], ["³", "cubed"], ["₂", "subscript two, as in CO₂"], ["×", "times"], ["÷", "divided by"], ["±", "plus or minus"], ["≈", "about"], ["≠", "not equal"], ["≤", "at most"], ["≥", "at least"], ["µ", "micro"],
  ["→", "arrow right"], ["←", "arrow left"], ["↑", "arrow up"], ["↓", "arrow down"], ["•", "bullet"], ["·", "middle dot"], ["§", "section"], ["¶", "paragraph, pilcrow"], ["†", "dagger"], ["©", "copyright"], ["®", "registered"], ["™", "trade mark"], ["№", "number"],
  ..."áàâäãåāæçćčđéèêëēęíìîïīłñńóòôöõøōœřśšşßúùûüūýžźżðþ".split("").map((each) => [each, ""]),
];

const MARKS = {
  "\u0301": "acute", "\u0300": "grave", "\u0302": "circumflex", "\u0308": "diaeresis, umlaut", "\u0303": "tilde", "\u030a": "ring",
  "\u0304": "macron", "\u0327": "cedilla", "\u030c": "caron, háček", "\u0328": "ogonek", "\u0307": "dot",
};
const OWN = { æ: "ae", đ: "d with stroke", ł: "l with stroke", ø: "o with stroke", œ: "oe", ß: "sharp s, eszett", ð: "eth", þ: "thorn" };

/** Letters with marks are called by letter and mark. */
function named([letter, name]) {
  const [base, mark] = letter.normalize("NFD");
  return [letter, name || OWN[letter] || `${base} with ${MARKS[mark]}`];
}

const ALL = LETTERS.map(named).flatMap(([letter, name]) => {
  const large = letter.toUpperCase();
  return large === letter || large.length > 1 || name === "micro" ? [[letter, name]] : [[letter, name], [large, `capital ${name}`]];
});

const isBlank = (letter) => /\s/.test(letter);

/** Those whose names have every word of what somebody typed, or that are it. */
export function letters(typed) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return ALL.filter(([letter, name]) => letter === typed || words.every((word) => name.split(/[\s,]+/).some((part) => part.startsWith(word))));
}

/** Asks which one, and puts it where the cursor is. */
export function insertLetter(state, dispatch, view) {
  if (!state.selection.$from.parent.inlineContent) {
    return false;
  }
  if (view) {
    open((letter) => {
      view.focus();
      view.dispatch(view.state.tr.insertText(letter).scrollIntoView());
    });
  }
  return true;
}

let isOpen = false;

function open(chosen) {
  if (isOpen) {
    return;
  }
  isOpen = true;
  let at = 0;
  let offers = [];
  const list = element("ul", { class: "menu letters", role: "listbox", id: "letters", "aria-label": "Characters" });
  const input = element("input", {
    type: "search", autocomplete: "off", role: "combobox", "aria-expanded": "true", "aria-controls": "letters", "aria-autocomplete": "list",
  });
  const dialog = element(
    "dialog",
    { class: "question" },
    element(
      "form",
      { method: "dialog" },
      element("h2", {}, "Special character"),
      element("label", {}, "Its name, such as dash, euro or e acute", input),
      list,
      element("p", { class: "buttons" }, element("button", { value: "no" }, "Cancel")),
    ),
  );
  const pick = (letter) => {
    dialog.close();
    chosen(letter);
  };
  const mark = () => {
    [...list.children].forEach((each, i) => each.setAttribute("aria-selected", i === at));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", offers.length > 0 ? `letter-${at}` : "");
  };
  const show = () => {
    offers = letters(input.value);
    at = 0;
    list.replaceChildren(
      ...offers.map(([letter, name], i) =>
        element("li", { role: "option", id: `letter-${i}`, onclick: () => pick(letter) }, element("b", {}, isBlank(letter) ? "␣" : letter), name),
      ),
    );
    if (offers.length === 0) {
      list.replaceChildren(element("li", { class: "none" }, "No character here has that name."));
    }
    mark();
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) {
      return;
    }
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && offers.length > 0) {
      event.preventDefault();
      at = (at + (event.key === "ArrowDown" ? 1 : offers.length - 1)) % offers.length;
      mark();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (offers[at]) {
        pick(offers[at][0]);
      }
    }
  });
  document.body.append(dialog);
  show();
  dialog.addEventListener("close", () => (isOpen = false));
  closes(dialog);
  dialog.showModal();
}
