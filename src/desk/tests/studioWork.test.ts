import { expect, test } from "vitest";
import { chosen, merge, merged } from "../src/desk/studio/draft/merge";
import { arrived, back, edited, forth, nothing, opened, saved, settled, unsaved, type Work } from "../src/desk/studio/draft/work";

const file = "dialogs/menu.yaml";
const before = "one\ntwo\nthree\nfour\nfive\nsix\n";
const begun = opened(nothing, file, { text: before, version: 1 });
const now = (work: Work): string | null | undefined => work.steps.now[file];
const write = (work: Work, text: string, at = 0): Work => edited(work, { [file]: text }, "yaml", at);

test("lines that two people changed in different places come together", () => {
  expect(merged(merge(before, before.replace("one", "ONE"), before.replace("five", "FIVE")))).toBe("ONE\ntwo\nthree\nfour\nFIVE\nsix\n");
  expect(merged(merge("a\nb\nc", "a\nb\nc\nd", "z\na\nb\nc"))).toBe("z\na\nb\nc\nd");
  expect(merged(merge("a\nb\nc\n", "a\nb\nc\nd\n", "z\na\nb\nc\n"))).toBe("z\na\nb\nc\nd\n");
  expect(merged(merge(before, before.replace("two", "2"), before.replace("two", "2")))).toBe(before.replace("two", "2"));
});

test("where both wrote, no word of either is lost before somebody chose", () => {
  const pieces = merge(before, before.replace("two", "mine"), before.replace("two", "theirs"));
  expect(merged(pieces)).toBeNull();
  expect(pieces.filter((piece) => "mine" in piece)).toEqual([{ mine: "mine\n", theirs: "theirs\n", before: "two\n" }]);
  expect(chosen(pieces, ["mine"])).toBe(before.replace("two", "mine"));
  expect(chosen(pieces, ["theirs"])).toBe(before.replace("two", "theirs"));
  expect(chosen(pieces, ["both"])).toBe(before.replace("two\n", "theirs\nmine\n"));
  expect(chosen(merge("a", "mine", "theirs"), ["both"])).toBe("theirs\nmine");
});

test("letters that follow each other go back as one step, what comes later as its own", () => {
  const typed = write(write(write(begun, "a", 0), "ab", 500), "abc", 5_000);
  expect(now(back(typed))).toBe("ab");
  expect(now(back(back(typed)))).toBe(before);
  expect(now(forth(forth(back(back(typed)))))).toBe("abc");
  expect(now(back(edited(write(begun, "a", 0), { [file]: "b" }, "another field", 10)))).toBe("a");
});

test("what the server does not have is unsaved, and after it has been saved nothing is", () => {
  const work = write(begun, "mine\n");
  expect(unsaved(work)).toEqual([{ path: file, version: 1, text: "mine\n" }]);
  const later = saved(write(work, "mine and more\n", 9_000), { [file]: "mine\n" }, [{ path: file, version: 2 }]);
  expect(unsaved(later)).toEqual([{ path: file, version: 2, text: "mine and more\n" }]);
  expect(unsaved(saved(work, { [file]: "mine\n" }, [{ path: file, version: 2 }]))).toEqual([]);
  expect(unsaved(back(saved(work, { [file]: "mine\n" }, [{ path: file, version: 2 }])))).toEqual([{ path: file, version: 2, text: before }]);
});

test("another's words come in below one's own, and going back takes away one's own alone", () => {
  const mine = write(write(begun, before.replace("one", "ONE"), 0), before.replace("one", "ONE!"), 9_000);
  const both = arrived(mine, file, { text: before.replace("six", "SIX"), version: 7 });
  expect(now(both)).toBe(before.replace("one", "ONE!").replace("six", "SIX"));
  expect(unsaved(both)[0]?.version).toBe(7);
  expect(now(back(both))).toBe(before.replace("one", "ONE").replace("six", "SIX"));
  expect(now(back(back(both)))).toBe(before.replace("six", "SIX"));
  expect(unsaved(back(back(both)))).toEqual([]);
});

test("a file that two people wrote differently waits, is not saved, and goes on when somebody chose", () => {
  const clash = arrived(write(begun, before.replace("two", "mine")), file, { text: before.replace("two", "theirs"), version: 3 });
  expect(now(clash)).toBe(before.replace("two", "mine"));
  expect(clash.clashes[file]?.text).toBe(before.replace("two", "theirs"));
  expect(unsaved(clash)).toEqual([]);
  const done = settled(clash, file, before.replace("two", "ours"));
  expect(unsaved(done)).toEqual([{ path: file, version: 3, text: before.replace("two", "ours") }]);
  expect(now(back(done))).toBe(before.replace("two", "theirs"));
  const gone = arrived(write(begun, "mine\n"), file, { text: null, version: 4 });
  expect(gone.clashes[file]).toEqual({ text: null, version: 4 });
});

test("words that only this browser has are taken up again, on what they were written on", () => {
  const kept = opened(nothing, file, { text: before.replace("six", "SIX"), version: 5 }, { text: before.replace("one", "ONE"), before: { text: before, version: 4 } });
  expect(now(kept)).toBe(before.replace("one", "ONE").replace("six", "SIX"));
  expect(unsaved(kept)[0]?.version).toBe(5);
});

test("files that one edit changes together go back together", () => {
  const two = opened(begun, "locales/ru.po", { text: "po", version: 0 });
  const renamed = edited(two, { [file]: "new\n", "locales/ru.po": "po new" }, "rename", 0);
  expect(unsaved(renamed).map((one) => one.path)).toEqual([file, "locales/ru.po"]);
  expect(unsaved(back(renamed))).toEqual([]);
});
