import { el } from "../shared/dom";
import { randomId } from "../shared/ids";
import { composer } from "./composer";
import { Events } from "./events";
import { describe } from "./files";
import { Log } from "./log";
import { menu } from "./menu";
import { Outbox, type OutboxHost } from "./outbox";
import { exitButton, heading } from "./picker";
import * as server from "./server";
import { clear, save, type Payload, type Sent, type Session } from "./session";
import { isLocale, languages, words, type Locale } from "./texts";
import { download, upload } from "./transfer";
import { typingSign } from "./typing";

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
  /** The bytes of what was chosen, until they are sent or given up, and how to stop the one that goes. */
  const chosen = new Map<string, File>();
  const going = new Map<string, AbortController>();
  const log = new Log({
    words: text,
    choose: (label, data) => write(label, { tap: data }),
    again: retry,
    drop,
    chosen: (id) => chosen.get(id),
    fetch: (id) => download(session.token, id),
  });
  const line = el("p", { class: "line", role: "status" });
  const typing = typingSign(() => text().typing);
  const bar = el("header", { class: "bar" });
  const box = composer(text(), (words) => write(words, { text: words }), (file) => bring(file));
  const frame = el("div", { class: "frame" }, bar, el("main", { class: "talk" }, log.element, typing.element, line, box.element));

  const shared = {
    changed: (message: Sent) => {
      save(session);
      log.sent(message);
    },
    ended: over,
    words: (kind: Parameters<OutboxHost["words"]>[0]) => (kind === "later" ? text().notSent : text()[kind]),
  };
  const outbox = new Outbox({ ...shared, attempt: (message) => ("file" in message.payload ? carry(message) : server.send(session.token, message.id, message.payload)) });
  /** Files wait for one another and for nothing else: words never stand behind a photo on a slow line. */
  const uploads = new Outbox({ ...shared, attempt: carry });
  const events = new Events(session.token, {
    typing: typing.show,
    answered: (position, answer) => {
      typing.hide();
      log.answer(position, answer);
      if (isLocale(answer.locale) && answer.locale !== session.locale) speak(answer.locale);
    },
    connected: (yes) => {
      // Who is not heard is not seen to write.
      if (!yes) typing.hide();
      line.textContent = yes ? "" : text().lost;
    },
    ended: over,
  });

  function write(label: string, payload: Payload): void {
    const message: Sent = { id: randomId(12), label, payload, after: log.position, at: new Date().toISOString(), state: "sending" };
    session.sent.push(message);
    outbox.add(message);
  }

  function bring(file: File): void {
    const message: Sent = { id: randomId(12), label: file.name, payload: { file: describe(file) }, after: log.position, at: new Date().toISOString(), state: "sending" };
    chosen.set(message.id, file);
    session.sent.push(message);
    uploads.add(message);
  }

  async function carry(message: Sent): Promise<server.Outcome> {
    const file = chosen.get(message.id);
    if (!file) return { kind: "refused" };
    const stop = new AbortController();
    going.set(message.id, stop);
    const result = await upload(session.token, message.id, file, (part) => log.progress(message.id, part), stop.signal);
    going.delete(message.id);
    if (result.kind === "accepted" || result.kind === "unfit") chosen.delete(message.id);
    return result;
  }

  function drop(id: string): void {
    uploads.drop(id);
    going.get(id)?.abort();
    chosen.delete(id);
    session.sent = session.sent.filter((sent) => sent.id !== id);
    save(session);
    log.remove(id);
  }

  function retry(id: string): void {
    const message = session.sent.find((sent) => sent.id === id);
    if (message) again(message);
  }

  /** The bytes of a file do not outlive a reload: then the person chooses it once more. */
  function again(message: Sent): void {
    if (!("file" in message.payload)) return outbox.add(message);
    if (chosen.has(message.id)) return uploads.add(message);
    Object.assign(message, { state: "failed", final: true, why: text().fileAgain });
    save(session);
    log.sent(message);
  }

  function speak(locale: Locale): void {
    session.locale = locale;
    save(session);
    dress();
  }

  function dress(): void {
    const say = (locale: Locale): void => {
      write(languages.find((language) => language.tag === locale)?.name ?? locale, { tap: `_locale:${locale}` });
      speak(locale);
    };
    const tools = menu(session.locale, { tap: (label, data) => write(label, { tap: data }), speak: say, locate, leave });
    bar.replaceChildren(heading(session.locale), tools, exitButton(session.locale, host.exit));
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
    over(false);
    let tries = 0;
    const tell = async (): Promise<void> => {
      if (!(await server.leave(session.token)) && ++tries < 10) setTimeout(() => void tell(), 2_000 * tries);
    };
    void tell();
  }

  /** `erased`: the person's data was deleted, here or at the desk. */
  function over(erased: boolean): void {
    outbox.stop();
    uploads.stop();
    for (const stop of going.values()) stop.abort();
    chosen.clear();
    events.stop();
    clear();
    host.gone();
    removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", wake);
    const again = el("button", { type: "button", class: "choice", text: text().newChat, on: { click: host.restart } });
    const note = el("p", { role: "status", text: erased ? text().erased : text().ended });
    bar.replaceChildren(heading(session.locale), exitButton(session.locale, host.exit));
    frame.replaceChildren(bar, el("main", { class: "welcome" }, note, again));
    again.focus();
  }

  function wake(): void {
    if (document.visibilityState === "hidden") return;
    outbox.wake();
    uploads.wake();
    events.wake();
  }

  function open(fresh: boolean): void {
    addEventListener("online", wake);
    document.addEventListener("visibilitychange", wake);
    if (fresh) write("", { start: true, language: session.locale });
    for (const message of fresh ? [] : session.sent) {
      if (message.state === "sending") again(message);
      else if (message.state === "failed" && "file" in message.payload && !message.final) again(message);
      else log.sent(message);
    }
    void events.run();
  }

  dress();
  return { element: frame, open };
}
