// Quotation marks and dashes as the story’s language has them, while somebody types. Backspace or
// undo right after gives back what was typed.
//
// Quotation marks are those of CLDR 47 (delimiters), but for Arabic and Swiss German, whose papers print
// guillemets, French inside of a quotation, and Dutch, whose marks are typed as they look.

import { InputRule } from "prosemirror-inputrules";
import { schema } from "./schema.js";

const THIN = "\u202f";
const SETS = [
  ["“ ” ‘ ’", "en zh ko es pt tr da nl hi bn th vi id lv sw cy ga gl af"],
  ["「 」 『 』", "ja zh-hant zh-tw zh-hk zh-mo"],
  ["« » ‹ ›", "ar fa am de-ch fr-ch"],
  ["” “ ’ ‘", "ur"],
  ["” ” ’ ’", "he sv fi"],
  ["„ “ ‚ ‘", "de cs sk sl hr bg et lt is mk lb"],
  ["„ ” ’ ’", "sr"],
  ["„ ” « »", "pl ro"],
  ["„ ” » «", "hu"],
  ["« » “ ”", "it el ca eu sq kk pt-pt"],
  ["« » „ “", "ru uk be"],
  ["« » ‘ ’", "nb nn no"],
  [`«${THIN} ${THIN}» “ ”`, "fr"],
];
const BY_LANGUAGE = new Map(SETS.flatMap(([quotes, languages]) => languages.split(" ").map((each) => [each, quotes.split(" ")])));
const OPENS = /^$|[\s([{<‘“„‚«‹「『–—/-]$/u;

/** [opening, closing, inner opening, inner closing] of a language tag; of English when it is not known. */
export function quotes(language) {
  const parts = language.toLowerCase().split("-");
  for (let count = parts.length; count > 0; count--) {
    const known = BY_LANGUAGE.get(parts.slice(0, count).join("-"));
    if (known) {
      return known;
    }
  }
  return BY_LANGUAGE.get("en");
}

/** How often `part` stands in `text`. */
const times = (text, part) => text.split(part).length - 1;

/** What a straight quotation mark becomes behind `before`. */
export function quote(typed, before, language) {
  const [open, close, innerOpen, innerClose] = quotes(language);
  const isOpening = OPENS.test(before);
  if (typed === '"') {
    return isOpening ? open : close.startsWith(THIN) && /\s$/.test(before) ? close.slice(1) : close;
  }
  if (isOpening) {
    return innerOpen;
  }
  const isInside = innerOpen !== innerClose && times(before, innerOpen) > times(before, innerClose);
  return isInside ? innerClose : "’"; // an apostrophe, wherever no quotation is open
}

const dash = (language) => (/^zh|^ja/i.test(language) ? "——" : "–");

/** @param language of the story, as a function of the state */
export function typography(language) {
  const { link } = schema.marks;
  const rule = (pattern, replaced) =>
    new InputRule(pattern, (state, match, from, to) => {
      const { $from, $to } = state.selection;
      if (!$from.sameParent($to) || link.isInSet($from.marks())) {
        return null;
      }
      const text = replaced(match.input.slice(0, match.index), match[0], language(state));
      return text === null ? null : state.tr.insertText(text, from, to);
    });
  return [
    rule(/["']$/, (before, typed, tag) => quote(typed, before, tag)),
    rule(/(?<!-)--$/, (_, __, tag) => dash(tag)),
    rule(/–-$/, () => "—"),
    rule(/(?<!\.)\.\.\.$/, (_, __, tag) => (/^zh/i.test(tag) ? "……" : "…")),
  ];
}
