import type { Fault } from "../draft/model";
import { ownerOf, pathAt, placeOf } from "../script/places";
import { type Path, type Tree, readTree } from "../script/tree";

/** A fault of the check, at its place in the text as it is now. */
export interface Placed {
  readonly fault: Fault;
  /** Empty where nothing of the file could be found that it is about. */
  readonly path: Path;
  readonly node: string | null;
  readonly line: number;
}

/** The faults of one file. The check looked at the text that was saved; since then lines may have moved, keys stay. */
export function placed(faults: readonly Fault[], path: string, checked: string, now: Tree): readonly Placed[] {
  const mine = faults.filter((fault) => fault.file === path);
  if (mine.length === 0) return [];
  const before = checked === now.text ? now : readTree(checked);
  return mine.map((fault): Placed => {
    const key = before.root ? pathAt(before, fault.line) : [];
    const place = key.length > 0 ? placeOf(now, key) : null;
    return { fault, path: key, node: ownerOf(key).node ?? fault.node, line: place?.line ?? fault.line };
  });
}

/** The faults whose place is this key or below it. */
export const under = (faults: readonly Placed[], path: Path): readonly Placed[] => faults.filter((one) => path.every((step, index) => one.path[index] === step));
