// Signing in, and the pages about how people do it and who works here. What lets somebody in goes to
// the newsroom and nowhere else; what is refused is shown as it came.

import { ask, each, submits } from "/newsroom.js";

const alarm = document.querySelector("[data-alarm]");
const on = (selector, act, within) => each(selector, (part) => part.addEventListener("click", () => tell(act(part))), within);

/** Shows why something did not work out. */
async function tell(work) {
  if (alarm) {
    alarm.textContent = "";
  }
  try {
    await work;
  } catch (failure) {
    if (alarm) {
      alarm.textContent = words(failure);
    }
  }
}

/** A browser says in its own terms that somebody cancelled, or that there is no passkey. */
function words(failure) {
  switch (failure.name) {
    case "NotAllowedError":
      return "No passkey was used: it was cancelled, or there is none here for this newsroom.";
    case "InvalidStateError":
      return "This device has a passkey of yours already.";
    case "SecurityError":
      return "Passkeys work only at the newsroom’s own address, by https or on this machine as localhost.";
    default:
      return failure.message;
  }
}

const json = (answer) => answer.json();
const post = (path, body) => ask("POST", path, body ?? {});

// Passkeys: the browser reads and writes the JSON of WebAuthn Level 3 itself where it can.

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function readCreation(options) {
  return PublicKeyCredential.parseCreationOptionsFromJSON?.(options) ?? {
    ...options,
    challenge: bytes(options.challenge),
    user: { ...options.user, id: bytes(options.user.id) },
    excludeCredentials: (options.excludeCredentials ?? []).map((known) => ({ ...known, id: bytes(known.id) })),
  };
}

function readRequest(options) {
  return PublicKeyCredential.parseRequestOptionsFromJSON?.(options) ?? {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: (options.allowCredentials ?? []).map((known) => ({ ...known, id: bytes(known.id) })),
  };
}

function write(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) {
      response[name] = text(credential.response[name]);
    }
  }
  if (credential.response.getTransports) {
    response.transports = credential.response.getTransports();
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
    response,
  };
}

async function makePasskey(name) {
  const options = await post("/account/passkeys/offers").then(json);
  const credential = await navigator.credentials.create({ publicKey: readCreation(options) });
  await post("/account/passkeys", { name, credential: write(credential) });
}

// The page where people sign in.

const enter = async (body) => location.assign((await post("/sessions", body).then(json)).next);

on("[data-passkey]:not(li)", async () => {
  const options = await post("/challenges").then(json);
  const credential = await navigator.credentials.get({ publicKey: readRequest(options) });
  await enter({ passkey: write(credential) });
});

// An account elsewhere: the browser goes there, and comes back to a page that nothing of ours came
// with, because another site led to it. That one goes on to the page where people sign in.

const leave = async (path) => location.assign((await post(path).then(json)).address);

on("[data-provider]", () => leave("/authorizations"));

each("[data-return]", () => location.replace("/sign-in#" + location.search.slice(1)));

each("[data-passkey]:not(li)", () => {
  const brought = new URLSearchParams(location.hash.slice(1));
  if (brought.has("state")) {
    history.replaceState(null, "", location.pathname);
    const known = ["code", "state", "error"].filter((name) => brought.has(name));
    tell(enter({ provider: Object.fromEntries(known.map((name) => [name, brought.get(name)])) }));
  }
});

each("[data-no-passkeys]", (line) => {
  if (!window.PublicKeyCredential || /^[\d.]+$|^\[/.test(location.hostname)) {
    line.hidden = false;
    line.textContent = window.PublicKeyCredential
      ? "Passkeys need the newsroom’s name in the address, not its number."
      : "This browser, or this address without https, has no passkeys.";
    document.querySelector("[data-passkey]").disabled = true;
    document.querySelector("[data-other]").open = true;
  }
});

each("[data-password], [data-recovery]", (form) =>
  submits(form, (fields) => enter(Object.fromEntries(fields))),
);

// The page where a link leads. What stands behind the # is never sent with the address.

each("[data-join]", (page) => {
  const link = location.hash.slice(1);
  const form = page.querySelector("[data-enter]");
  const name = page.querySelector("[data-name]");
  const sentences = {
    setup: () => "This paper has no staff yet. You will be its administrator.",
    invitation: (it) => `You are invited as ${it.member}, ${it.role}${it.sections ? ` in ${it.sections}` : ""}.`,
    return: (it) => `This lets you in as ${it.member}, ${it.role}. It works once.`,
  };
  const open = async () => {
    if (!link) {
      throw new Error("The link is not whole. Open it as you got it, with everything behind the #.");
    }
    const about = await post("/links", { link }).then(json);
    page.querySelector("[data-about]").textContent = sentences[about.kind](about);
    name.hidden = about.kind !== "setup";
    name.querySelector("input").required = about.kind === "setup";
    form.hidden = false;
    form.querySelector(about.kind === "setup" ? "input" : "button").focus();
  };
  submits(form, (fields) => enter({ link, name: fields.get("name") }));
  tell(open());
});

// How somebody signs in.

each("[data-account]", (page) => {
  const again = () => location.reload();
  const codes = page.querySelector("[data-codes]");
  const showCodes = async () => {
    const made = await post("/account/codes").then(json);
    codes.querySelector("[data-list]").replaceChildren(
      ...made.codes.map((code) => Object.assign(document.createElement("li"), { textContent: code })),
    );
    codes.hidden = false;
    document.querySelector(".keyless")?.remove(); // there is something to sign in with now
    codes.scrollIntoView();
    codes.querySelector("[data-seen]").focus();
  };
  /** Somebody who has no recovery codes gets them with the first thing they sign in with. */
  const secured = async () => (page.querySelector("[data-new-codes]").dataset.left === "0" ? showCodes() : again());

  on("[data-seen]", again, page);
  on("[data-new-codes]", showCodes, page);
  each("[data-new-passkey]", (form) => submits(form, async (fields) => {
    try {
      await makePasskey(fields.get("name"));
    } catch (failure) {
      throw new Error(words(failure));
    }
    await secured();
  }), page);
  each("li[data-passkey]", (line) => {
    const path = "/account/passkeys/" + line.dataset.passkey;
    const title = line.querySelector("b").textContent;
    on("[data-remove]", async () => {
      if (confirm(`Remove the passkey “${title}”? You are signed out everywhere else.`)) {
        await ask("DELETE", path);
        again();
      }
    }, line);
    on("[data-rename]", async () => {
      const name = prompt("What to call this passkey", title);
      if (name) {
        await ask("PUT", path, { name });
        again();
      }
    }, line);
  }, page);
  on("[data-add-identity]", () => leave("/account/identities/offers"), page);
  each("li[data-identity]", (line) => {
    on("[data-remove]", async () => {
      if (confirm("Remove this account? You are signed out everywhere else.")) {
        await ask("DELETE", "/account/identities/" + line.dataset.identity);
        again();
      }
    }, line);
  }, page);
  const form = page.querySelector("[data-set-password]");
  on("[data-authenticator]", async () => {
    const made = await post("/account/authenticators").then(json);
    form.querySelector("[data-secret]").textContent = made.secret.replace(/(.{4})(?=.)/g, "$1 ");
    const names = "http://www.w3.org/2000/svg";
    const square = document.createElementNS(names, "svg");
    square.setAttribute("viewBox", `0 0 ${made.size} ${made.size}`);
    square.setAttribute("role", "img");
    square.setAttribute("aria-label", "The same secret as a code to scan");
    const path = square.appendChild(document.createElementNS(names, "path"));
    path.setAttribute("d", made.path);
    form.querySelector("[data-square]").replaceChildren(square);
    form.hidden = false;
    form.querySelector("input").focus();
  }, page);
  submits(form, async (fields) => {
    await ask("PUT", "/account/password", Object.fromEntries(fields));
    await secured();
  });
  on("[data-remove-password]", async () => {
    if (confirm("Remove the password and its authenticator? You are signed out everywhere else.")) {
      await ask("DELETE", "/account/password");
      again();
    }
  }, page);
  on("[data-end]", async (button) => {
    await ask("DELETE", "/account/sessions/" + button.dataset.end);
    again();
  }, page);
  on("[data-end-all]", async () => {
    await ask("DELETE", "/account/sessions");
    location.assign("/sign-in");
  }, page);
});

// Who works here.

each("[data-staff]", (page) => {
  const again = () => location.reload();
  const box = page.querySelector("[data-link]");
  const show = async (answer) => {
    box.querySelector("[data-address]").value = (await answer.json()).link;
    box.hidden = false;
    box.scrollIntoView();
    box.querySelector("[data-address]").select();
  };
  const what = (fields, name) => ({
    name,
    role: fields.get("role"),
    sections: fields.getAll("sections"),
  });
  on("[data-copy]", async (button) => {
    await navigator.clipboard.writeText(box.querySelector("[data-address]").value);
    button.textContent = "Copied";
  }, page);
  each("[data-invite]", (form) => submits(form, async (fields) => {
    await show(await post("/staff/invitations", what(fields, fields.get("name"))));
    form.reset();
  }), page);
  on("[data-take-back]", async (button) => {
    await ask("DELETE", "/staff/invitations/" + button.dataset.takeBack);
    again();
  }, page);
  each("[data-chosen]", (chosen) => {
    const name = chosen.dataset.chosen;
    each("[data-role]", (form) => submits(form, async (fields) => {
      await post("/staff/roles", what(fields, name));
      again();
    }), chosen);
    on("[data-let-in]", async () => show(await post("/staff/links", { name })), chosen);
    on("[data-sign-out-all]", async () => {
      await post("/staff/sign-outs", { name });
      again();
    }, chosen);
    on("[data-end]", async (button) => {
      await post("/staff/sign-outs", { name, number: Number(button.dataset.end) });
      again();
    }, chosen);
    on("[data-leave]", async () => {
      if (confirm(`${name} leaves the paper: they are signed out, and their tokens end. What they wrote stays.`)) {
        await post("/staff/departures", { name });
        location.assign("/staff");
      }
    }, chosen);
  }, page);
});
