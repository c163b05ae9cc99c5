import { el } from "../shared/dom";
import type { Line } from "./model";
import { t } from "./tongue";
import { clock, day, deliveryTicks, deliveryWords, isLost } from "./words";

/** The talk so far, with a mark at every new day. `reuse` puts the words of a reply that was not sent back into the box. */
export function transcript(lines: readonly Line[], reuse: ((text: string) => void) | null): HTMLElement[] {
  const nodes: HTMLElement[] = [];
  let today = "";
  for (const line of lines) {
    const mark = day(line.at);
    if (mark !== today) nodes.push(el("h3", { class: "day", text: mark }));
    today = mark;
    nodes.push(said(line, reuse));
  }
  return nodes;
}

function said(line: Line, reuse: ((text: string) => void) | null): HTMLElement {
  const failed = isLost(line);
  const ticks = deliveryTicks(line);
  const state = [line.alias || t(`talk.${line.from}`), clock(line.at), deliveryWords(line)].filter(Boolean).join(" · ");
  const again = failed && line.from === "operator" && reuse;
  return el(
    "article",
    { class: `said ${line.from} ${failed ? "failed" : ""}` },
    el("p", { class: "words", dir: "auto", text: line.text }),
    line.choices && line.choices.length > 0 && el("p", { class: "offered", text: t("talk.offered", { choices: line.choices.join(" / ") }) }),
    el("p", { class: "state" }, state, ticks && el("span", { class: `ticks ${line.delivery}`, "aria-hidden": "true", text: ticks }), again && el("button", { type: "button", class: "plain", text: t("talk.putBack"), on: { click: () => again(line.text) } })),
  );
}
