import "./chat.css";
import { conversation } from "./conversation";
import { onDoubleEscape, quickExit } from "./exit";
import { picker } from "./picker";
import { clear, load, newSession, save, type Session } from "./session";
import { guessLocale, type Locale } from "./texts";

const app = document.getElementById("app") as HTMLElement;
let session = load();

const exit = (): void => quickExit(session?.token ?? null);

function welcome(locale: Locale): void {
  session = null;
  clear();
  app.replaceChildren(picker(locale, exit, begin));
}

function begin(locale: Locale): void {
  session = newSession(locale);
  save(session);
  show(session, true);
}

function show(current: Session, fresh: boolean): void {
  const view = conversation(current, { exit, restart: () => welcome(current.locale), gone: () => (session = null) });
  app.replaceChildren(view.element);
  view.open(fresh);
}

onDoubleEscape(exit);
if (session) show(session, false);
else welcome(guessLocale(navigator.languages));
