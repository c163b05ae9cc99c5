import { addChoice } from "../script/choices";
import { type Edited, refuse, setKey } from "../script/edits";
import { isName } from "../script/language";
import { readScript } from "../script/script";
import { readTree, textOf } from "../script/tree";
import start from "./new-dialog.yaml?raw";

/** A new dialog and the question that leads to it: without that nobody could come to it, and the check would say so. */
export function beginDialog(name: string, label: string, from: { readonly text: string; readonly node: string }, settings: string, taken: readonly string[]): Edited<{ readonly dialog: string; readonly from: string }> {
  if (!isName(name)) return refuse("badName", { name });
  if (taken.includes(name)) return refuse("dialogNamed", { name });
  const added = addChoice(from.text, from.node, name, label);
  if ("refused" in added) return added;
  const led = setKey(added.done, ["nodes", from.node, "choices", name, "then"], name);
  if ("refused" in led) return led;
  const menu = textOf(readTree(settings).root, "menu")?.trim() ?? "menu";
  return { done: { dialog: start.replaceAll("NAME", name).replaceAll("MENU", menu), from: led.done } };
}

/** The questions of a file that offer answers: one more may lead to a new dialog. */
export const offering = (text: string): readonly string[] => readScript(text).nodes.filter((node) => node.kind === "ask" && node.choices.length > 0).map((node) => node.name);
