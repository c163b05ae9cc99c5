import "./desk.css";
import { el } from "../shared/dom";
import { signInForm, welcomeForm } from "./account";
import { Api } from "./api";
import { Board } from "./board";
import { dropAllDrafts } from "./drafts";
import { languageSwitch } from "./language";
import type { Me } from "./model";
import { begin, t } from "./tongue";

const app = document.getElementById("app") as HTMLElement;
const api = new Api();
let board: Board | null = null;

/** Shows a view before the desk. `draw` makes it, again when the language changes. */
function show(draw: () => HTMLElement): void {
  board?.stop();
  board = null;
  const redraw = (): void => {
    document.title = t("desk");
    app.replaceChildren(el("main", { class: "door" }, draw(), languageSwitch(redraw)));
  };
  redraw();
  app.querySelector("input")?.focus();
}

function enter(me: Me): void {
  board?.stop();
  board = new Board(api, me, {
    signedOut: () => signIn(() => t("door.wereSignedOut")),
    signOut: () => {
      board?.stop();
      void api.signOut().then(leave, (error: Error) => signIn(() => t("door.maybeSignedIn", { why: error.message })));
    },
    languageChanged: () => enter(me),
  });
  app.replaceChildren(board.element);
  board.start();
}

function leave(): void {
  dropAllDrafts();
  history.replaceState(null, "", "/desk");
  void arrive(() => t("door.signedOut"));
}

function signIn(note: () => string): void {
  show(() =>
    signInForm(note(), async (name, password) => {
      enter(await api.signIn(name, password));
    }),
  );
}

function welcome(code: string): void {
  show(() =>
    welcomeForm(async (account) => {
      await api.welcome({ code, ...account });
      await arrive(() => t("door.made"));
    }),
  );
}

async function arrive(note: () => string): Promise<void> {
  try {
    const me = await api.me();
    if (me.signedIn) enter(me);
    else signIn(note);
  } catch (error) {
    show(() => {
      const again = el("button", { type: "button", class: "primary", text: t("tryAgain"), on: { click: () => void arrive(note) } });
      return el("div", { class: "card form" }, el("p", { class: "problem", role: "alert", text: (error as Error).message }), again);
    });
  }
}

begin();
// A one-time code leaves the address at once, so that it is not in the history or in a picture of the screen.
const code = new URLSearchParams(location.hash.slice(1)).get("welcome");
if (code) {
  history.replaceState(null, "", "/desk");
  void api.me().then(
    () => welcome(code),
    () => welcome(code),
  );
} else void arrive(() => "");
