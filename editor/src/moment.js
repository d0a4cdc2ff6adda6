// A time as the newsroom’s other pages say it, by the clock of whoever reads.

import { element } from "./dialog.js";

/** @param seconds whether they count */
export const moment = (iso, seconds = false) =>
  new Date(iso).toLocaleString([], {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: seconds ? "2-digit" : undefined,
    hourCycle: "h23",
  });

/** Who did something, and when; whichever way the name runs, the time stands behind it. */
export const signed = (by, at, seconds) => [element("bdi", {}, by), `, ${moment(at, seconds)}`];
