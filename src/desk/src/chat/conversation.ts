import { el } from "../shared/dom";
import { randomId } from "../shared/ids";
import { composer } from "./composer";
import { Events } from "./events";
import { Log } from "./log";
import { menu } from "./menu";
import { Outbox } from "./outbox";
import { exitButton } from "./picker";
import * as server from "./server";
import { clear, save, type Payload, type Sent, type Session } from "./session";
import { isLocale, languages, words, type Locale } from "./texts";

export interface ConversationHost {
  exit(): void;
  /** The person wants a new chat after this one ended. */
  restart(): void;
  /** The session is over: its token is worth nothing now. */
  gone(): void;
}

export interface ConversationView {
  readonly element: HTMLElement;
  /** Begins to talk. `fresh` greets the server, else the conversation of before the reload is shown again. */
  open(fresh: boolean): void;
}

/** The view of one running conversation. */
export function conversation(session: Session, host: ConversationHost): ConversationView {
  const text = (): (typeof words)[Locale] => words[session.locale];
  const log = new Log({ words: text, choose: (label, data) => write(label, { tap: data }), again: retry });
  const line = el("p", { class: "line", role: "status" });
  const bar = el("header", { class: "bar" });
  const box = composer(text(), (words) => write(words, { text: words }));
  const frame = el("div", { class: "frame" }, bar, el("main", { class: "talk" }, log.element, line, box.element));

  const outbox = new Outbox({
    attempt: (message) => server.send(session.token, message.id, message.payload),
    changed: (message) => {
      save(session);
      log.sent(message);
    },
    ended: over,
    words: (kind) => ({ later: text().notSent, busy: text().busy, away: text().away, tooLong: text().tooLong })[kind],
  });
  const events = new Events(session.token, {
    answered: (position, answer) => {
      log.answer(position, answer);
      if (isLocale(answer.locale) && answer.locale !== session.locale) speak(answer.locale);
    },
    connected: (yes) => (line.textContent = yes ? "" : text().lost),
    ended: over,
  });

  function write(label: string, payload: Payload): void {
    const message: Sent = { id: randomId(12), label, payload, after: log.position, at: new Date().toISOString(), state: "sending" };
    session.sent.push(message);
    outbox.add(message);
  }

  function retry(id: string): void {
    const message = session.sent.find((sent) => sent.id === id);
    if (message) outbox.add(message);
  }

  function speak(locale: Locale): void {
    session.locale = locale;
    save(session);
    dress();
  }

  function dress(): void {
    document.documentElement.lang = session.locale;
    const say = (locale: Locale): void => {
      write(languages.find((language) => language.tag === locale)?.name ?? locale, { tap: `_locale:${locale}` });
      speak(locale);
    };
    const tools = menu(session.locale, { tap: (label, data) => write(label, { tap: data }), speak: say, locate, leave });
    bar.replaceChildren(el("h1", { text: "Chat" }), tools, exitButton(session.locale, host.exit));
    box.rename(text());
    log.rename();
  }

  function locate(): void {
    const refused = (): void => void (line.textContent = text().noLocation);
    if (!("geolocation" in navigator)) return refused();
    const found = ({ coords }: GeolocationPosition): void => write(text().location, { location: [coords.latitude, coords.longitude] });
    navigator.geolocation.getCurrentPosition(found, refused, { timeout: 20_000, maximumAge: 60_000 });
  }

  /** Ends the session by the person's own wish. The page is empty at once; the server is told until it has heard it. */
  function leave(): void {
    over();
    let tries = 0;
    const tell = async (): Promise<void> => {
      if (!(await server.leave(session.token)) && ++tries < 10) setTimeout(() => void tell(), 2_000 * tries);
    };
    void tell();
  }

  function over(): void {
    outbox.stop();
    events.stop();
    clear();
    host.gone();
    removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", wake);
    const again = el("button", { type: "button", class: "choice", text: text().newChat, on: { click: host.restart } });
    const note = el("p", { role: "status", text: text().ended });
    bar.replaceChildren(el("h1", { text: "Chat" }), exitButton(session.locale, host.exit));
    frame.replaceChildren(bar, el("main", { class: "welcome" }, note, again));
    again.focus();
  }

  function wake(): void {
    if (document.visibilityState === "hidden") return;
    outbox.wake();
    events.wake();
  }

  function open(fresh: boolean): void {
    addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    if (fresh) write("", { start: true, language: session.locale });
    for (const message of fresh ? [] : session.sent) {
      if (message.state === "sending") outbox.add(message);
      else log.sent(message);
    }
    void events.run();
  }

  dress();
  return { element: frame, open };
}
