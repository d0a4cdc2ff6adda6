// Saving: the one way in which what is typed comes to the desk. Changes wait in the browser's own
// store until the desk has them on disk; what others write comes in by watching.

import { collab, getVersion, receiveTransaction, sendableSteps } from "prosemirror-collab";
import { Node } from "prosemirror-model";
import { EditorState } from "prosemirror-state";
import { Step } from "prosemirror-transform";
import { fromKept, kept } from "./fieldsteps.js";
import { schema } from "./schema.js";
import * as outbox from "./outbox.js";

const PAUSES = [250, 500, 1000, 2000, 5000, 10000];
const MOST_STEPS = 500;
const STORE_PATIENCE = 2000; // a browser's store that does not answer holds no save up

/** Random enough that no two windows have the same. */
const name = () =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Holds a lock while `act` runs; without locks (no secure context) it runs all the same. */
const locked = (lock, options, act) =>
  navigator.locks ? navigator.locks.request(lock, options, act) : act(true);

/** Whether a refusal means what it says; asking again is of no use then. */
const isMeant = ({ status, isOut }) => !isOut && status < 500 && ![408, 429].includes(status);

const meta = () => document.querySelector("meta[name=csrf]");
const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const request = (method, path, body, signal) =>
  fetch(path, {
    method,
    signal,
    redirect: "manual",
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: {
      Accept: "application/json",
      "X-XSRF-TOKEN": meta().content,
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    },
  });

/**
 * Asks the newsroom; what it refuses is thrown with its sentence, and as `isOut` that this page's member
 * is not signed in. What is refused under an earlier session is asked again under the one there is now.
 */
export async function ask(method, path, body, signal) {
  let answer = await request(method, path, body, signal);
  if ([0, 401, 403].includes(answer.status)) {
    await renew();
    answer = await request(method, path, body, signal);
  }
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    throw Object.assign(new Error(problem.detail || `The newsroom answers ${answer.status}.`), {
      status: answer.status || 401,
    });
  }
  return answer.json();
}

/**
 * A page that was open while somebody signed in again takes over the new session's token, if it is
 * the same person: nothing is saved in the name of another.
 */
async function renew() {
  const { member } = document.querySelector("main").dataset;
  const answer = await fetch("/account/session", { redirect: "manual" });
  const now = answer.ok ? await answer.json() : {};
  if (now.member !== member) {
    const why = now.member
      ? `${now.member} is signed in here now. Sign in as ${member} in another window; what you write is kept here and saved then.`
      : "You are signed out. Sign in in another window; what you write is kept here and saved then.";
    throw Object.assign(new Error(why), { status: 401, isOut: true });
  }
  meta().content = now.csrf;
}

export class Desk {
  /**
   * @param member who writes here: what another left on this device is not sent in their name
   * @param told called with {state, …} when the state of saving changes
   * @param seen called with who is there
   */
  constructor(story, member, told, seen) {
    this.member = member;
    this.path = `/api/stories/${story}`;
    this.story = story;
    this.told = told;
    this.seen = seen;
    this.client = `w-${name()}`;
    this.sequence = 1;
    this.call = -1;
    this.failures = 0;
    this.out = null; // why nothing can be asked in this member's name, as a sentence
    this.deaf = null; // why what others write does not come, as a sentence
    this.sending = null;
    this.lastSaved = null;
    this.cursor = [-1, -1];
    this.left = []; // sentences about what an earlier window left and could not be added
  }

  /** Makes a version of what is written. */
  settle() {
    return ask("POST", `${this.path}/revisions`, {});
  }

  /** Delivers what an earlier window left behind, then gives the manuscript to write on. */
  async open() {
    if (navigator.locks) {
      navigator.locks.request(this.lock(this.client), () => new Promise(() => {}));
    }
    const all = await outbox.all(this.story).catch(() => []);
    for (const left of all.filter((each) => each.by === this.member)) {
      await this.deliver(left).catch((failure) => {
        this.left.push(
          `Changes of an earlier window are still kept on this device (${left.steps.length}); they could not be added: ${failure.message}`,
        );
      });
    }
    const text = await ask("GET", `${this.path}/manuscript`);
    this.version = text.version;
    return { doc: Node.fromJSON(schema, text.document), step: text.step };
  }

  lock(client) {
    return `dateline-${this.story}-${client}`;
  }

  /** Sends changes of a window that is not there any more. */
  async deliver(left) {
    await locked(
      this.lock(left.client),
      { ifAvailable: true },
      async (lock) => {
        if (!lock) {
          return; // that window is still open
        }
        const text = await ask("GET", `${this.path}/manuscript?step=${left.step}`);
        let state = EditorState.create({
          doc: Node.fromJSON(schema, text.document),
          plugins: [collab({ version: left.step, clientID: left.client })],
        });
        const tr = state.tr;
        left.steps.forEach((step) => tr.step(fromKept(step)));
        state = state.apply(tr);
        let sequence = left.sequence;
        for (let sendable = sendableSteps(state); sendable; ) {
          const { version } = sendable;
          const answer = await ask("POST", `${this.path}/steps`, {
            client: left.client,
            sequence,
            step: version,
            steps: sendable.steps.slice(0, MOST_STEPS).map((step) => step.toJSON()),
          });
          // One by one: the store may be behind what its window sent, and own changes among those of
          // others are known as such only where they come first.
          for (const entry of answer.entries) {
            const tr = sendable && received(state, [entry]);
            if (tr) {
              state = state.apply(tr);
              sequence += entry.client === left.client ? 1 : 0;
              sendable = sendableSteps(state);
            }
          }
          if (getVersion(state) === version) {
            throw new Error("the newsroom does not say what came of them");
          }
        }
        await outbox.drop(this.story, left.client);
      },
    );
  }

  plugin(step) {
    return collab({ version: step, clientID: this.client });
  }

  start(view) {
    this.view = view;
    this.watch();
    addEventListener("online", () => this.send());
    addEventListener("visibilitychange", () => {
      this.watching?.abort();
      this.send();
    });
    addEventListener("pagehide", () => this.leave());
    addEventListener("beforeunload", (event) => {
      if (this.waiting() > 0 && !this.isKept) {
        event.preventDefault();
      }
    });
    this.tell();
  }

  leave() {
    fetch(`${this.path}/watches`, {
      method: "POST",
      keepalive: true,
      headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": meta().content },
      body: JSON.stringify({ client: this.client, step: this.step(), leaving: true }),
    }).catch(() => {});
  }

  step() {
    return getVersion(this.view.state);
  }

  waiting() {
    const sendable = sendableSteps(this.view.state);
    return sendable ? sendable.steps.length : 0;
  }

  /** To be called after every change of the document. */
  changed() {
    this.keep();
    this.send();
    this.tell();
  }

  /** Puts what the desk does not have yet into the browser's store, the newest state last. */
  async keep() {
    this.isKept = false;
    const mark = (this.mark = {});
    const sendable = sendableSteps(this.view.state);
    try {
      await (sendable
        ? outbox.put({
            story: this.story,
            by: this.member,
            client: this.client,
            sequence: this.sequence,
            step: sendable.version,
            steps: sendable.steps.map(kept),
          })
        : outbox.drop(this.story, this.client));
      this.isKept = mark === this.mark;
    } catch {
      // The browser has no room, or gives this page none: the state says that it is not kept.
    }
    this.tell();
  }

  /** Sends batch after batch until the desk has everything. */
  send() {
    this.hurry?.();
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
      if (this.waiting() > 0) {
        this.send();
      }
    });
    return this.sending;
  }

  async sendAll() {
    for (let sendable = sendableSteps(this.view.state); sendable; ) {
      try {
        const answer = await ask(
          "POST",
          `${this.path}/steps`,
          {
            client: this.client,
            sequence: this.sequence,
            step: sendable.version,
            steps: sendable.steps.slice(0, MOST_STEPS).map((step) => step.toJSON()),
          },
          AbortSignal.timeout(20000),
        );
        this.failures = 0;
        this.refusal = null;
        this.out = null;
        this.receive(answer.entries);
      } catch (failure) {
        await this.failed(failure);
      }
      await Promise.race([this.keep(), wait(STORE_PATIENCE)]);
      sendable = sendableSteps(this.view.state); // with what was typed meanwhile
    }
    this.tell();
  }

  async failed(failure) {
    this.failures++;
    this.out = failure.isOut ? failure.message : null;
    this.refusal = isMeant(failure) ? failure.message : null;
    this.tell();
    await this.pause();
  }

  /** Longer with every failure; shorter when something happens. */
  pause() {
    const time = PAUSES[Math.min(this.failures, PAUSES.length) - 1] ?? PAUSES[0];
    return Promise.race([
      wait(time * (0.8 + 0.4 * Math.random())),
      new Promise((done) => {
        this.hurry = () => this.failures > 2 && navigator.onLine && done();
      }),
    ]);
  }

  /** Takes what is on disk; own changes are confirmed, those of others moved in. */
  receive(entries) {
    const before = this.step();
    const tr = received(this.view.state, entries);
    if (!tr) {
      return;
    }
    if (entries.some((entry) => entry.client === this.client && entry.step >= before)) {
      this.sequence++;
      this.lastSaved = new Date();
    }
    this.view.dispatch(tr);
  }

  /** The cursor moved. */
  moved(anchor, head) {
    this.cursor = [anchor, head];
    this.soon ??= setTimeout(() => {
      this.soon = null;
      this.look(0).catch(() => {});
    }, 400);
  }

  async look(seconds, signal) {
    const news = await ask(
      "POST",
      `${this.path}/watches`,
      {
        client: this.client,
        step: this.step(),
        call: seconds ? this.call : -1,
        anchor: this.cursor[0],
        head: this.cursor[1],
        seconds,
      },
      signal,
    );
    if (seconds) {
      this.call = news.call;
    }
    this.receive(news.entries);
    this.seen(news.present.filter((each) => each.client !== this.client));
    this.commented?.(news.comments);
  }

  /** Watches as long as the window is open; one that nobody looks at asks rarely. */
  async watch() {
    for (let failures = 0; ; ) {
      this.watching = new AbortController();
      try {
        await this.look(
          document.hidden ? 0 : 8,
          AbortSignal.any([this.watching.signal, AbortSignal.timeout(20000)]),
        );
        failures = 0;
        this.out = null;
        this.deaf = null;
        this.tell();
        if (document.hidden) {
          await wait(10000);
        }
      } catch (failure) {
        failures++;
        if (failure.isOut) {
          this.out = failure.message;
        } else if (isMeant(failure)) {
          this.deaf = failure.message;
        } else if (failures > 2) {
          this.deaf = "The newsroom does not answer; what others write comes later.";
        }
        this.tell();
        await wait(PAUSES[Math.min(failures, PAUSES.length) - 1]);
      }
    }
  }

  /** What is true of saving right now. */
  tell() {
    const waiting = this.waiting();
    const signedOut = this.out !== null;
    if (waiting === 0) {
      this.told({ state: "saved", at: this.lastSaved, why: this.out ?? this.deaf, signedOut });
    } else if (this.out ?? this.refusal) {
      this.told({ state: "refused", why: this.out ?? this.refusal, waiting, kept: this.isKept, signedOut });
    } else if (this.failures > 0) {
      this.told({ state: "offline", waiting, kept: this.isKept });
    } else {
      this.told({ state: "saving" });
    }
  }
}

/** A transaction of what is new among entries; null when nothing is. */
function received(state, entries) {
  const steps = [];
  const clients = [];
  let at = getVersion(state);
  for (const entry of entries) {
    entry.steps.forEach((step, i) => {
      if (entry.step + i === at) {
        steps.push(Step.fromJSON(schema, step));
        clients.push(entry.client);
        at++;
      }
    });
  }
  return steps.length > 0
    ? receiveTransaction(state, steps, clients, { mapSelectionBackward: true })
    : null;
}
