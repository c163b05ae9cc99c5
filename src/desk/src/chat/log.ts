import { el } from "../shared/dom";
import { linkify } from "../shared/links";
import type { Answer } from "./events";
import { fileWords, preview, received } from "./files";
import type { Sent } from "./session";
import type { Words } from "./texts";

export interface LogHost {
  words(): Words;
  choose(label: string, data: string): void;
  again(id: string): void;
  /** The person does not want a file sent any more. */
  drop(id: string): void;
  /** A file of an own message while it lies in this page, for its small picture. */
  chosen(id: string): File | undefined;
  /** A file that came; null when it is gone. */
  fetch(id: string): Promise<Blob | null>;
}

/** The conversation as a live region. Answers stand by their position, own messages behind the answer that they followed. */
export class Log {
  readonly element: HTMLElement;
  private readonly own = new Map<string, HTMLElement>();
  private readonly taken: { readonly data: string; readonly after: number }[] = [];
  private newest = 0;
  private choices: HTMLElement | null = null;

  constructor(private readonly host: LogHost) {
    this.element = el("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "-1" });
    this.rename();
    this.keepEnd();
  }

  /** The position of the newest answer; 0 before the first. */
  get position(): number {
    return this.newest;
  }

  /** Gives the region its name in the language of today. */
  rename(): void {
    this.element.setAttribute("aria-label", this.host.words().conversation);
  }

  answer(position: number, answer: Answer): void {
    const body = answer.text ? el("p", { class: "text", dir: "auto", lang: answer.locale }) : null;
    for (const piece of linkify(answer.text))
      body?.append(piece.href ? el("a", { href: piece.href, rel: "noopener noreferrer", target: "_blank", text: piece.text }) : piece.text);
    const entry = el("article", { class: "entry answer" }, el("h2", { class: "hidden", text: this.host.words().answer }), this.file(answer), body, clock(answer.at));
    if (answer.choices.length > 0) this.offer(entry, position, answer);
    this.newest = Math.max(this.newest, position);
    // A picture grows when it has come.
    entry.addEventListener("load", () => entry === this.element.lastElementChild && this.reveal(entry), true);
    this.place(entry, position, 0);
  }

  /** Shows an own message, or its new state. Messages without a label (the start) stay invisible. */
  sent(message: Sent): void {
    if ("tap" in message.payload) this.take(message.payload.tap, message.after);
    if (!message.label) return;
    const entry = this.own.get(message.id) ?? this.write(message);
    entry.classList.toggle("failed", message.state === "failed");
    entry.lastElementChild?.replaceWith(this.state(message));
  }

  /** Says how much of a file has gone, from 0 to 1. With all of it gone there is nothing to take back. */
  progress(id: string, part: number): void {
    const state = this.own.get(id)?.lastElementChild;
    const bar = state?.querySelector("progress");
    if (!bar) return;
    bar.value = part;
    if (part >= 1) state?.querySelector("button")?.remove();
  }

  /** Takes an own message out of sight. */
  remove(id: string): void {
    this.own.get(id)?.remove();
    this.own.delete(id);
    this.element.focus({ preventScroll: true });
  }

  private file(answer: Answer): HTMLElement | null {
    return answer.file ? received(answer.file, this.host.words(), (id) => this.host.fetch(id)) : null;
  }

  private write(message: Sent): HTMLElement {
    const text = this.host.words();
    const file = "file" in message.payload ? message.payload.file : null;
    const bytes = file && this.host.chosen(message.id);
    const words = el("p", { class: "text", dir: "auto" }, bytes ? preview(bytes, text) : null, file ? fileWords(file, text) : message.label);
    const entry = el("article", { class: "entry own" }, el("h2", { class: "hidden", text: text.you }), words, el("p"));
    this.own.set(message.id, entry);
    this.place(entry, message.after, 1);
    return entry;
  }

  private state(message: Sent): HTMLElement {
    const words = this.host.words();
    if (message.state === "sending" && "file" in message.payload) return this.going(message);
    if (message.state === "sending") return el("p", { class: "state", "aria-live": "off", text: message.why ?? words.sending });
    if (message.state === "sent") return clock(message.at) ?? el("p");
    const act = message.final
      ? el("button", { type: "button", class: "plain", text: words.remove, on: { click: () => this.host.drop(message.id) } })
      : el("button", { type: "button", class: "plain", text: words.again, on: { click: () => this.host.again(message.id) } });
    return el("p", { class: "state", role: "alert" }, message.why ?? words.notSent, " ", act);
  }

  private going(message: Sent): HTMLElement {
    const words = this.host.words();
    const bar = el("progress", { max: 1, value: 0, "aria-label": words.sending });
    const drop = el("button", { type: "button", class: "plain", text: words.cancel, on: { click: () => this.host.drop(message.id) } });
    return el("div", { class: "state going", "aria-live": "off" }, bar, drop, message.why ? el("p", { text: message.why }) : null);
  }

  /** Buttons stand under the newest question only: an older one is no longer open. */
  private offer(entry: HTMLElement, position: number, answer: Answer): void {
    const answered = this.taken.some((tap) => tap.after >= position && answer.choices.some((choice) => choice.data === tap.data));
    if (position < this.newest || answered) return;
    this.choices?.remove();
    this.choices = el("ul", { class: "choices" });
    for (const choice of answer.choices) {
      const press = (): void => {
        this.element.focus({ preventScroll: true });
        this.host.choose(choice.label, choice.data);
      };
      this.choices.append(
        el("li", {}, el("button", { type: "button", class: "choice", dir: "auto", lang: answer.locale, "data-tap": choice.data, text: choice.label, on: { click: press } })),
      );
    }
    entry.append(this.choices);
  }

  private take(data: string, after: number): void {
    this.taken.push({ data, after });
    if (!this.choices?.querySelector(`[data-tap="${CSS.escape(data)}"]`)) return;
    this.choices.remove();
    this.choices = null;
  }

  /** What was at the end stays there when a keyboard or a chosen file takes room from below. */
  private keepEnd(): void {
    let height = 0;
    let end = true;
    this.element.addEventListener("scroll", () => (end = this.element.scrollHeight - this.element.scrollTop - this.element.clientHeight < 8), { passive: true });
    new ResizeObserver(() => {
      const now = this.element.clientHeight;
      if (end && now < height) this.element.scrollTop = this.element.scrollHeight;
      height = now;
    }).observe(this.element);
  }

  private place(entry: HTMLElement, position: number, rank: number): void {
    const order = position * 2 + rank;
    entry.dataset["order"] = String(order);
    let before = this.element.lastElementChild as HTMLElement | null;
    while (before && Number(before.dataset["order"]) > order) before = before.previousElementSibling as HTMLElement | null;
    if (before) before.after(entry);
    else this.element.prepend(entry);
    this.reveal(entry);
  }

  /** Shows the newest entry: its end, or its beginning when it is too tall to be seen whole, so that a question is read before its buttons. */
  private reveal(entry: HTMLElement): void {
    const tall = entry.offsetHeight > Math.min(this.element.clientHeight, innerHeight * 0.75);
    entry.scrollIntoView({ block: tall ? "start" : "end" });
  }
}

function clock(at: string): HTMLElement | null {
  const time = new Date(at);
  if (Number.isNaN(time.getTime())) return null;
  const words = `${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
  return el("time", { class: "clock", datetime: at, text: words });
}
