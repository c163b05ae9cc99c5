import { el } from "../shared/dom";
import { ApiError, type Api } from "./api";
import { caseView, type CaseView } from "./case";
import { invite } from "./invite";
import { keys } from "./keys";
import { languageSwitch } from "./language";
import { gently, live } from "./live";
import type { Case, CaseLine, DeadLetter, Me, Queue } from "./model";
import { queueView, type QueueView } from "./queue";
import { t } from "./tongue";
import { undeliveredView, type UndeliveredView } from "./undelivered";

export interface BoardHost {
  /** The server does not know us any more. */
  signedOut(): void;
  signOut(): void;
  /** Everything is to be drawn again, in the language that was chosen. */
  languageChanged(): void;
}

/** The address of the view of replies that reached nobody. */
const undelivered = "#undelivered";

const nothing = (words: string): HTMLElement => el("div", { class: "nothing" }, el("p", { class: "empty", text: words }));

/** Shortest time between two reads of the queue, in milliseconds. */
const gap = 400;

/** The desk of a signed-in operator: the queue on one side, one case on the other. Holds what is on the screen, and nothing else does. */
export class Board {
  readonly element: HTMLElement;
  private readonly queue: QueueView;
  private readonly status = el("p", { class: "status", role: "status" });
  private readonly line = el("p", { class: "status", role: "status" });
  private readonly place = el("div", { class: "place" });
  private readonly stops: (() => void)[] = [];
  private stopped = false;
  private shown: Queue | null = null;
  private own: readonly CaseLine[] = [];
  private current: { readonly id: string; readonly view: CaseView; item: Case | null } | null = null;
  private lost: UndeliveredView | null = null;

  constructor(
    private readonly api: Api,
    private readonly me: Me,
    private readonly host: BoardHost,
  ) {
    this.queue = queueView({
      operates: this.may("operator"),
      takeNext: () => void this.guard(() => this.takeNext()),
      open: (id) => this.go(id),
      more: (after) => void this.guard(() => this.more(after)),
      undelivered: () => (location.hash = undelivered),
    });
    const out = el("button", { type: "button", class: "plain", text: t("signOut"), on: { click: host.signOut } });
    const more = this.may("administrator") && el("button", { type: "button", class: "plain", text: t("invite"), on: { click: () => invite((roles) => this.api.invite(roles)) } });
    const name = el("span", { class: "me", text: me.alias ?? me.name ?? "" });
    const bar = el("header", { class: "bar" }, el("h1", { text: t("desk") }), this.line, this.status, name, languageSwitch(host.languageChanged), more, out);
    const sides = this.sees ? [this.queue.element, this.place] : [this.place];
    this.element = el("div", { class: `board ${this.sees ? "" : "bare"}` }, bar, el("main", { class: "sides" }, ...sides), keys(this.bindings()));
  }

  /** Whoever only looks after accounts sees no cases. */
  private get sees(): boolean {
    return this.may("operator") || this.may("coordinator");
  }

  private may(role: string): boolean {
    return this.me.roles?.includes(role) ?? false;
  }

  start(): void {
    document.title = t("desk");
    if (!this.sees) {
      this.place.replaceChildren(nothing(t("queue.noCases")));
      return;
    }
    const refresh = gently(() => void this.guard(() => this.refresh()), gap);
    const reread = gently(() => void this.guard(() => this.read()), gap);
    const route = (): void => void this.guard(() => this.route());
    const minute = setInterval(() => this.draw(), 30_000);
    addEventListener("hashchange", route);
    this.stops.push(
      live({ queueChanged: refresh, caseChanged: (id) => this.current?.id === id && reread(), connected: (yes) => this.connected(yes, reread) }),
      () => clearInterval(minute),
      () => removeEventListener("hashchange", route),
    );
    void this.guard(() => this.refresh());
    route();
  }

  stop(): void {
    this.stopped = true;
    for (const stop of this.stops.splice(0)) stop();
    document.title = t("desk");
  }

  private bindings(): Record<string, () => void> {
    return {
      t: () => void this.guard(() => this.takeNext()),
      j: () => this.queue.move(1),
      k: () => this.queue.move(-1),
      r: () => this.current?.view.write(),
      q: () => this.go(null),
    };
  }

  private connected(yes: boolean, reread: () => void): void {
    this.line.textContent = yes ? "" : t("lineLost");
    if (yes) reread();
  }

  /** Runs something that may fail, and says so where the operator looks. */
  private async guard(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      // What still comes in after the board was left is nobody's news.
      if (this.stopped) return;
      if (error instanceof ApiError && error.status === 401) return this.host.signedOut();
      const words = error instanceof Error ? error.message : t("wrong");
      const view = this.current?.view ?? this.lost;
      if (view) view.problem(words);
      else this.status.textContent = words;
    }
  }

  private async refresh(): Promise<void> {
    // A coordinator sees who waits, but holds nobody.
    [this.shown, this.own] = await Promise.all([this.api.queue(), this.may("operator") ? this.api.mine() : []]);
    this.draw();
    if (this.lost) await this.readLost(this.lost);
  }

  private async more(after: string): Promise<void> {
    const next = await this.api.queue(after);
    this.shown = { ...next, cases: [...(this.shown?.cases ?? []), ...next.cases] };
    this.draw();
  }

  private draw(): void {
    if (!this.shown) return;
    this.queue.show(this.shown, this.own, this.current?.id ?? null);
    const immediate = this.shown.counts.immediate;
    document.title = immediate > 0 ? `(${immediate}) ${t("desk")}` : t("desk");
  }

  private async takeNext(): Promise<void> {
    const taken = await this.api.takeNext();
    this.status.textContent = taken ? "" : t("queue.noneForYou");
    await this.refresh();
    if (taken) this.go(taken.id);
  }

  private go(id: string | null): void {
    const hash = id ? `#case=${encodeURIComponent(id)}` : "#";
    if (location.hash === hash || (!id && !location.hash)) void this.guard(() => this.route());
    else location.hash = hash;
  }

  private async route(): Promise<void> {
    const id = new URLSearchParams(location.hash.slice(1)).get("case");
    const lost = location.hash === undelivered;
    this.element.classList.toggle("open", id !== null || lost);
    this.lost = null;
    if (!id) {
      this.current = null;
      this.draw();
      if (lost) return this.showLost();
      this.place.replaceChildren(nothing(t("queue.choose")));
      return;
    }
    if (this.current?.id !== id) {
      this.current = { id, view: this.view(id), item: null };
      this.place.replaceChildren(this.current.view.element);
    }
    await this.read();
    // Whoever is already in the case, in the reply box perhaps, stays there.
    if (!this.current?.view.element.contains(document.activeElement)) this.current?.view.focus();
    this.draw();
  }

  private async showLost(): Promise<void> {
    const view = undeliveredView({ back: () => this.go(null), open: (id) => this.go(id), sendAgain: (letter) => this.sendAgain(view, letter) });
    this.lost = view;
    this.place.replaceChildren(view.element);
    await this.readLost(view);
    view.focus();
  }

  private async sendAgain(view: UndeliveredView, letter: DeadLetter): Promise<void> {
    try {
      await this.api.sendAgain(letter);
      this.status.textContent = t("lost.againDone");
      view.focus();
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) this.host.signedOut();
      throw error;
    } finally {
      // Sent or refused, the list is another one now.
      void this.guard(() => this.readLost(view));
    }
  }

  private async readLost(view: UndeliveredView): Promise<void> {
    const letters = await this.api.undelivered();
    view.show(letters, [...this.own, ...(this.shown?.cases ?? [])]);
  }

  /** Reads the open case again. An answer that comes after the operator went elsewhere is dropped. */
  private async read(): Promise<void> {
    const asked = this.current;
    if (!asked) return;
    const item = await this.api.open(asked.id);
    if (this.current !== asked) return;
    asked.item = item;
    asked.view.show(item, item.holder !== null && item.holder === this.me.alias);
  }

  private view(id: string): CaseView {
    const version = (): number => this.current?.item?.version ?? 0;
    const changed = async (act: Promise<unknown>): Promise<void> => {
      try {
        await act;
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) this.host.signedOut();
        if (error instanceof ApiError && error.status === 409) await this.read();
        throw error;
      }
      // What was decided stands, whether or not the page can show it at once.
      void this.guard(async () => void (await Promise.all([this.read(), this.refresh()])));
    };
    const left = async (act: Promise<unknown>): Promise<void> => {
      await changed(act);
      this.go(null);
    };
    return caseView(id, {
      back: () => this.go(null),
      take: () => changed(this.api.take(id, version())),
      reply: (clientId, text, file) => changed(this.api.reply(id, version(), clientId, text, file)),
      size: (text) => this.api.size(id, text),
      addFile: (file) => this.api.addFile(id, file),
      giveBack: (note) => left(this.api.giveBack(id, version(), note)),
      colleagues: () => this.api.colleagues(),
      handOver: (to, note) => left(this.api.handOver(id, version(), to, note)),
      close: (outcome, note) => left(this.api.close(id, version(), outcome, note)),
      lower: (to, reason) => changed(this.api.lower(id, version(), to, reason)),
    });
  }
}
