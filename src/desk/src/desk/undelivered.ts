import { el } from "../shared/dom";
import { ask } from "./ask";
import type { CaseLine, DeadLetter } from "./model";
import { t } from "./tongue";
import { clock, day, topicWords } from "./words";

export interface UndeliveredHost {
  back(): void;
  open(id: string): void;
  /** Ends when the server has taken the reply back; what it refuses is thrown, in words. */
  sendAgain(letter: DeadLetter): Promise<void>;
}

export interface UndeliveredView {
  readonly element: HTMLElement;
  /** `cases` are those that the page knows: a reply is shown with the case of its person. */
  show(letters: readonly DeadLetter[], cases: readonly CaseLine[]): void;
  problem(words: string): void;
  focus(): void;
}

/** Replies that reached nobody: when, to whom, and why; each can be sent again. */
export function undeliveredView(host: UndeliveredHost): UndeliveredView {
  const title = el("h2", { tabindex: "-1", text: t("lost") });
  const problem = el("p", { class: "problem", role: "alert" });
  const about = el("p", { class: "hint" });
  const list = el("ul", { class: "letters" });
  const back = el("button", { type: "button", class: "plain back", text: t("case.back"), on: { click: host.back } });
  const element = el("section", { class: "undelivered", "aria-label": t("lost") }, back, title, problem, about, list);

  const show = (letters: readonly DeadLetter[], cases: readonly CaseLine[]): void => {
    problem.textContent = "";
    about.textContent = letters.length > 0 ? t("lost.about") : t("lost.none");
    list.replaceChildren(...letters.map((letter) => row(letter, cases.find((line) => line.pseudonym === letter.pseudonym), host)));
  };

  return { element, show, problem: (words) => (problem.textContent = words), focus: () => title.focus() };
}

function row(letter: DeadLetter, line: CaseLine | undefined, host: UndeliveredHost): HTMLElement {
  const what = `letter-${letter.deliveryId}`;
  const open = line && el("button", { type: "button", text: t("lost.open"), on: { click: () => host.open(line.id) } });
  const again = el("button", { type: "button", "aria-describedby": what, text: t("lost.again"), on: { click: () => confirm(letter, host) } });
  return el(
    "li",
    {},
    el("p", { class: "about", id: what, text: `${day(letter.at)} ${clock(letter.at)} · ${line ? topicWords(line.topic) : t("lost.unknown")}` }),
    el("p", { dir: "auto", text: letter.words }),
    el("div", { class: "actions" }, again, open),
  );
}

const confirm = (letter: DeadLetter, host: UndeliveredHost): HTMLDialogElement =>
  ask(t("lost.again"), t("lost.againAction"), [el("p", { text: t("lost.againAbout") })], () => host.sendAgain(letter));
