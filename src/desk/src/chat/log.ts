import { el } from "../shared/dom";
import { linkify } from "../shared/links";
import type { Answer } from "./events";
import type { Sent } from "./session";
import type { Words } from "./texts";

export interface LogHost {
  words(): Words;
  choose(label: string, data: string): void;
  again(id: string): void;
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
    const body = el("p", { class: "text", dir: "auto", lang: answer.locale });
    for (const piece of linkify(answer.text))
      body.append(piece.href ? el("a", { href: piece.href, rel: "noopener noreferrer", target: "_blank", text: piece.text }) : piece.text);
    const entry = el("article", { class: "entry answer" }, el("h2", { class: "hidden", text: this.host.words().answer }), body, clock(answer.at));
    if (answer.choices.length > 0) this.offer(entry, position, answer);
    this.newest = Math.max(this.newest, position);
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

  private write(message: Sent): HTMLElement {
    const words = el("p", { class: "text", dir: "auto", text: message.label });
    const entry = el("article", { class: "entry own" }, el("h2", { class: "hidden", text: this.host.words().you }), words, el("p"));
    this.own.set(message.id, entry);
    this.place(entry, message.after, 1);
    return entry;
  }

  private state(message: Sent): HTMLElement {
    const words = this.host.words();
    if (message.state === "sending") return el("p", { class: "state", "aria-live": "off", text: message.why ?? words.sending });
    if (message.state === "sent") return clock(message.at) ?? el("p");
    const again = el("button", { type: "button", class: "plain", text: words.again, on: { click: () => this.host.again(message.id) } });
    return el("p", { class: "state", role: "alert" }, message.why ?? words.notSent, " ", again);
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
