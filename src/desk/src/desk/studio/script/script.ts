import { type Kind, isKind } from "./language";
import { type Entry, type MapValue, type Path, type Tear, type Tree, type Value, entryOf, readTree, valueOf } from "./tree";
import { tidy } from "./write";

/** A part of the file that has no field of its own: an unknown key, or a known one whose value is of another kind than it should be. It is shown as it stands. */
export interface AsItStands {
  readonly key: string;
  readonly path: Path;
  readonly source: string;
}

interface Part {
  readonly path: Path;
  readonly others: readonly AsItStands[];
}

export interface Assignment {
  readonly key: string;
  readonly value: string;
  readonly path: Path;
}

export interface Choice extends Part {
  readonly id: string;
  readonly label: string | null;
  readonly sms: string | null;
  readonly also: string | null;
  /** How many months ago it stands for: "0", "1-3", "4+". */
  readonly ago: string | null;
  readonly rest: boolean;
  readonly then: string | null;
  readonly set: readonly Assignment[];
}

export interface Arm extends Part {
  /** The condition as it is written. Null: always. */
  readonly when: string | null;
  readonly set: readonly Assignment[];
  readonly then: string | null;
}

export interface Expectation {
  readonly word: string;
  readonly settings: readonly Assignment[];
  readonly path: Path;
}

export interface Heard extends Part {
  readonly say: string | null;
  readonly sms: string | null;
  readonly then: string | null;
}

export interface Otherwise extends Heard {
  readonly again: string | null;
  readonly keep: string | null;
  readonly afraid: string | null;
  readonly heard: Heard | null;
}

export interface Skip extends Part {
  readonly label: string | null;
  readonly then: string | null;
}

export interface Timeout extends Part {
  readonly after: string | null;
  readonly then: string | null;
}

/** A node. What its kind does not have, or what is not written, is null, false or empty. */
export interface ScriptNode extends Part {
  readonly name: string;
  /** Null: nothing that is known, or two kinds at once. */
  readonly kind: Kind | null;
  /** What it says or asks, without blanks around it. */
  readonly text: string | null;
  readonly sms: string | null;
  readonly sensitive: boolean;
  readonly checked: string | null;
  readonly save: string | null;
  readonly topics: boolean;
  readonly choices: readonly Choice[];
  readonly choicesAreLocales: boolean;
  readonly expect: readonly Expectation[];
  readonly places: string | null;
  readonly urgent: string | null;
  readonly skip: Skip | null;
  readonly otherwise: Otherwise | null;
  readonly timeout: Timeout | null;
  readonly arms: readonly Arm[];
  readonly set: readonly Assignment[];
  /** Where `call:` or `goto:` leads. */
  readonly target: string | null;
  readonly urgency: string | null;
  readonly summary: readonly string[];
  readonly nobody: string | null;
  readonly after: string | null;
  readonly then: string | null;
}

/** One file as it is shown. Where it is torn, this is what could be read of it, and no edit is taken. */
export interface Script {
  readonly tree: Tree;
  readonly dialog: string | null;
  readonly topic: string | null;
  readonly nodes: readonly ScriptNode[];
  readonly others: readonly AsItStands[];
  readonly tears: readonly Tear[];
}

export function readScript(text: string): Script {
  const tree = readTree(text);
  const file = new Fields(tree, tree.root, []);
  const nodes = file.map("nodes", (map, path) => map.entries.map((entry) => node(tree, entry, [...path, entry.key]))) ?? [];
  return { tree, dialog: file.text("dialog"), topic: file.text("topic"), nodes, others: file.others(), tears: tree.tears };
}

function node(tree: Tree, { key: name, value }: Entry, path: Path): ScriptNode {
  const fields = new Fields(tree, value, path);
  const kinds = value.is === "map" ? value.entries.map((entry) => entry.key).filter(isKind) : [];
  const kind = kinds.length === 1 ? (kinds[0] ?? null) : null;
  const speaks = kind !== null && ["say", "ask", "handoff", "end", "remind"].includes(kind);
  const choicesAreLocales = kind === "ask" && fields.isText("choices", "locales");
  const expect = valueOf(value, "expect");
  return {
    name,
    path,
    kind,
    text: speaks ? fields.text(kind) : null,
    sms: fields.text("sms"),
    sensitive: fields.flag("sensitive"),
    checked: fields.text("checked"),
    save: fields.text("save"),
    topics: fields.flag("topics"),
    choices: fields.map("choices", (map, inner) => map.entries.map((entry) => choice(tree, entry, [...inner, entry.key]))) ?? [],
    choicesAreLocales,
    expect: expect ? fields.took("expect", expectations(expect, [...path, "expect"])) : [],
    places: fields.text("places"),
    urgent: fields.text("urgent"),
    skip: skip(tree, fields, value, path),
    otherwise: fields.map("otherwise", (map, inner) => otherwise(tree, map, inner)),
    timeout: fields.map("timeout", (map, inner) => {
      const inside = new Fields(tree, map, inner);
      return inside.done({ after: inside.text("after"), then: inside.text("then") });
    }),
    arms: fields.list("branch", (item, inner) => arm(tree, item, inner)),
    set: fields.map("set", assignments) ?? [],
    target: kind === "call" || kind === "goto" ? fields.text(kind) : null,
    urgency: fields.text("urgency"),
    summary: fields.list("summary", (item) => (item.is === "text" ? item.text : tree.text.slice(item.start, item.end))),
    nobody: fields.text("nobody"),
    after: fields.text("after"),
    then: fields.text("then"),
    others: fields.others(),
  };
}

function choice(tree: Tree, { key: id, value }: Entry, path: Path): Choice {
  const fields = new Fields(tree, value, path);
  const label = value.is === "text" ? tidy(value.text) : fields.text("label");
  return fields.done({
    id,
    label,
    sms: fields.text("sms"),
    also: fields.text("also"),
    ago: fields.text("ago"),
    rest: fields.flag("rest"),
    then: fields.text("then"),
    set: fields.map("set", assignments) ?? [],
  });
}

function arm(tree: Tree, item: Value, path: Path): Arm {
  const fields = new Fields(tree, item, path);
  const when = valueOf(item, "when");
  return fields.done({
    when: when && fields.took("when", tree.text.slice(when.start, when.end)),
    set: fields.map("set", assignments) ?? [],
    then: fields.text("then"),
  });
}

function otherwise(tree: Tree, map: MapValue, path: Path): Otherwise {
  const fields = new Fields(tree, map, path);
  return fields.done({
    say: fields.text("say"),
    sms: fields.text("sms"),
    again: fields.text("again"),
    keep: fields.text("keep"),
    then: fields.text("then"),
    afraid: fields.text("afraid"),
    heard: fields.map("heard", (inner, below) => {
      const inside = new Fields(tree, inner, below);
      return inside.done({ say: inside.text("say"), sms: inside.text("sms"), then: inside.text("then") });
    }),
  });
}

function skip(tree: Tree, fields: Fields, node: Value, path: Path): Skip | null {
  if (fields.flag("skip")) return { label: null, then: null, path: [...path, "skip"], others: [] };
  if (valueOf(node, "skip")?.is !== "map") return null;
  return fields.map("skip", (map, inner) => {
    const inside = new Fields(tree, map, inner);
    return inside.done({ label: inside.text("label"), then: inside.text("then") });
  });
}

/** A word, a word with settings, or a list of them. */
function expectations(value: Value, path: Path): readonly Expectation[] {
  if (value.is === "list") return value.items.flatMap((item, index) => expectations(item, [...path, index]));
  if (value.is === "text") return [{ word: value.text, settings: [], path }];
  return value.entries.map(({ key, value: settings }) => ({ word: key, settings: settings.is === "map" ? assignments(settings, [...path, key]) : [], path: [...path, key] }));
}

const assignments = (map: MapValue, path: Path): readonly Assignment[] =>
  map.entries.flatMap(({ key, value }) => (value.is === "text" ? [{ key, value: tidy(value.text), path: [...path, key] }] : []));

/** Reads the keys of a map, and knows which of them nobody has read. */
class Fields {
  readonly #read = new Set<string>();
  readonly #tree: Tree;
  readonly #map: Value | null;
  readonly #path: Path;

  constructor(tree: Tree, map: Value | null, path: Path) {
    [this.#tree, this.#map, this.#path] = [tree, map, path];
  }

  text(key: string): string | null {
    const value = valueOf(this.#map, key);
    return value?.is === "text" ? this.took(key, tidy(value.text)) : null;
  }

  isText(key: string, text: string): boolean {
    const value = valueOf(this.#map, key);
    return value?.is === "text" && value.text === text && this.took(key, true);
  }

  /** `true` and `false`; anything else stands as it is. */
  flag(key: string): boolean {
    return this.isText(key, "true") || (this.isText(key, "false") && false);
  }

  map<T>(key: string, read: (map: MapValue, path: Path) => T): T | null {
    const value = valueOf(this.#map, key);
    return value?.is === "map" ? this.took(key, read(value, [...this.#path, key])) : null;
  }

  list<T>(key: string, read: (item: Value, path: Path) => T): readonly T[] {
    const value = valueOf(this.#map, key);
    return value?.is === "list" ? this.took(key, value.items.map((item, index) => read(item, [...this.#path, key, index]))) : [];
  }

  took<T>(key: string, value: T): T {
    this.#read.add(key);
    return value;
  }

  done<T extends object>(part: T): T & Part {
    return { ...part, path: this.#path, others: this.others() };
  }

  others(): readonly AsItStands[] {
    if (this.#map?.is !== "map") return [];
    return this.#map.entries
      .filter((entry) => !this.#read.has(entry.key))
      .map(({ key, start, value }) => ({ key, path: [...this.#path, key], source: this.#tree.text.slice(start, value.end) }));
  }
}

/** The node of that name, as it stands in the file. */
export const nodeEntry = (tree: Tree, name: string): Entry | null => entryOf(valueOf(tree.root, "nodes"), name);
