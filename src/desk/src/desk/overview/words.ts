import { channelWords, languageWords, outcomeWords, topicWords } from "../words/codes";
import { countryWords } from "../words/tongue";
import { t } from "../words/tongue";
import type { CountedBy } from "./queries";

const wordsOf: Readonly<Record<CountedBy, (code: string) => string>> = { topic: topicWords, language: languageWords, channel: channelWords, outcome: outcomeWords, country: countryWords };

/** What a row counts. Without a code nobody knows, or nobody has said yet. */
export const rowWords = (by: CountedBy, code: string | null): string => (code ? wordsOf[by](code) : t(by === "outcome" ? "overview.unknownOutcome" : "overview.unknown"));
