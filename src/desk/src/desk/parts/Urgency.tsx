import type { Urgency as Level } from "../api/model";
import { urgencyWords } from "../words/codes";

/** An urgency in words, with its colour. */
export function Urgency({ level }: { readonly level: Level }) {
  return <span className={`badge ${level}`}>{urgencyWords(level)}</span>;
}
