import * as server from "./server";
import { clear } from "./session";

const within = 1_000;

/**
 * Leaves at once: the page is blank before anything else happens, nothing stays in the tab, and the chat is not in the history.
 * The server hears of it behind the person's back.
 */
export function quickExit(token: string | null): void {
  document.body.replaceChildren();
  clear();
  if (token) void server.leave(token);
  const target = document.querySelector<HTMLMetaElement>("meta[name=exit]")?.content;
  location.replace(target || "about:blank");
}

/** Calls `act` when Escape is pressed twice in a row. */
export function onDoubleEscape(act: () => void): void {
  let last = -within;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      last = -within;
      return;
    }
    if (event.timeStamp - last < within) act();
    last = event.timeStamp;
  });
}
