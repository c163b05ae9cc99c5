import { channelWords } from "../../words/codes";
import { known, t } from "../../words/tongue";
import type { Breach } from "./holes";
import type { LineRow, SizeOfLine, Trouble } from "./model";

/** Why a text is not saved as it is. */
export const breachWords = (breach: Breach): string => t(`texts.breach.${breach.kind}`, "name" in breach ? { name: `{${breach.name}}` } : {});

/** What the line costs as SMS, beside its English. */
export function sizeWords(row: LineRow, sms: SizeOfLine["sms"]): string {
  if (!sms) return "";
  const own = t("texts.smsLong", { parts: sms.parts, characters: sms.characters });
  return row.sourceSms ? `${own} ${t("texts.smsEnglish", { parts: row.sourceSms.parts })}` : own;
}

/** What is worth another look. */
export const troubleWords = ({ kind, channel, is, most, word }: Trouble): string =>
  known("texts.trouble", kind) === null ? kind : t(`texts.trouble.${kind}`, { channel: channel ? channelWords(channel) : "", is: is ?? "", most: most ?? "", word: word ?? "" });
