// Arranging a front: what its forms ask for is done without leaving the page, so that the place
// where somebody is stays; by dragging, and by Alt and an arrow key as well.

import { ask, moments } from "/newsroom.js";

const screen = () => document.querySelector("[data-makeup]");
const item = (id) => screen().querySelector(`li[data-id="${CSS.escape(id)}"]`);
const here = () => location.pathname + location.search;
let asked = 0;
let at = here(); // whose order is shown

/** Shows what the screen at an address has to say. */
async function show(address, told) {
  const turn = ++asked;
  const answer = await fetch(address);
  if (!answer.ok || answer.redirected) {
    location.assign(address);
    return;
  }
  const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-makeup]");
  if (turn !== asked) return; // something else was asked for meanwhile
  const frame = screen().querySelector("iframe");
  const scrolled = frame.contentWindow?.scrollY ?? 0;
  const fresh = next.querySelector("iframe");
  if (frame.getAttribute("src") === fresh.getAttribute("src")) {
    next.querySelector(".glass").replaceChildren(frame);
  } else {
    fresh.addEventListener("load", () => fresh.contentWindow.scrollTo(0, scrolled), { once: true });
  }
  screen().replaceWith(document.adoptNode(next));
  moments(screen());
  if (told) {
    screen().querySelector("[data-told]").prepend(told + " ");
  }
}

async function go(parameters, id) {
  const address = `/fronts/${screen().dataset.makeup}?${parameters}`;
  const focused = document.activeElement?.closest("[data-move]") ? document.activeElement.name + document.activeElement.value : "";
  const headline = item(id)?.querySelector("b").textContent;
  await show(address);
  const moved = item(id);
  history.pushState({}, "", `/fronts/${screen().dataset.makeup}?stories=${screen().dataset.stories}`);
  at = here();
  if (moved) {
    const buttons = [...moved.querySelectorAll("button:enabled")];
    (buttons.find((each) => each.name + each.value === focused) ?? moved.querySelector("[name=to]")).focus({ preventScroll: true });
    moved.scrollIntoView({ block: "nearest" });
    screen().querySelector("[data-told]").prepend(`“${headline ?? moved.querySelector("b").textContent}” is number ${moved.querySelector(".number").textContent}. `);
  }
}

async function find(fields) {
  await show(`/fronts/${screen().dataset.makeup}?${new URLSearchParams(fields)}`);
  screen().querySelector("[name=find]").focus({ preventScroll: true });
}

const move = (id, to) => go(new URLSearchParams({ stories: screen().dataset.stories, move: id, to }), id);

addEventListener("submit", (event) => {
  if (event.target.closest("[data-makeup]") && event.target.method === "get" && !event.target.matches("[data-plan]")) {
    event.preventDefault();
    const fields = new FormData(event.target, event.submitter);
    if (fields.has("find")) find(fields);
    else go(new URLSearchParams(fields), fields.get("move"));
  }
});

// A link within the page, such as the one that skips to what it is about, is a step as well.
addEventListener("popstate", () => {
  if (here() !== at) {
    at = here();
    show(location.href);
  }
});

addEventListener("keydown", (event) => {
  const line = event.target.closest?.("[data-makeup] ol > li");
  const by = { ArrowUp: "up", ArrowDown: "down" }[event.key];
  if (line && by && event.altKey) {
    event.preventDefault();
    line.querySelector(`[name=by][value=${by}]:enabled`)?.click();
  }
});

const list = (text) => text.split(",").filter(Boolean);

/** Has the newsroom do something, and shows what came of it, or why it is not done. */
async function act(button, doing, told, address = location.href) {
  const alert = screen().querySelector("[data-refusal]");
  alert.textContent = "";
  button.disabled = true;
  try {
    await doing();
    history.replaceState({}, "", address);
    await show(location.href, told);
  } catch (refusal) {
    alert.textContent = refusal.message;
    button.disabled = false;
  }
}

addEventListener("click", (event) => {
  const { makeup, stories, was } = screen()?.dataset ?? {};
  const print = event.target.closest("[data-print]");
  if (print) {
    act(print, () => ask("PUT", `/api/fronts/${makeup}`, { stories: list(stories), was: list(was) }), "Printed.", `/fronts/${makeup}`);
  }
  const unplan = event.target.closest("[data-unplan]");
  if (unplan) {
    act(unplan, () => ask("DELETE", `/api/fronts/${makeup}/plans/${unplan.dataset.unplan}`), "Taken away.");
  }
});

addEventListener("submit", (event) => {
  const form = event.target.closest("[data-plan]");
  if (!form) return;
  event.preventDefault();
  const { makeup, stories } = screen().dataset;
  const at = form.elements.at.value;
  act(event.submitter, () => ask("POST", `/api/fronts/${makeup}/plans`, { stories: list(stories), at: at.length === 16 ? `${at}:00` : at }),
    "It will print by itself then.", `/fronts/${makeup}`);
});

// Dragging: where it is let go, it stands.

let dragged = null;

const number = (line) => Number(line.querySelector(".number").textContent);

addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-makeup] ol > li") ?? null;
  if (dragged) {
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.id);
    dragged.classList.add("dragged");
  }
});

/** The story above or below which it would be let go. */
function target(event) {
  const over = event.target.closest?.("[data-makeup] ol > li");
  if (!dragged || !over || over === dragged) return null;
  const { top, height } = over.getBoundingClientRect();
  return { over, below: event.clientY > top + height / 2 };
}

function unmark() {
  for (const line of screen().querySelectorAll(".above, .below")) line.classList.remove("above", "below");
}

addEventListener("dragover", (event) => {
  const found = target(event);
  unmark();
  if (found) {
    event.preventDefault();
    found.over.classList.add(found.below ? "below" : "above");
  }
});

addEventListener("drop", (event) => {
  const found = target(event);
  if (found) {
    event.preventDefault();
    const from = number(dragged);
    const to = number(found.over) + (found.below ? 1 : 0);
    move(dragged.dataset.id, from < to ? to - 1 : to);
  }
});

addEventListener("dragend", () => {
  dragged?.classList.remove("dragged");
  dragged = null;
  unmark();
});
