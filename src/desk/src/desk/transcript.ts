import { el } from "../shared/dom";
import { attached } from "./files";
import type { Line } from "./model";
import { t } from "./tongue";
import { channelWords, clock, day, deliveryTicks, deliveryWords, isLost } from "./words";

/** What each node shows: one that would show the same stays as it is, so that a voice plays on when a new line comes. */
const shows = new WeakMap<Element, string>();

/** Brings the talk up to date. `reuse` puts the words of a reply that was not sent back into the box. */
export function showTalk(talk: Element, caseId: string, lines: readonly Line[], reuse: ((text: string) => void) | null): void {
  let at = 0;
  const put = (key: string, make: () => HTMLElement): void => {
    const old = talk.children[at++];
    if (old && shows.get(old) === key) return;
    const node = make();
    shows.set(node, key);
    if (old) old.replaceWith(node);
    else talk.append(node);
  };
  let today = "";
  for (const line of lines) {
    const mark = day(line.at);
    if (mark !== today) put(mark, () => el("h3", { class: "day", text: mark }));
    today = mark;
    put(JSON.stringify([line, reuse !== null]), () => said(caseId, line, reuse));
  }
  while (talk.children.length > at) talk.lastElementChild?.remove();
}

function said(caseId: string, line: Line, reuse: ((text: string) => void) | null): HTMLElement {
  const failed = isLost(line);
  const ticks = deliveryTicks(line);
  const state = [line.alias || t(`talk.${line.from}`), clock(line.at), deliveryWords(line)].filter(Boolean).join(" · ");
  const again = failed && line.from === "operator" && reuse;
  // That the person writes from elsewhere is told in the words of the desk.
  const moved = line.kind === "moved" ? t("talk.moved", { channel: channelWords(line.text) }) : line.kind === "moved_on" ? t("talk.movedOn") : null;
  // A file without words has its kind in brackets in their place.
  const words = line.file && /^\(\w*\)$|^$/.test(line.text) ? "" : (moved ?? line.text);
  return el(
    "article",
    { class: `said ${line.from} ${failed ? "failed" : ""}` },
    line.file && attached(caseId, line.file),
    words && el("p", { class: "words", dir: "auto", text: words }),
    line.choices && line.choices.length > 0 && el("p", { class: "offered", text: t("talk.offered", { choices: line.choices.join(" / ") }) }),
    el("p", { class: "state" }, state, ticks && el("span", { class: `ticks ${line.delivery}`, "aria-hidden": "true", text: ticks }), again && el("button", { type: "button", class: "plain", text: t("talk.putBack"), on: { click: () => again(line.text) } })),
  );
}
