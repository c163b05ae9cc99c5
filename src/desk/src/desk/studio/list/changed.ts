import { day } from "../../words/codes";
import { t } from "../../words/tongue";
import type { DraftFile } from "../draft/model";

/** Whether a file is changed in the draft, by whom and when; empty when it is as in force. */
export function changedWords({ changed, deleted, by, at }: DraftFile): string {
  if (deleted) return t("studio.removed", { who: by ?? "–" });
  if (!changed) return "";
  return t("studio.changed", { who: by ?? "–", when: at ? day(at) : "–" });
}
