/** A stretch of text; `href` when it should be a link. */
export interface Piece {
  readonly text: string;
  readonly href?: string;
}

// Web addresses, and telephone numbers written with a plus or as 8 800 …: those can be tapped without doubt.
const pattern = /https?:\/\/[^\s<>"]+|\+\d[\d\s()-]{7,17}\d|\b8[\s(-]*800[\d\s()-]{6,12}\d/g;

/** Splits a text into plain stretches and links. Joined again, the pieces are the text. */
export function linkify(text: string): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const found = match[0].replace(/[.,;:!?)\s]+$/, "");
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: found, href: found.startsWith("http") ? found : `tel:${found.replace(/[^\d+]/g, "")}` });
    end = match.index + found.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}
