import { type History, begin, redo, stepsKept, undo } from "../script/history";
import { merge, merged } from "./merge";

/** Files by path; null: not there. */
export type Texts = Readonly<Record<string, string | null>>;

/** A file as the server last said that it is. */
export interface Known {
  readonly text: string | null;
  readonly version: number;
}

/** What somebody writes here: their steps, what the server has, and what two people wrote differently. Files that one edit changes together go back together. */
export interface Work {
  readonly steps: History<Texts>;
  readonly known: Readonly<Record<string, Known>>;
  /** What another wrote meanwhile, where lines of both differ: nothing of this file is saved before somebody has chosen. */
  readonly clashes: Readonly<Record<string, Known>>;
  /** What the last step was about, and when (milliseconds): letters written one after the other go back as one. */
  readonly last: { readonly about: string; readonly at: number } | null;
}

/** Letters that follow each other this soon are one step, in milliseconds. */
const oneStep = 1_500;

export const nothing: Work = { steps: begin<Texts>({}), known: {}, clashes: {}, last: null };

/** A file that is opened, as the server has it; `mine` where this browser still kept words that the server does not have. */
export function opened(work: Work, path: string, known: Known, mine: { readonly text: string | null; readonly before: Known } | null = null): Work {
  if (work.known[path]) return arrived(work, path, known);
  const from = mine ? mine.before : known;
  const withFile = everyStep(work, (texts) => ({ ...texts, [path]: from.text }));
  const begun = { ...withFile, known: { ...work.known, [path]: from } };
  return mine ? arrived(edited(begun, { [path]: mine.text }, "kept", 0), path, known) : begun;
}

/** The files after an edit. */
export function edited(work: Work, texts: Texts, about: string, at: number): Work {
  const { past, now } = work.steps;
  const changed = Object.entries(texts).filter(([path, text]) => now[path] !== text);
  if (changed.length === 0) return work;
  const next = { ...now, ...Object.fromEntries(changed) };
  const isMore = work.last !== null && work.last.about === about && at - work.last.at < oneStep && past.length > 0;
  return { ...work, steps: { past: isMore ? past : [...past, now].slice(-stepsKept), now: next, future: [] }, last: { about, at } };
}

export const back = (work: Work): Work => ({ ...work, steps: undo(work.steps), last: null });
export const forth = (work: Work): Work => ({ ...work, steps: redo(work.steps), last: null });

/** The files that the server does not have as they are here, and that nobody has to choose about first. */
export const unsaved = (work: Work): readonly { readonly path: string; readonly version: number; readonly text: string | null }[] =>
  Object.entries(work.known)
    .filter(([path, known]) => !work.clashes[path] && (work.steps.now[path] ?? null) !== known.text)
    .map(([path, { version }]) => ({ path, version, text: work.steps.now[path] ?? null }));

/** The server has these texts under these versions now. */
export const saved = (work: Work, texts: Texts, versions: readonly { readonly path: string; readonly version: number }[]): Work => ({
  ...work,
  known: { ...work.known, ...Object.fromEntries(versions.map(({ path, version }) => [path, { text: texts[path] ?? null, version }])) },
});

/** The server has another text: what it changed comes into every step, so that going back takes away one's own words alone. */
export function arrived(work: Work, path: string, theirs: Known): Work {
  const known = work.known[path];
  if (!known || (known.version === theirs.version && known.text === theirs.text)) return work;
  const now = work.steps.now[path] ?? null;
  const met = meet(known.text, now, theirs.text);
  if (!met) return { ...work, clashes: { ...work.clashes, [path]: theirs } };
  const step = (texts: Texts): Texts | null => {
    const both = meet(known.text, texts[path] ?? null, theirs.text);
    return both && { ...texts, [path]: both.text };
  };
  return {
    steps: { past: whileThere([...work.steps.past].reverse(), step).reverse(), now: { ...work.steps.now, [path]: met.text }, future: whileThere(work.steps.future, step) },
    known: { ...work.known, [path]: theirs },
    clashes: without(work.clashes, path),
    last: null,
  };
}

/** Somebody chose what stands where two people wrote different things. */
export function settled(work: Work, path: string, text: string | null): Work {
  const theirs = work.clashes[path];
  if (!theirs) return work;
  const next = { ...work.steps.now, [path]: text };
  return { steps: { past: [{ ...work.steps.now, [path]: theirs.text }], now: next, future: [] }, known: { ...work.known, [path]: theirs }, clashes: without(work.clashes, path), last: null };
}

/** Both changes of a text; null where somebody has to choose. A file that one took away and the other changed is such a choice. */
function meet(before: string | null, mine: string | null, theirs: string | null): { readonly text: string | null } | null {
  if (mine === theirs || before === mine) return { text: theirs };
  if (before === theirs) return { text: mine };
  if (mine === null || theirs === null) return null;
  const text = merged(merge(before ?? "", mine, theirs));
  return text === null ? null : { text };
}

const everyStep = (work: Work, change: (texts: Texts) => Texts): Work => ({
  ...work,
  steps: { past: work.steps.past.map(change), now: change(work.steps.now), future: work.steps.future.map(change) },
});

function whileThere<T>(from: readonly T[], change: (one: T) => T | null): T[] {
  const done: T[] = [];
  for (const one of from) {
    const next = change(one);
    if (next === null) break;
    done.push(next);
  }
  return done;
}

const without = <T>(all: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(all).filter(([name]) => name !== key));
