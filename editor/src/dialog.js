// Small questions on top of the page: native dialogs, so that focus and Escape are the browser's.

export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) {
      made.addEventListener(key.slice(2), value);
    } else if (value !== false && value != null) {
      made.setAttribute(key, value === true ? "" : value);
    }
  }
  made.append(...content);
  return made;
}

let back = () => {};

/** Says where the focus goes when a dialog has closed. */
export const returnTo = (focus) => {
  back = focus;
};

/** Takes a dialog away once it has closed, and gives the focus back. */
export function closes(dialog) {
  dialog.addEventListener("close", () => {
    dialog.remove();
    back();
  });
}

/**
 * Asks for some lines of text.
 * @param fields [{name, label, value, type, required, long}]; a checkbox's value says whether it is on
 * @param act what to do with them; an error's message is shown and the dialog stays
 * @param more other buttons, as [label, act] pairs
 * @param says sentences above the fields: what will happen, and to whom
 * @param does what the button says; null for none
 * @return when the dialog has closed, whatever was chosen
 */
export function question(title, fields, act, more = [], { says = [], does } = {}) {
  const alert = element("p", { role: "alert" });
  const inputs = fields.map((field) =>
    element(field.long ? "textarea" : "input", {
      name: field.name,
      value: field.long || field.type === "checkbox" ? null : field.value,
      checked: field.type === "checkbox" && field.value,
      type: field.long ? null : field.type || "text",
      rows: field.long ? 4 : null,
      required: field.required,
      autocomplete: "off",
    }),
  );
  fields.forEach((field, i) => field.long && (inputs[i].value = field.value || ""));
  const form = element(
    "form",
    { method: "dialog" },
    element("h2", {}, title),
    ...says.map((sentence) => element("p", {}, sentence)),
    ...fields.map((field, i) =>
      field.type === "checkbox"
        ? element("label", { class: "tick" }, inputs[i], field.label)
        : element("label", {}, field.label, inputs[i]),
    ),
    alert,
    element(
      "p",
      { class: "buttons" },
      ...(does === null ? [] : [element("button", { value: "do" }, does ?? (fields.length > 0 ? "Done" : "Yes"))]),
      ...more.map(([label, other]) =>
        element("button", { type: "button", onclick: () => (other(), dialog.close()) }, label),
      ),
      element("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
    ),
  );
  const dialog = element("dialog", { class: "question" }, form);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true; // what is asked for twice by a nervous hand is done once
    try {
      await act(Object.fromEntries(new FormData(form)));
      dialog.close();
    } catch (refusal) {
      alert.textContent = refusal.message;
    }
    button.disabled = false;
  });
  closes(dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => dialog.addEventListener("close", done));
}

/** Lets somebody choose from the library. */
export function choose(ask, kind, several, chosen) {
  const list = element("ul", { class: "choice" });
  const status = element("p", { role: "status" });
  const picked = new Set();
  const search = element("input", { type: "search", autocomplete: "off" });
  const dialog = element(
    "dialog",
    { class: "question wide" },
    element(
      "form",
      { method: "dialog" },
      element("h2", {}, several ? "Choose pictures" : `Choose from the library: ${kind}`),
      element("label", {}, "Search", search),
      status,
      list,
      element(
        "p",
        { class: "buttons" },
        ...(several
          ? [element("button", { type: "button", onclick: () => (chosen([...picked]), dialog.close()) }, "Put in")]
          : []),
        element("a", { href: "/media", target: "_blank" }, "Bring something in"),
        element("button", { value: "no" }, "Cancel"),
      ),
    ),
  );
  const find = async () => {
    const answer = await ask(
      "GET",
      `/api/media?kind=${kind}&limit=24&q=${encodeURIComponent(search.value)}`,
    ).catch((refusal) => ({ items: [], why: refusal.message }));
    status.textContent = answer.why || (answer.items.length === 0 ? "Nothing in the library is like that." : "");
    list.replaceChildren(
      ...answer.items.map((item) => {
        const button = element(
          "button",
          {
            type: "button",
            "aria-pressed": several ? "false" : null,
            onclick: () => {
              if (!several) {
                chosen([item.id]);
                dialog.close();
              } else {
                picked.has(item.id) ? picked.delete(item.id) : picked.add(item.id);
                button.setAttribute("aria-pressed", picked.has(item.id));
              }
            },
          },
          item.thumbnail ? element("img", { src: item.thumbnail, alt: "" }) : "",
          element("span", {}, item.headline || item.name || item.id),
        );
        return element("li", {}, button);
      }),
    );
  };
  let soon = 0;
  search.addEventListener("input", () => {
    clearTimeout(soon);
    soon = setTimeout(find, 200);
  });
  closes(dialog);
  document.body.append(dialog);
  dialog.showModal();
  find();
}
