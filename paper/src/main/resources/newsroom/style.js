// The house style's own page: rules are added, changed and taken out.

import { ask, each, submits } from "/newsroom.js";

const PATH = "/api/house-style";
const page = document.querySelector("[data-style]");
const form = page.querySelector("[data-rule]");
const alarm = page.querySelector("[data-alarm]");
let changed = null; // the rule that the form is about; none when it makes a new one

const is = (name, text) => (page.querySelector(`[data-${name}]`).textContent = text);

/** Puts a rule into the form, or empties it. */
function show(rule) {
  changed = rule;
  form.reset();
  is("title", rule ? `The rule about “${rule.words}”` : "A new rule");
  is("does", rule ? "Change the rule" : "Add the rule");
  form.querySelector("[data-cancel]").hidden = !rule;
  if (rule) {
    for (const name of ["words", "instead", "why", "language"]) {
      form.elements[name].value = rule[name];
    }
    form.elements.exact.checked = rule.exact === "true";
    form.elements.words.focus();
  }
}

if (form) {
  submits(form, async (fields) => {
    const rule = { ...Object.fromEntries(fields), exact: fields.has("exact") };
    await (changed ? ask("PUT", `${PATH}/${changed.id}`, rule) : ask("POST", PATH, rule));
    location.reload();
  });
  form.querySelector("[data-cancel]").addEventListener("click", () => show(null));
  each("li[data-id]", (line) => {
    const rule = line.dataset;
    line.querySelector("[data-change]").addEventListener("click", () => show(rule));
    line.querySelector("[data-remove]").addEventListener("click", async () => {
      if (confirm(`Take out the rule about “${rule.words}”? The copy that is written stays as it is.`)) {
        try {
          await ask("DELETE", `${PATH}/${rule.id}`);
          location.reload();
        } catch (refusal) {
          alarm.textContent = refusal.message;
        }
      }
    });
  }, page);
}
