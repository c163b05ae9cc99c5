import type { FlagOfCase, OutcomeOfCase } from "../api/model";
import { humanize, outcomeWords } from "../words/codes";
import { countryWords, known } from "../words/tongue";

/** What a value of a coded field means, in words. */
export function valueWords(field: string, value: string): string {
  if (field === "country" || field === "citizenship") return countryWords(value);
  return known(field, value) ?? humanize(value);
}

export const fieldWords = (field: string): string => known("field", field) ?? humanize(field);

export const violationWords = (code: string): string => {
  const words = known("violation", code);
  return words ? `${code} · ${words}` : code;
};

/** A violation with what is known about the claim. */
export const flagWords = (flag: FlagOfCase): string =>
  [violationWords(flag.code), flag.confidence && known("confidence", flag.confidence), flag.source && known("source", flag.source), [flag.since, flag.until].filter(Boolean).join("–")].filter(Boolean).join(" · ");

/** What came of a case, with who confirmed it and when. */
export const resultWords = (outcome: OutcomeOfCase): string =>
  [outcomeWords(outcome.code), outcome.share && known("share", outcome.share), outcome.on, outcome.confirmedBy !== "not_asked" && known("confirmed", outcome.confirmedBy)].filter(Boolean).join(" · ");
