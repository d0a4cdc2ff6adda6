// What the newsroom's pages do by themselves: uploads, keys, forms. Everything is changed through
// the API; a refusal is a sentence and is shown as it came.

const PIECE = 4 * 1024 * 1024;
const PATIENCE = [1, 2, 5, 10, 30];
const csrf = document.querySelector("meta[name=csrf]").content;

export const each = (selector, act, within = document) => within.querySelectorAll(selector).forEach(act);

export async function ask(method, path, body, headers = {}) {
  const answer = await fetch(path, {
    method,
    body: body === undefined || body instanceof Blob ? body : JSON.stringify(body),
    headers: {
      "X-XSRF-TOKEN": csrf,
      ...(body === undefined || body instanceof Blob ? {} : { "Content-Type": "application/json" }),
      ...headers,
    },
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw Object.assign(new Error(problem.detail || "The newsroom answers " + answer.status + "."), {
      status: answer.status,
    });
  }
  return answer;
}

/** Does what a form asks; says why when it is refused. */
export function submits(form, act) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const alert = form.querySelector("[role=alert]");
    alert.textContent = "";
    try {
      await act(new FormData(form));
    } catch (refusal) {
      alert.textContent = refusal.message;
    }
  });
}

// Signing out; how it is done in is in access.js.

each("[data-sign-out]", (button) =>
  button.addEventListener("click", async () => {
    await ask("DELETE", "/sessions");
    location.assign("/sign-in");
  }),
);

// Times, in the zone of whoever reads them.

export const moments = (within) =>
  each(
    "time[data-moment]",
    (time) => {
      const at = new Date(time.dateTime);
      time.title = time.textContent;
      time.textContent = at.toLocaleString([], {
        day: "numeric",
        month: "short",
        year: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        second: time.textContent.split(":").length > 2 ? "2-digit" : undefined,
        hourCycle: "h23",
      });
    },
    within,
  );
moments(document);

// An older version of a story becomes its newest.

each("[data-restore]", (button) =>
  button.addEventListener("click", async () => {
    const alert = button.form.querySelector("[role=alert]");
    alert.textContent = "";
    try {
      const story = button.dataset.story;
      const version = Number(button.dataset.restore);
      await ask("POST", `/api/stories/${story}/restorations`, { version });
      location.assign(`/stories/${story}/history`);
    } catch (refusal) {
      alert.textContent = refusal.message;
    }
  }),
);

// Whether one person makes the paper.

each("[data-alone]", (button) =>
  button.addEventListener("click", async () => {
    const alert = document.querySelector("[data-refused]");
    alert.textContent = "";
    try {
      await ask(button.dataset.alone, "/rules/alone");
      location.reload();
    } catch (refusal) {
      alert.textContent = refusal.message;
    }
  }),
);

// What copy must have before it is passed.

each("[data-checklist]", (form) => {
  const status = form.querySelector("[role=status]");
  form.addEventListener("input", () => (status.textContent = ""));
  submits(form, async (fields) => {
    const asked = fields.getAll("fields");
    const questions = fields.get("questions").split("\n").map((line) => line.trim()).filter(Boolean);
    await ask("PUT", "/api/checklists", { section: form.dataset.checklist, fields: asked, questions });
    form.parentElement.querySelector("[data-nothing]").hidden = asked.length + questions.length > 0;
    status.textContent = "Saved. It holds from the next pass on.";
  });
});

// A new story.

// Opened by ourselves: the browser tells of it only after keys that may follow at once.
each("[data-begin] summary", (summary) =>
  summary.addEventListener("click", (event) => {
    event.preventDefault();
    const details = summary.parentElement;
    details.open = !details.open;
    if (details.open) {
      details.querySelector("input").focus();
    }
  }),
);

each("[data-new-story]", (form) =>
  submits(form, async (fields) => {
    const answer = await ask("POST", "/api/stories", {
      headline: fields.get("headline"),
      section: fields.get("section"),
      byline: [form.dataset.newStory],
    });
    location.assign("/stories/" + (await answer.json()).id);
  }),
);

// Uploads: in pieces, after tus 1.0; one that broke off goes on where it was, also tomorrow.

const TUS = { "Tus-Resumable": "1.0.0" };
const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const name = (file) => btoa(String.fromCharCode(...new TextEncoder().encode(file.name)));
const key = (file) => ["upload", file.name, file.size, file.lastModified].join(":");

async function begin(file) {
  const known = localStorage.getItem(key(file));
  if (known) {
    try {
      await ask("HEAD", known, undefined, TUS);
      return known;
    } catch (gone) {
      localStorage.removeItem(key(file));
    }
  }
  const answer = await ask("POST", "/api/uploads", undefined, {
    ...TUS,
    "Upload-Length": file.size,
    "Upload-Metadata": "filename " + name(file),
  });
  localStorage.setItem(key(file), answer.headers.get("Location"));
  return answer.headers.get("Location");
}

async function send(file, upload, told) {
  let failures = 0;
  for (;;) {
    try {
      const there = await ask("HEAD", upload, undefined, TUS);
      let offset = Number(there.headers.get("Upload-Offset"));
      while (offset < file.size) {
        told(offset / file.size);
        const answer = await ask("PATCH", upload, file.slice(offset, offset + PIECE), {
          ...TUS,
          "Upload-Offset": offset,
          "Content-Type": "application/offset+octet-stream",
        });
        offset = Number(answer.headers.get("Upload-Offset"));
        failures = 0;
      }
      return;
    } catch (failure) {
      const hopeless = failure.status && ![409, 503].includes(failure.status);
      if (hopeless || failures === PATIENCE.length) {
        throw failure;
      }
      await wait(PATIENCE[failures++]);
    }
  }
}

async function bring(file, line) {
  const bar = line.querySelector("progress");
  const state = line.querySelector("span");
  try {
    const upload = await begin(file);
    await send(file, upload, (share) => {
      bar.value = share;
      state.textContent = Math.round(share * 100) + " %";
    });
    bar.removeAttribute("value");
    state.textContent = "has come, is being made ready";
    const watch = setInterval(async () => {
      const answer = await ask("GET", upload).then((each) => each.json()).catch(() => null);
      if (answer && answer.progress > 0) {
        bar.value = answer.progress;
      }
    }, 2000);
    const item = await ask("POST", "/api/media", { upload: upload.split("/").pop() })
      .then((answer) => answer.json())
      .finally(() => clearInterval(watch));
    localStorage.removeItem(key(file));
    bar.remove();
    state.textContent = item.known ? "was there already" : "is in the library";
    if (item.similar.length > 0) {
      state.textContent += "; it looks like " + item.similar.map((other) => other.headline || other.name).join(", ");
    }
    const link = document.createElement("a");
    link.href = "/media/" + item.id;
    link.textContent = "describe it";
    line.append(link);
  } catch (refusal) {
    bar.remove();
    state.textContent = refusal.message;
    state.className = "warning";
    if (refusal.status === 422) {
      localStorage.removeItem(key(file)); // the newsroom has thrown it away as well
    }
  }
}

each("[data-drop]", (area) => {
  const queue = area.querySelector("[data-queue]");
  let turn = Promise.resolve();
  const take = (files) => {
    for (const file of files) {
      const line = document.createElement("li");
      const bar = document.createElement("progress");
      const title = document.createElement("b");
      bar.value = 0;
      bar.setAttribute("aria-label", file.name);
      title.textContent = file.name;
      line.append(title, bar, document.createElement("span"));
      queue.append(line);
      turn = turn.then(() => bring(file, line));
    }
  };
  each("[data-files]", (input) => input.addEventListener("change", () => take(input.files)), area);
  for (const [type, over] of [["dragover", true], ["dragleave", false], ["drop", false]]) {
    document.addEventListener(type, (event) => {
      event.preventDefault();
      area.classList.toggle("over", over);
    });
  }
  document.addEventListener("drop", (event) => take(event.dataTransfer.files));
  document.addEventListener("paste", (event) => take(event.clipboardData.files));
});

// Keys: “/” searches, arrows move in the grid.

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select");
  const search = document.querySelector("[data-search]");
  if (event.key === "/" && search && !typing) {
    event.preventDefault();
    search.focus();
  }
});

each("[data-grid]", (grid) =>
  grid.addEventListener("keydown", (event) => {
    const links = [...grid.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const top = links[0].getBoundingClientRect().top;
    const across = links.findIndex((link) => link.getBoundingClientRect().top > top + 1);
    const row = across < 0 ? links.length : across;
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -row, ArrowDown: row };
    const next = links[at + (steps[event.key] || 0)];
    if (at >= 0 && steps[event.key] && next) {
      event.preventDefault();
      next.focus();
    }
  }),
);

// One item.

each("[data-item]", (page) => {
  const path = "/api/media/" + page.dataset.item;
  const version = Number(page.dataset.version);
  const again = () => location.reload();
  const lines = (text) => text.split("\n").map((line) => line.trim()).filter(Boolean);
  const optional = (name, value) => (value ? { [name]: value } : {});

  each("[data-describe]", (form) => {
    submits(form, async (fields) => {
      const metadata = {};
      each("[data-list]", (field) => {
        metadata[field.name] = field.dataset.list === "many" ? lines(field.value) : field.value;
      }, form);
      await ask("PUT", path, {
        version,
        metadata,
        decorative: fields.has("decorative"),
        transcript: lines(fields.get("transcript") || ""),
        terms: {
          territory: fields.get("territory").toUpperCase().split(/[\s,]+/).filter(Boolean),
          ...optional("from", fields.get("from").trim()),
          ...optional("until", fields.get("until").trim()),
          priceNote: fields.get("priceNote"),
          askFirst: fields.has("askFirst"),
        },
      });
      again();
    });
    form.querySelector("[data-clear]").addEventListener("click", async () => {
      try {
        await ask("POST", path + "/clearances", { version });
        again();
      } catch (refusal) {
        form.querySelector("[role=alert]").textContent = refusal.message;
      }
    });
  }, page);

  each("[data-crops]", (form) => {
    const across = form.querySelector("input[name=x]");
    const down = form.querySelector("input[name=y]");
    const frame = page.querySelector("[data-frame]");
    const point = page.querySelector("[data-point]");
    const show = () => {
      if (point) {
        point.style.left = across.value + "%";
        point.style.top = down.value + "%";
      }
    };
    if (frame) {
      frame.addEventListener("click", (event) => {
        const box = frame.getBoundingClientRect();
        across.value = Math.round(((event.clientX - box.left) / box.width) * 1000) / 10;
        down.value = Math.round(((event.clientY - box.top) / box.height) * 1000) / 10;
        show();
      });
    }
    form.addEventListener("input", show);
    show();
    submits(form, async () => {
      const crops = {};
      each("[data-shape]", (set) => {
        const part = {};
        each("input", (input) => {
          if (input.value !== "") {
            part[input.name] = Number(input.value) / 100;
          }
        }, set);
        if (Object.keys(part).length > 0) {
          crops[set.dataset.shape] = part;
        }
      }, form);
      await ask("PUT", path + "/crops", {
        version,
        focus: { x: Number(across.value) / 100, y: Number(down.value) / 100 },
        crops,
      });
      again();
    });
  }, page);

  each("[data-track]", (form) => {
    const track = (language, label, text) =>
      ask("PUT", path + "/tracks/" + encodeURIComponent(language), { version, label, text });
    submits(form, async (fields) => {
      await track(fields.get("language").trim(), fields.get("label"), fields.get("text"));
      again();
    });
    each("[data-drop-track]", (button) =>
      button.addEventListener("click", async () => {
        await track(button.dataset.dropTrack, "", "");
        again();
      }), form);
  }, page);

  each("[data-put]", (form) =>
    submits(form, async (fields) => {
      await ask("PUT", "/api/collections/" + fields.get("collection") + "/items/" + page.dataset.item);
      again();
    }), page);

  each("[data-take]", (button) =>
    button.addEventListener("click", async () => {
      await ask("DELETE", "/api/collections/" + button.dataset.take + "/items/" + page.dataset.item);
      again();
    }), page);
});
