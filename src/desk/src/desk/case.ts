import { el } from "../shared/dom";
import { decisions, type Decisions } from "./decisions";
import type { AddedFile, Case, ReplySize } from "./model";
import { badge } from "./queue";
import { replyBox, type ReplyBox } from "./reply";
import { t } from "./tongue";
import { showTalk } from "./transcript";
import { addressWords, channelWords, clock, day, duration, endedWords, languageWords, modeWords, noteWords, outcomeWords, reasonWords, since, slotWords, takenBack, topicWords } from "./words";

export interface CaseHost extends Decisions {
  back(): void;
  take(): Promise<void>;
  reply(clientId: string, text: string, file: string | undefined): Promise<void>;
  /** In what these words would go out. */
  size(text: string): Promise<ReplySize>;
  addFile(file: File): Promise<AddedFile>;
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
  const facts = el("section", { class: "facts", "aria-label": t("case.known") });
  const talk = el("section", { class: "talk", role: "log", "aria-label": t("case.talk"), tabindex: "0" });
  const foot = el("div", { class: "foot" });
  const element = el("section", { class: "case", "aria-label": t("case") }, head, problem, facts, talk, foot);
  let reply: ReplyBox | null = null;

  const answer = (item: Case, mine: boolean): void => {
    const closed = item.status === "closed";
    if (mine && !closed) {
      reply ??= replyBox(id, host.reply, item.carriesFiles ? host.addFile : null, item.paidByPart ? host.size : null);
      if (reply.element.parentElement !== foot) foot.replaceChildren(reply.element);
      return;
    }
    reply = null;
    const free = item.holder === null && !closed;
    const words = closed ? t("case.closed") : item.holder ? t("case.held", { name: item.holder }) : [takenBack(item.notes), t("case.free")].filter(Boolean).join(" ");
    const take = (): void => void host.take().catch((error: Error) => (problem.textContent = error.message));
    foot.replaceChildren(el("p", { class: "hint", text: words }), free ? el("button", { type: "button", class: "primary", text: t("case.take"), on: { click: take } }) : "");
  };

  const show = (item: Case, mine: boolean): void => {
    problem.textContent = "";
    title.textContent = topicWords(item.topic);
    const back = el("button", { type: "button", class: "plain back", text: t("case.back"), on: { click: host.back } });
    const about = [languageWords(item.language), channelWords(item.channel), t("case.opened", { time: duration(since(item.openedAt)) }), t("case.code", { code: item.id })];
    const who = el("div", { class: "who" }, el("div", { class: "top" }, title, badge(item.urgency)), el("p", { class: "about", text: about.join(" · ") }), el("p", { class: "about", text: standing(item, mine) }));
    head.replaceChildren(back, who, mine && item.status !== "closed" ? decisions(item, host) : "");
    facts.replaceChildren(...known(item));
    const atEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 80;
    showTalk(talk, id, item.transcript, mine ? (text) => reply?.put(text) : null);
    if (item.transcript.length === 0) talk.append(el("p", { class: "empty", text: t("case.nothing") }));
    answer(item, mine);
    if (atEnd) talk.scrollTop = talk.scrollHeight;
  };

  return { element, show, problem: (words) => (problem.textContent = words), focus: () => title.focus(), write: () => reply?.focus() };
}

/** What goes on, in one line. */
function standing(item: Case, mine: boolean): string {
  if (item.endedByPerson) return endedWords(item.endedByPerson);
  if (item.status === "closed") return item.outcome ? outcomeWords(item.outcome) : "";
  if (mine && item.status === "with_person") return t("case.personsTurn");
  return item.mode && (mine || item.mode !== "human") ? modeWords(item.mode) : "";
}

function known(item: Case): HTMLElement[] {
  const list = el("dl", {});
  const add = (name: string, value: string | HTMLElement): void => list.append(el("div", {}, el("dt", { text: name }), el("dd", { dir: "auto" }, value)));
  const reasons = reasonWords(item.reasons).map((words) => el("li", { text: words }));
  if (reasons.length > 0) add(t("case.why"), el("ul", { class: "reasons" }, ...reasons));
  if (item.flags.length > 0) add(t("case.flags"), item.flags.join(", "));
  for (const { slot, value } of item.summary) add(slotWords(slot), value);
  if (item.addresses.length > 0) add(t("case.addresses"), el("ul", { class: "reasons" }, ...item.addresses.map((place) => el("li", { text: addressWords(place) }))));
  for (const note of item.notes) add(t("case.note", { name: note.alias, day: day(note.at).toLowerCase(), time: clock(note.at) }), noteWords(note));
  if (list.childElementCount === 0) return [el("p", { class: "empty", text: t("case.noAnswers") })];
  return [el("details", { open: true }, el("summary", { text: t("case.answers") }), list)];
}
