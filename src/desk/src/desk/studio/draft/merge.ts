import { diff3Merge } from "node-diff3";

/** Lines that one may take over, or lines of which two people wrote different things. */
export type Piece = { readonly both: string } | { readonly mine: string; readonly theirs: string; readonly before: string };

/** What two people made of one text, line by line. The pieces behind each other are the whole text: every piece but the last ends with its line. */
export function merge(before: string, mine: string, theirs: string): readonly Piece[] {
  if (mine === theirs || before === theirs) return [{ both: mine }];
  if (before === mine) return [{ both: theirs }];
  return diff3Merge(lines(mine), lines(before), lines(theirs), { excludeFalseConflicts: true }).map(({ ok, conflict }): Piece =>
    conflict ? { mine: conflict.a.join(""), theirs: conflict.b.join(""), before: conflict.o.join("") } : { both: (ok ?? []).join("") },
  );
}

/** The merged text; null where somebody has to choose. */
export const merged = (pieces: readonly Piece[]): string | null => (pieces.every((piece) => "both" in piece) ? chosen(pieces, []) : null);

/** Which words stand where two people wrote different things. */
export type Choice = "mine" | "theirs" | "both";

/** The text by what was chosen for each piece of which there are two. `both`: theirs first, mine below. */
export function chosen(pieces: readonly Piece[], choices: readonly (Choice | undefined)[]): string {
  let at = 0;
  return pieces
    .map((piece) => {
      if ("both" in piece) return piece.both;
      const choice = choices[at++] ?? "both";
      return choice === "both" ? withEnd(piece.theirs, piece.mine) + piece.mine : piece[choice];
    })
    .join("");
}

const withEnd = (above: string, below: string): string => (above === "" || above.endsWith("\n") || below === "" ? above : `${above}\n`);

/** Lines with their ends, so that nothing is lost but what somebody took away. */
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
