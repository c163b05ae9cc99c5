import { el } from "../shared/dom";
import { decisions, type Decisions } from "./decisions";
import type { Case } from "./model";
import { badge } from "./queue";
import { replyBox, type ReplyBox } from "./reply";
import { transcript } from "./transcript";
import { channelWords, clock, day, duration, endedWords, humanize, languageWords, modeWords, outcomes, reasonWords, since } from "./words";

export interface CaseHost extends Decisions {
  back(): void;
  take(): Promise<void>;
  reply(clientId: string, text: string): Promise<void>;
}

export interface CaseView {
  readonly element: HTMLElement;
  show(item: Case, mine: boolean): void;
  /** Says what went wrong, above everything else. */
  problem(words: string): void;
  focus(): void;
  /** Into the reply box, when there is one. */
  write(): void;
}

/** One person's case: who and how urgent, the answers, the talk, the reply. */
export function caseView(id: string, host: CaseHost): CaseView {
  const title = el("h2", { tabindex: "-1" });
  const head = el("div", { class: "case-head" });
  const problem = el("p", { class: "problem", role: "alert" });
  const facts = el("section", { class: "facts", "aria-label": "What we know" });
  const talk = el("section", { class: "talk", role: "log", "aria-label": "Talk", tabindex: "0" });
  const foot = el("div", { class: "foot" });
  const element = el("section", { class: "case", "aria-label": "Case" }, head, problem, facts, talk, foot);
  let reply: ReplyBox | null = null;

  const answer = (item: Case, mine: boolean): void => {
    const closed = item.status === "closed";
    if (mine && !closed) {
      reply ??= replyBox(id, host.reply);
      if (reply.element.parentElement !== foot) foot.replaceChildren(reply.element);
      return;
    }
    reply = null;
    const free = item.holder === null && !closed;
    const words = closed ? "This case is closed." : item.holder ? `${item.holder} has this case. You can read it.` : "Nobody has this case yet.";
    const take = (): void => void host.take().catch((error: Error) => (problem.textContent = error.message));
    foot.replaceChildren(el("p", { class: "hint", text: words }), free ? el("button", { type: "button", class: "primary", text: "Take this case", on: { click: take } }) : "");
  };

  const show = (item: Case, mine: boolean): void => {
    problem.textContent = "";
    title.textContent = humanize(item.topic);
    const back = el("button", { type: "button", class: "plain back", text: "← Queue", on: { click: host.back } });
    const about = [languageWords[item.language] ?? item.language, channelWords[item.channel] ?? item.channel, `opened ${duration(since(item.openedAt))} ago`, `case ${item.id}`];
    const who = el("div", { class: "who" }, el("div", { class: "top" }, title, badge(item.urgency)), el("p", { class: "about", text: about.join(" · ") }), el("p", { class: "about", text: standing(item, mine) }));
    head.replaceChildren(back, who, mine && item.status !== "closed" ? decisions(item, host) : "");
    facts.replaceChildren(...known(item));
    const atEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
    talk.replaceChildren(...transcript(item.transcript, mine ? (text) => reply?.put(text) : null));
    if (item.transcript.length === 0) talk.append(el("p", { class: "empty", text: "Nothing was written yet." }));
    answer(item, mine);
    if (atEnd) talk.scrollTop = talk.scrollHeight;
  };

  return { element, show, problem: (words) => (problem.textContent = words), focus: () => title.focus(), write: () => reply?.focus() };
}

/** What goes on, in one line. */
function standing(item: Case, mine: boolean): string {
  if (item.endedByPerson) return endedWords[item.endedByPerson] ?? `The person ended it: ${humanize(item.endedByPerson).toLowerCase()}.`;
  if (item.status === "closed") return outcomes.find(([code]) => code === item.outcome)?.[1] ?? "";
  return item.mode && (mine || item.mode !== "human") ? (modeWords[item.mode] ?? "") : "";
}

function known(item: Case): HTMLElement[] {
  const list = el("dl", {});
  const add = (name: string, value: string): void => list.append(el("div", {}, el("dt", { text: name }), el("dd", { dir: "auto", text: value })));
  if (item.reasons.length > 0) add("Why this urgency", item.reasons.map(reasonWords).join("; "));
  if (item.flags.length > 0) add("Flags", item.flags.join(", "));
  for (const { slot, value } of item.summary) add(humanize(slot), value);
  for (const note of item.notes) add(`Note of ${note.alias}, ${day(note.at).toLowerCase()} ${clock(note.at)}`, note.text);
  if (list.childElementCount === 0) return [el("p", { class: "empty", text: "No answers were kept yet." })];
  return [el("details", { open: true }, el("summary", { text: "Answers" }), list)];
}
