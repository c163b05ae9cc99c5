import { type Splice, splice } from "./splice";
import { type TextValue, type Value, entryOf, readTree, valueOf } from "./tree";
import { inFlow, keyWord } from "./write";

/** A node, or a choice of it, that is called otherwise from now on. */
export interface Renamed {
  readonly dialog: string;
  readonly node: string;
  /** Null: the node itself. */
  readonly choice: { readonly id: string; readonly slot: string | null } | null;
  readonly to: string;
  /** No other node (or choice) of the script has the old name, so that it means this one also where its dialog is not said. */
  readonly only: boolean;
}

/** The files beside the script that cite a name (translations, conversation tests, words that are understood), by path: those that change by a rename. A torn file stays as it is. */
export function follow(files: Readonly<Record<string, string>>, renamed: Renamed): Readonly<Record<string, string>> {
  const changed: Record<string, string> = {};
  for (const [path, text] of Object.entries(files)) {
    const next = path.endsWith(".po") ? inTranslations(text, renamed) : path.includes("/tests/") ? inTest(text, renamed) : path.includes("/understanding/") ? inTold(text, renamed) : text;
    if (next !== text) changed[path] = next;
  }
  return changed;
}

/** `msgctxt "dialog.node.choice.sms"`: the translation stays with its line. */
function inTranslations(text: string, { dialog, node, choice, to }: Renamed): string {
  const [from, next] = choice ? [`${dialog}.${node}.${choice.id}`, `${dialog}.${node}.${to}`] : [`${dialog}.${node}`, `${dialog}.${to}`];
  return text.replace(new RegExp(`^((?:#[~|] )?msgctxt ")${from.replaceAll(".", "\\.")}(?=[".])`, "gm"), `$1${next}`);
}

/** What a test taps and expects. */
function inTest(text: string, renamed: Renamed): string {
  const tree = readTree(text);
  const talk = valueOf(tree.root, "talk");
  if (tree.tears.length > 0 || talk?.is !== "list") return text;
  const pieces: Splice[] = [];
  for (const step of talk.items) {
    const expected = valueOf(step, "expect");
    if (renamed.choice === null) pieces.push(...place(expected, renamed));
    else pieces.push(...answers(valueOf(step, "tap"), expected, renamed, renamed.choice));
  }
  return splice(text, pieces);
}

function place(expected: Value | null, { dialog, node, to, only }: Renamed): readonly Splice[] {
  const said = words(valueOf(expected, "dialog"));
  return said === dialog || (said === null && only) ? become(valueOf(expected, "node"), node, to) : [];
}

function answers(tap: Value | null, expected: Value | null, { to, only }: Renamed, { id, slot }: NonNullable<Renamed["choice"]>): readonly Splice[] {
  const offered = valueOf(expected, "choices");
  const kept = slot === null ? [] : [valueOf(valueOf(expected, "slots"), slot), valueOf(valueOf(valueOf(expected, "case"), "summary"), slot)];
  return [...(only ? [tap, ...(offered?.is === "list" ? offered.items : [])] : []), ...kept].flatMap((value) => become(value, id, to));
}

/** `told:`, slot, answer: the phrases by which people give it before they are asked. */
function inTold(text: string, { choice, to }: Renamed): string {
  if (choice?.slot == null) return text;
  const tree = readTree(text);
  const entry = tree.tears.length === 0 ? entryOf(valueOf(valueOf(tree.root, "told"), choice.slot), choice.id) : null;
  return entry ? splice(text, [{ start: entry.start, end: entry.end, piece: keyWord(to) }]) : text;
}

const words = (value: Value | null): string | null => (value?.is === "text" ? value.text.trim() : null);

const become = (value: Value | null, from: string, to: string): readonly Splice[] =>
  words(value) === from ? [{ start: (value as TextValue).start, end: (value as TextValue).end, piece: inFlow("tap", to) }] : [];
