import { keysInside, keysOf, keysOfFile, keysOfReaction, isKind, settingsOf } from "./language";

/** What may stand where somebody writes. `from`: where the word that they began starts in the text. */
export interface Completion {
  readonly from: number;
  readonly options: readonly string[];
  /** A key is followed by a colon. */
  readonly isKey: boolean;
}

/** What leads somewhere: its value is a target. */
const leading: readonly string[] = ["then", "call", "goto", "nobody", "afraid"];

const values: Readonly<Record<string, readonly string[]>> = {
  expect: Object.keys(settingsOf),
  urgency: ["normal", "urgent", "immediate"],
  sensitive: ["true"],
  topics: ["true"],
  rest: ["true"],
  skip: ["true"],
  of: ["money", "days", "people"],
};

/** What is noted besides slots. */
const noted: readonly string[] = ["flags", "urgency"];

/** What may be written at a place of a dialog's file. It looks at lines and their blanks alone, so that it helps in a text that is torn, as every text is while somebody writes. `slots`: the names that answers are kept under. */
export function complete(text: string, at: number, targets: readonly string[], slots: readonly string[] = []): Completion | null {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(start, at);
  const value = /(?:^|[\s{,])([a-z_]+):\s+([\w.]*)$/.exec(line);
  if (value) {
    const [, key = "", begun = ""] = value;
    const options = leading.includes(key) ? targets : key === "save" ? slots : (values[key] ?? []);
    return options.length > 0 ? { from: at - begun.length, options, isKey: false } : null;
  }
  const key = /^([ ]*(?:- )?)([a-z_]*)$/.exec(line);
  const flow = key ? null : openFlow(line);
  if (!key && !flow) return null;
  const [, ahead = "", begun = ""] = key ?? [];
  const path = parents(text, start, key ? ahead.length : /^[ ]*/.exec(line)?.[0].length ?? 0);
  const there = flow ? flow.there : siblings(text, start, ahead.length);
  const options = keysAt([...path, ...(flow?.keys ?? [])], there, slots).filter((one) => !there.includes(one));
  return options.length > 0 ? { from: at - (flow?.begun ?? begun).length, options, isKey: true } : null;
}

/** The braces that are open at the end of a line: before which keys, what stands in the innermost, and the key that is begun there. Null outside of braces, inside a text, and where a value is begun. */
function openFlow(line: string): { readonly keys: readonly string[]; readonly there: readonly string[]; readonly begun: string } | null {
  const open: { readonly key: string; readonly there: string[] }[] = [];
  let [quote, word, key] = ["", "", ""];
  for (const sign of line) {
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if (/\w/.test(sign)) word += sign;
    else {
      if ((sign === '"' || sign === "'") && word === "") quote = sign;
      if (sign === ":") {
        key = word;
        open.at(-1)?.there.push(word);
      }
      if (sign === "{") open.push({ key, there: [] });
      if (sign === "}") open.pop();
      word = "";
    }
  }
  const inmost = open.at(-1);
  return inmost && quote === "" && /[{,]\s*[a-z_]*$/.test(line) ? { keys: open.map((one) => one.key), there: inmost.there, begun: word } : null;
}

/** The keys above a line under which it stands, the outermost first. */
function parents(text: string, start: number, indent: number): readonly string[] {
  const found: string[] = [];
  let limit = indent;
  for (const line of text.slice(0, start).split("\n").reverse()) {
    const [, ahead = "", key] = /^([ ]*(?:- )?)"?([\w]+)"?:/.exec(line) ?? [];
    if (key === undefined || ahead.length >= limit) continue;
    found.unshift(key);
    limit = ahead.trimEnd().length < ahead.length && ahead.includes("-") ? ahead.indexOf("-") : ahead.length;
    if (limit === 0) break;
  }
  return found;
}

/** The keys that stand beside a line. */
function siblings(text: string, start: number, indent: number): readonly string[] {
  const keys = (lines: readonly string[]): string[] => {
    const found: string[] = [];
    for (const line of lines) {
      if (line.trim() === "") continue;
      const [ahead = ""] = /^[ ]*(?:- )?/.exec(line) ?? [];
      if (ahead.length < indent) break;
      const key = /^[ ]*(?:- )?"?([\w]+)"?:/.exec(line)?.[1];
      if (key !== undefined && ahead.length === indent) found.push(key);
      if (ahead.length === indent && line.includes("- ")) break;
    }
    return found;
  };
  const end = text.indexOf("\n", start);
  return [...keys(text.slice(0, start).split("\n").slice(0, -1).reverse()), ...(end < 0 ? [] : keys(text.slice(end + 1).split("\n")))];
}

/** The keys that may stand under these. */
function keysAt(path: readonly string[], there: readonly string[], slots: readonly string[]): readonly string[] {
  const [root, , inside] = path;
  if (path.length === 0) return keysOfFile;
  if (root === "reactions") return path.length === 2 ? keysOfReaction : [];
  if (root !== "nodes") return [];
  if (path.at(-1) === "when") return slots;
  if (path.at(-1) === "set" && path.length > 2) return [...slots, ...noted];
  if (path.length === 2) {
    const kind = there.find(isKind);
    return kind ? keysOf[kind] : Object.keys(keysOf);
  }
  if (path.length === 3 && inside === "branch") return keysInside.arm;
  if (path.length === 3 && (inside === "otherwise" || inside === "skip" || inside === "timeout")) return keysInside[inside];
  if (path.length === 4 && inside === "choices") return keysInside.choice;
  if (path.length === 4 && inside === "otherwise" && path[3] === "heard") return keysInside.heard;
  return [];
}
