import { ApiError } from "../../api/api";
import { backoff } from "../../../shared/backoff";
import type { FileText, FileWrite } from "./model";
import { type Known, type Texts, type Work, arrived, back, edited, forth, nothing, opened, saved, settled, unsaved } from "./work";

/** How the words here stand to those of the server. */
export type Standing = "saved" | "waiting" | "saving" | "lost" | "refused" | "clash";

export interface Kept {
  readonly work: Work;
  readonly standing: Standing;
  /** Why the server did not take it. */
  readonly problem: unknown;
}

/** The server, as far as the draft needs it. */
export interface Server {
  read(path: string): Promise<FileText>;
  write(files: readonly FileWrite[]): Promise<readonly { readonly path: string; readonly version: number }[]>;
}

/** From the last key until words go out, in milliseconds: with the way to the server they are there within two seconds. */
const rest = 800;

const key = (path: string): string => `script:${path}`;

/** Keeps what somebody writes: in the tab at once, at the server soon after the last key, and again and again while the line is lost. */
export class Keeper {
  #kept: Kept = { work: nothing, standing: "saved", problem: null };
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #failures = 0;
  #writes = 0;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly server: Server,
    private readonly tab: Pick<Storage, "getItem" | "setItem" | "removeItem"> = sessionStorage,
    private readonly told: () => void = () => undefined,
  ) {}

  readonly now = (): Kept => this.#kept;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens a file, or hears what the server has by now. */
  take({ path, text, version }: FileText): void {
    const known = { text, version };
    this.#become(opened(this.#kept.work, path, known, this.#kept.work.known[path] ? null : this.#inTab(path)));
    this.#later(rest);
  }

  edit(texts: Texts, about: string): void {
    this.#become(edited(this.#kept.work, texts, about, Date.now()));
    this.#later(rest);
  }

  readonly undo = (): void => this.#stepped(back(this.#kept.work));
  readonly redo = (): void => this.#stepped(forth(this.#kept.work));

  settle(path: string, text: string | null): void {
    this.#stepped(settled(this.#kept.work, path, text));
  }

  /** Sends what is not saved now, instead of after the rest. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let files = unsaved(this.#kept.work); files.length > 0; files = unsaved(this.#kept.work)) await this.#send(files);
      this.#failures = 0;
      this.#become(this.#kept.work);
    } catch (error) {
      this.#failed(error);
    } finally {
      this.#busy = false;
    }
  }

  /** Reads again what is open: another may have written. */
  async refresh(): Promise<void> {
    for (const path of Object.keys(this.#kept.work.known)) {
      const writes = this.#writes;
      const { text, version } = await this.server.read(path);
      // What went out from here meanwhile is younger than what was read.
      if (!this.#busy && this.#writes === writes) this.#become(arrived(this.#kept.work, path, { text, version }));
    }
    this.#later(rest);
  }

  close(): void {
    clearTimeout(this.#timer);
    void this.save();
  }

  async #send(files: readonly FileWrite[]): Promise<void> {
    this.#become(this.#kept.work, "saving");
    try {
      const versions = await this.server.write(files);
      this.#writes++;
      this.#become(saved(this.#kept.work, Object.fromEntries(files.map(({ path, text }) => [path, text])), versions), "saving");
      this.told();
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 409) throw error;
      const before = this.#kept.work;
      for (const { path } of files) {
        const { text, version } = await this.server.read(path);
        this.#become(arrived(this.#kept.work, path, { text, version }), "saving");
      }
      // Nothing had changed: the refusal is of another kind, and the same again would be refused again.
      if (this.#kept.work === before) throw error;
    }
  }

  #failed(error: unknown): void {
    const isLost = !(error instanceof ApiError) || error.status === 0 || error.status >= 500;
    this.#become(this.#kept.work, isLost ? "lost" : "refused", error);
    if (isLost) this.#later(backoff(this.#failures++));
  }

  #stepped(work: Work): void {
    this.#become(work);
    this.#later(rest);
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    if (unsaved(this.#kept.work).length > 0) this.#timer = setTimeout(() => void this.save(), wait);
  }

  #become(work: Work, standing = this.#standing(work), problem: unknown = null): void {
    if (work !== this.#kept.work) this.#intoTab(work);
    this.#kept = { work, standing, problem };
    for (const listener of this.#listeners) listener();
  }

  #standing(work: Work): Standing {
    if (Object.keys(work.clashes).length > 0) return "clash";
    return unsaved(work).length > 0 ? "waiting" : "saved";
  }

  #intoTab(work: Work): void {
    for (const [path, known] of Object.entries(work.known)) {
      const mine = work.steps.now[path] ?? null;
      try {
        if (mine === known.text) this.tab.removeItem(key(path));
        else this.tab.setItem(key(path), JSON.stringify({ text: mine, before: known }));
      } catch {
        // Storage is full or forbidden: the words still stand on the page.
      }
    }
  }

  #inTab(path: string): { readonly text: string | null; readonly before: Known } | null {
    try {
      return JSON.parse(this.tab.getItem(key(path)) ?? "null") as { text: string | null; before: Known } | null;
    } catch {
      return null;
    }
  }
}
