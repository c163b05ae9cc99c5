/** A value as it is given to an edit: a text, a list, or keys with values. */
export type Plain = string | readonly Plain[] | { readonly [key: string]: Plain };

/** Keys whose text people read, or that begin with a sign: always in quotes. */
const quoted: readonly string[] = ["say", "ask", "handoff", "end", "remind", "sms", "label", "also", "ago", "flags"];

/** Keys whose digits stand without quotes: they count something. */
const counts: readonly string[] = ["again", "min", "max", "words"];

/** Words that other readers of YAML take for something else than a text. */
const looksOther = /^(?:yes|no|on|off|null|y|n|~)$/i;

/** Longer lists go on in the next line. */
const width = 160;

/** A value in canonical form, as it stands behind `key: ` in a line of its own that is indented by so much. */
export function inLine(key: string, value: Plain, indent: number): string {
  if (typeof value === "string") {
    const text = tidy(value);
    return text.includes("\n") && !needsBackslash.test(text) ? block(text, indent + 2) : scalar(key, text);
  }
  if (key === "branch" && isList(value)) return arms(value, indent + 2);
  if (key === "choices" && !isList(value)) return rows(value, indent + 2);
  return isList(value) ? fold(inFlow(key, value), key, indent) : inFlow(key, value);
}

/** A value in canonical form between brackets. */
export function inFlow(key: string, value: Plain): string {
  if (typeof value === "string") return scalar(key, value);
  if (isList(value)) {
    const blank = value.length > 0 && value.every((item) => typeof item === "object") ? " " : "";
    return `[${blank}${value.map((item) => inFlow(key, item)).join(", ")}${blank}]`;
  }
  const inside = Object.entries(value).map(([name, one]) => `${keyWord(name)}: ${inFlow(name, one)}`);
  return inside.length === 0 ? "{}" : `{ ${inside.join(", ")} }`;
}

/** A key as it is written. */
export const keyWord = (key: string): string => (isPlain(key) && !looksOther.test(key) ? key : quote(key));

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

/** Rows of a block: `choices:`, one in each line. */
const rows = (value: Exclude<Plain, string | readonly Plain[]>, indent: number): string =>
  Object.entries(value).map(([key, one]) => `\n${" ".repeat(indent)}${keyWord(key)}: ${typeof one === "string" ? quote(one) : inFlow(key, one)}`).join("");

/** Ways out of a branch: each begins with a dash, each key has its line. */
const arms = (value: readonly Plain[], indent: number): string =>
  value
    .map((arm) => {
      const lines = Object.entries(arm as Readonly<Record<string, Plain>>).map(([key, one]) => `${keyWord(key)}: ${inFlow(key, one)}`);
      return `\n${" ".repeat(indent)}- ${lines.join(`\n${" ".repeat(indent + 2)}`)}`;
    })
    .join("");

/** A text without blanks at its ends and at the ends of its lines, as the server reads it. */
export const tidy = (text: string): string => text.split(/\r?\n/).map((line) => line.trimEnd()).join("\n").trim();

function scalar(key: string, written: string): string {
  const text = tidy(written);
  if (quoted.includes(key)) return quote(text);
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return counts.includes(key) ? text : quote(text);
  if (key === "checked" && /^\w[\p{L}\p{N}_., -]*$/u.test(text)) return text;
  if (looksOther.test(text)) return quote(text);
  return isPlain(text) ? text : quote(text);
}

/** May stand without quotes, in a line of its own and between brackets. */
const isPlain = (text: string): boolean => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_. -]*[\p{L}\p{N}_.-])?$/u.test(text);

/** Single quotes only where the text holds double ones and nothing that needs a backslash. */
function quote(text: string): string {
  const inside = JSON.stringify(text).replace(new RegExp(needsBackslash, "g"), (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return text.includes('"') && inside.slice(1, -1) === text.replaceAll('"', '\\"') ? `'${text.replaceAll("'", "''")}'` : inside;
}

/** Signs that can only be written with a backslash, between quotes. */
const needsBackslash = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/;

/** Lines as they are, below a `|`. */
const block = (text: string, indent: number): string => `|\n${text.split("\n").map((line) => line && " ".repeat(indent) + line).join("\n")}`;

function fold(list: string, key: string, indent: number): string {
  const lines: string[] = [];
  let line = "";
  for (const part of list.split(/(?<=,) (?![^{]*\})/)) {
    const room = width - (lines.length === 0 ? indent + key.length + 2 : indent + 2);
    if (line !== "" && line.length + 1 + part.length > room) {
      lines.push(line);
      line = part;
    } else {
      line = line === "" ? part : `${line} ${part}`;
    }
  }
  return [...lines, line].join(`\n${" ".repeat(indent + 2)}`);
}
