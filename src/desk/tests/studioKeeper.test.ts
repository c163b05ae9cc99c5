import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../src/desk/api/api";
import { Keeper } from "../src/desk/studio/draft/keeper";
import type { FileText, FileWrite } from "../src/desk/studio/draft/model";

const path = "dialogs/menu.yaml";
const before = "one\ntwo\nthree\nfour\n";

/** A server that keeps versions as the real one does: who writes on an old version is refused. */
class Files {
  readonly files = new Map([[path, { text: before as string | null, version: 1 }]]);
  broken = false;
  writes = 0;

  read = async (name: string): Promise<FileText> => ({ path: name, base: before, by: null, at: null, text: null, version: 0, ...this.files.get(name) });

  write = async (files: readonly FileWrite[]) => {
    if (this.broken) throw new ApiError(0, "", "no line");
    this.writes++;
    if (files.some((file) => (this.files.get(file.path)?.version ?? 0) !== file.version)) throw new ApiError(409, "changed", "changed");
    for (const { path: name, text, version } of files) this.files.set(name, { text, version: version + 1 });
    return files.map(({ path: name, version }) => ({ path: name, version: version + 1 }));
  };

  another(text: string): void {
    this.files.set(path, { text, version: (this.files.get(path)?.version ?? 0) + 1 });
  }
}

class Tab {
  readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.kept.set(key, value);
  removeItem = (key: string): void => void this.kept.delete(key);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function open(files = new Files(), tab = new Tab()) {
  const keeper = new Keeper(files, tab);
  keeper.take(await files.read(path));
  return { files, tab, keeper };
}

test("words are with the server within two seconds of the last key, and once", async () => {
  const { files, tab, keeper } = await open();
  keeper.edit({ [path]: "a" }, "yaml");
  await vi.advanceTimersByTimeAsync(500);
  keeper.edit({ [path]: "ab" }, "yaml");
  expect(keeper.now().standing).toBe("waiting");
  expect(tab.kept.size).toBe(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(files.files.get(path)).toEqual({ text: "ab", version: 2 });
  expect(files.writes).toBe(1);
  expect(keeper.now().standing).toBe("saved");
  expect(tab.kept.size).toBe(0);
});

test("while the line is lost they stay in the tab, outlive a reload, and go out when it is back", async () => {
  const { files, tab, keeper } = await open();
  files.broken = true;
  keeper.edit({ [path]: before.replace("one", "ONE") }, "yaml");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.now().standing).toBe("lost");
  keeper.close();
  files.broken = false;
  files.another(before.replace("four", "FOUR"));
  const again = await open(files, tab);
  expect(again.keeper.now().work.steps.now[path]).toBe(before.replace("one", "ONE").replace("four", "FOUR"));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(files.files.get(path)?.text).toBe(before.replace("one", "ONE").replace("four", "FOUR"));
});

test("it tries again by itself until the server answers", async () => {
  const { files, keeper } = await open();
  files.broken = true;
  keeper.edit({ [path]: "mine" }, "yaml");
  await vi.advanceTimersByTimeAsync(5_000);
  files.broken = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(files.files.get(path)?.text).toBe("mine");
  expect(keeper.now().standing).toBe("saved");
});

test("what another wrote comes in before one's own is saved", async () => {
  const { files, keeper } = await open();
  files.another(before.replace("four", "FOUR"));
  keeper.edit({ [path]: before.replace("one", "ONE") }, "yaml");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(files.files.get(path)?.text).toBe(before.replace("one", "ONE").replace("four", "FOUR"));
  expect(keeper.now().work.steps.now[path]).toBe(files.files.get(path)?.text);
});

test("where both wrote in one line, nothing is saved before somebody chose", async () => {
  const { files, keeper } = await open();
  files.another(before.replace("two", "theirs"));
  keeper.edit({ [path]: before.replace("two", "mine") }, "yaml");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(keeper.now().standing).toBe("clash");
  expect(files.files.get(path)?.text).toBe(before.replace("two", "theirs"));
  keeper.settle(path, before.replace("two", "theirs\nmine"));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(files.files.get(path)?.text).toBe(before.replace("two", "theirs\nmine"));
});

test("a refusal is told, and is tried again only with other words", async () => {
  const { files, keeper } = await open();
  const write = vi.spyOn(files, "write").mockRejectedValue(new ApiError(400, "too_long", "too long"));
  keeper.edit({ [path]: "mine" }, "yaml");
  await vi.advanceTimersByTimeAsync(60_000);
  expect([keeper.now().standing, write.mock.calls.length]).toEqual(["refused", 1]);
  write.mockRestore();
  keeper.edit({ [path]: "shorter" }, "other");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(files.files.get(path)?.text).toBe("shorter");
});
