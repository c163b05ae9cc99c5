import { api } from "../../api/api";
import { locales } from "../../words/codes";
import { t } from "../../words/tongue";
import { readFile, writeFiles } from "../draft/queries";
import { setKey } from "../script/edits";
import { readScript } from "../script/script";
import type { LineRow, LineScreen, TextBody } from "../texts/model";
import type { UnknownAnswer } from "./queries";
import { source, withoutWord, withWord } from "./synonyms";

/** Makes the words of people words of an answer, in the draft; or takes them away again. */
export async function teach(answer: UnknownAnswer, choice: string, change: "add" | "remove"): Promise<void> {
  const { dialog } = answer;
  const context = `${dialog}.${answer.node}.${choice}.also`;
  const next = (words: string): string => (change === "add" ? withWord(words, answer.words) : withoutWord(words, answer.words));
  const isSource = answer.language === source;
  const written = await inSource(dialog, answer.node, choice, context, isSource ? next : null);
  if (isSource || (change === "remove" && !written)) return;
  const row = await find(answer.language, context);
  if (!row) throw new Error(t("unknown.gone"));
  await post(answer.language, { ...as(row), text: next(row.text ?? "") || null, draft: row.state !== "read" });
}

/**
 * The English words of the answer. Where it has none yet, those are its label: a translation stands beside English ones. Other languages keep theirs: what people type is never a translation, so it is not old because another
 * language has one word more. Returns whether the answer has such words now.
 */
async function inSource(dialog: string, node: string, choice: string, context: string, next: ((words: string) => string) | null): Promise<boolean> {
  const path = `dialogs/${dialog}.yaml`;
  const file = await readFile(path);
  const found = readScript(file.text ?? "").nodes.find((one) => one.name === node)?.choices.find((one) => one.id === choice);
  if (!found) throw new Error(t("unknown.gone"));
  const words = next ? next(found.also ?? "") : (found.also ?? (found.label ?? choice).toLowerCase());
  if (words === (found.also ?? "")) return words !== "";
  const edited = setKey(file.text ?? "", [...found.path, "also"], words === "" ? null : words);
  if ("refused" in edited) throw new Error(t("unknown.gone"));
  const before = found.also === null ? [] : await Promise.all(others().map(async (locale) => ({ locale, row: await find(locale, context) })));
  await writeFiles([{ path, version: file.version, text: edited.done }]);
  for (const { locale, row } of before) {
    if (!row?.text || row.state === "stale") continue;
    const now = await find(locale, context);
    if (now) await post(locale, { ...as(now), text: row.text, draft: row.state !== "read" });
  }
  return words !== "";
}

const others = (): readonly string[] => locales().filter((locale) => locale !== source);

const find = async (locale: string, context: string): Promise<LineRow | undefined> =>
  (await api.get<LineScreen>(`studio/lines?locale=${encodeURIComponent(locale)}`)).rows.find((row) => row.context === context);

const as = (row: LineRow): Pick<TextBody, "context" | "source" | "was"> => ({ context: row.context, source: row.source, was: row.text ?? "" });

const post = (locale: string, line: TextBody): Promise<unknown> => api.post("studio/lines", { locale, lines: [line] });
