import { el } from "../shared/dom";
import type { CaseLine, Queue, Urgency } from "./model";
import { t } from "./tongue";
import { channelWords, duration, languageWords, since, stepWords, topicWords, urgencies, urgencyWords } from "./words";

export interface QueueHost {
  /** Whether this account talks with people; else it only looks. */
  readonly operates: boolean;
  takeNext(): void;
  open(id: string): void;
  more(after: string): void;
  undelivered(): void;
}

export interface QueueView {
  readonly element: HTMLElement;
  show(queue: Queue, mine: readonly CaseLine[], current: string | null): void;
  /** Moves the focus along the list: 1 is down, −1 is up. */
  move(step: 1 | -1): void;
}

/** How late the desk may be before it says so, in milliseconds. */
const lagWorthSaying = 5_000;

/** Counts, the one big button, own cases and everybody who waits. */
export function queueView(host: QueueHost): QueueView {
  const counts = el("div", { class: "counts" });
  const wait = el("p", { class: "hint" });
  const take = el("button", { type: "button", class: "primary big", text: t("queue.takeNext"), on: { click: host.takeNext } });
  const lost = el("button", { type: "button", class: "plain lost", text: t("lost"), on: { click: host.undelivered } });
  const mine = el("section", { class: "list", "aria-label": t("queue.mine") });
  const waiting = el("section", { class: "list", "aria-label": t("queue.waiting") });
  const element = el("nav", { class: "queue", "aria-label": t("queue") }, counts, wait, host.operates && take, host.operates && mine, waiting, lost);

  const show = (queue: Queue, own: readonly CaseLine[], current: string | null): void => {
    const focused = document.activeElement?.getAttribute("data-case");
    counts.replaceChildren(...urgencies.map((level) => tile(level, queue.counts[level])));
    wait.textContent = summary(queue);
    mine.replaceChildren(el("h2", { class: "heading", text: t("queue.mine") }), ...rows(own, current, host), own.length === 0 ? empty(t("queue.noneMine")) : "");
    const others = queue.cases.filter((line) => !own.some((held) => held.id === line.id));
    waiting.replaceChildren(el("h2", { class: "heading", text: t("queue.waiting") }), ...rows(others, current, host), others.length === 0 ? empty(t("queue.nobody")) : "");
    const next = queue.next;
    if (next) waiting.append(el("button", { type: "button", text: t("queue.more"), on: { click: () => host.more(next) } }));
    if (focused) element.querySelector<HTMLElement>(`[data-case="${CSS.escape(focused)}"]`)?.focus();
  };

  const move = (step: 1 | -1): void => {
    const all = [...element.querySelectorAll<HTMLElement>("[data-case]")];
    const at = all.indexOf(document.activeElement as HTMLElement);
    all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]?.focus();
  };

  return { element, show, move };
}

const tile = (level: Urgency, count: number): HTMLElement =>
  el("div", { class: `tile ${level} ${count === 0 ? "none" : ""}` }, el("strong", { text: count }), el("span", { text: urgencyWords(level) }));

const empty = (words: string): HTMLElement => el("p", { class: "empty", text: words });

function summary(queue: Queue): string {
  const waiting = queue.counts.immediate + queue.counts.urgent + queue.counts.normal;
  const longest = waiting > 0 ? t("queue.longest", { time: duration(queue.longestWaitSeconds ?? 0) }) : t("queue.nobodyWaits");
  const late = (queue.journalLagMs ?? 0) > lagWorthSaying ? ` ${t("queue.late", { time: duration((queue.journalLagMs ?? 0) / 1000) })}` : "";
  return longest + late;
}

function rows(lines: readonly CaseLine[], current: string | null, host: QueueHost): HTMLElement[] {
  return lines.map((line) => {
    const about = [languageWords(line.language), channelWords(line.channel), line.holder ? t("queue.with", { name: line.holder }) : waited(line)];
    return el(
      "button",
      { type: "button", class: `row ${line.urgency}`, "data-case": line.id, "aria-current": line.id === current ? "true" : undefined, on: { click: () => host.open(line.id) } },
      el("span", { class: "top" }, el("strong", { text: topicWords(line.topic) }), badge(line.urgency)),
      el("span", { class: "about", text: about.join(" · ") }),
      line.holder === null && line.step !== "none" && el("span", { class: "about late", text: stepWords(line.step) }),
    );
  });
}

const waited = (line: CaseLine): string => t("queue.waits", { time: duration(since(line.waitingSince ?? line.openedAt)) });

export const badge = (level: Urgency): HTMLElement => el("span", { class: `badge ${level}`, text: urgencyWords(level) });
