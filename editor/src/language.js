// The language somebody writes in, for the browser’s spelling, for quotation marks and for the side
// at which a line begins.

const FROM_RIGHT = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm"]);

/** The story’s own language; the paper’s when it does not say. */
export const language = (paper) => (state) => state.doc.attrs.language || paper;

/** What the page says about text in a language. */
export function written(tag) {
  try {
    const locale = new Intl.Locale(tag);
    return { lang: locale.baseName, dir: FROM_RIGHT.has(locale.maximize().script) ? "rtl" : "ltr" };
  } catch {
    return { dir: "ltr" }; // somebody is still typing it
  }
}
