// How one comment looks in the list beside the story.

import { element } from "./dialog.js";
import { signed } from "./moment.js";

const button = (act, text) => element("button", { type: "button", class: "small", "data-act": act }, text);

const said = (by, at, text) => element("p", {}, element("small", {}, ...signed(by, at)), element("br"), text);

/** @param isGone whether the words it was on are not there any more */
export function entry(comment, label, isGone) {
  const item = element("li", { "data-id": comment.id });
  const about = label || comment.quote;
  item.append(element("button", { type: "button", class: "about-what", "data-act": "visit", "aria-label": `Go to: ${about}` }, about));
  if (isGone) {
    item.append(element("small", {}, "These words are not there any more."));
  }
  if (comment.suggestion !== undefined) {
    item.append(
      element("p", { class: "instead" }, comment.suggestion === "" ? "Take it out" : element("span", {}, "Instead: ", element("ins", {}, comment.suggestion))),
    );
  }
  item.append(said(comment.by, comment.at, comment.text));
  if (comment.replies.length > 0) {
    item.append(element("div", { class: "replies" }, ...comment.replies.map((each) => said(each.by, each.at, each.text))));
  }
  if (comment.closing) {
    const { outcome, by, at } = comment.closing;
    item.append(element("p", {}, element("small", {}, `${outcome[0].toUpperCase()}${outcome.slice(1)} by `, ...signed(by, at))));
    item.append(element("p", { class: "buttons" }, button("reopen", "Open again")));
  } else {
    const ends = comment.suggestion === undefined ? [button("resolve", "Resolve")] : [button("accept", "Accept"), button("decline", "Decline")];
    item.append(element("p", { class: "buttons" }, ...ends, button("reply", "Reply")));
  }
  return item;
}
