import { t } from "../../words/tongue";
import type { Refusal } from "../script/edits";

/** Why an edit is not made, in words. */
export const refusalWords = ({ refused, names }: { readonly refused: Refusal; readonly names: Readonly<Record<string, string>> }): string => t(`script.${refused}`, names);
