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

/** What stands at the end of what is typed, and what it becomes behind what is before it. */
const MADE = [
  [/["']$/, (before, typed, language) => quote(typed, before, language)],
  [/(?<!-)--$/, (_, __, language) => dash(language)],
  [/–-$/, () => "—"],
  [/(?<!\.)\.\.\.$/, (_, __, language) => (/^zh/i.test(language) ? "……" : "…")],
];

/** What the end of a text becomes, as where it begins and what stands there then; null when it stays as it is. */
export function made(text, language) {
  for (const [pattern, becomes] of MADE) {
    const match = pattern.exec(text);
    if (match) {
      return { from: match.index, text: becomes(text.slice(0, match.index), match[0], language) };
    }
  }
  return null;
}

/** @param language of the story, as a function of the state */
export function typography(language) {
  const { link } = schema.marks;
  return MADE.map(
    ([pattern, becomes]) =>
      new InputRule(pattern, (state, match, from, to) => {
        const { $from, $to } = state.selection;
        return $from.sameParent($to) && !link.isInSet($from.marks())
          ? state.tr.insertText(becomes(match.input.slice(0, match.index), match[0], language(state)), from, to)
          : null;
      }),
  );
}
