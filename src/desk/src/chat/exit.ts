import * as server from "./server";
import { clear } from "./session";

/** Slow hands and slow phones count too. */
const within = 2_000;

/** So long the other page may take; then it is asked for again, in case a key that was pressed on has stopped it. */
const patience = 10_000;

/**
 * Leaves at once: the page is blank before anything else happens, nothing stays in the tab, and the chat is not in the history.
 * The server hears of it behind the person's back.
 */
export function quickExit(token: string | null): void {
  document.body.replaceChildren();
  clear();
  if (token) void server.leave(token);
  const target = document.querySelector<HTMLMetaElement>("meta[name=exit]")?.content;
  const go = (): void => location.replace(target || "about:blank");
  go();
  setInterval(go, patience);
}

/** Calls `act` when Escape is pressed twice in a row, and again whenever it is pressed on. */
export function onDoubleEscape(act: () => void): void {
  let last = -within;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") {
      last = -within;
      return;
    }
    // Left to the browser, Escape means "stop loading": it would hold back the very page that we leave for.
    event.preventDefault();
    if (event.timeStamp - last < within) act();
    last = event.timeStamp;
  });
}
