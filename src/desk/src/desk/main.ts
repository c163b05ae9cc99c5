import "./desk.css";
import { el } from "../shared/dom";
import { signInForm, welcomeForm } from "./account";
import { Api } from "./api";
import { Board } from "./board";
import { dropAllDrafts } from "./drafts";
import type { Me } from "./model";

const app = document.getElementById("app") as HTMLElement;
const api = new Api();
let board: Board | null = null;

function show(view: HTMLElement): void {
  board?.stop();
  board = null;
  app.replaceChildren(el("main", { class: "door" }, view));
  view.querySelector("input")?.focus();
}

function enter(me: Me): void {
  board = new Board(api, me, {
    signedOut: () => signIn("You were signed out. Sign in again: your drafts are kept in this tab."),
    signOut: () => {
      board?.stop();
      void api.signOut().then(leave, (error: Error) => signIn(`You may still be signed in: ${error.message}`));
    },
  });
  app.replaceChildren(board.element);
  board.start();
}

function leave(): void {
  dropAllDrafts();
  history.replaceState(null, "", "/desk");
  void arrive("You are signed out.");
}

function signIn(note: string): void {
  show(
    signInForm(note, async (name, password) => {
      enter(await api.signIn(name, password));
    }),
  );
}

function welcome(code: string): void {
  show(
    welcomeForm(async (account) => {
      await api.welcome({ code, ...account });
      await arrive("Your account is made. Sign in with it.");
    }),
  );
}

async function arrive(note: string): Promise<void> {
  try {
    const me = await api.me();
    if (me.signedIn) enter(me);
    else signIn(note);
  } catch (error) {
    const again = el("button", { type: "button", class: "primary", text: "Try again", on: { click: () => void arrive(note) } });
    show(el("div", { class: "card form" }, el("p", { class: "problem", role: "alert", text: (error as Error).message }), again));
  }
}

// A one-time code leaves the address at once, so that it is not in the history or in a picture of the screen.
const code = new URLSearchParams(location.hash.slice(1)).get("welcome");
if (code) {
  history.replaceState(null, "", "/desk");
  void api.me().then(
    () => welcome(code),
    () => welcome(code),
  );
} else void arrive("");
