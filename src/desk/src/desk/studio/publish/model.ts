import type { components } from "../../../api/schema";
import type { Draft, Fault } from "../draft/model";

type Schemas = components["schemas"];

/** One thing that is otherwise. `what` comes in the language of the page. */
export type Change = Schemas["ScriptChange"];
export type Changes = Schemas["ScriptChanges"];

/** An act of publishing, as the history keeps it. */
export type Entry = Schemas["PublishedEntry"];
export type EntryPage = Schemas["PublicationHistory"];

/** The longest reason that is kept. */
export const longestWhy = 400;

/** What changes in one dialog; without a name: what is of no dialog. */
export interface Group {
  readonly dialog: string | null;
  readonly waiting: number;
  readonly changes: readonly Change[];
}

const dialogOf = ({ kind, name, node }: Change): string | null => node?.split(".")[0] ?? (kind === "dialog" ? name : null);

/** The changes by dialog, in the order that they came in; what is of no dialog stands last. */
export function grouped(changes: readonly Change[]): readonly Group[] {
  const groups = new Map<string | null, Change[]>();
  for (const change of changes) {
    const dialog = dialogOf(change);
    groups.set(dialog, [...(groups.get(dialog) ?? []), change]);
  }
  return [...groups]
    .map(([dialog, of]): Group => ({ dialog, changes: of, waiting: of.reduce((sum, { waiting }) => sum + waiting, 0) }))
    .sort((one, other) => Number(one.dialog === null) - Number(other.dialog === null));
}

/** Where in the studio a fault is mended: its node, the line of its text, or the line of its file. */
export function placeOf({ file, line, node }: Pick<Fault, "file" | "line" | "node">, draft: Draft): string {
  const dialog = draft.dialogs.find(({ path }) => path === file);
  if (dialog) return `/studio/dialogs/${dialog.name}?${node ? `face=form&node=${node.slice(node.indexOf(".") + 1)}` : "face=yaml"}&line=${line}`;
  const locale = draft.locales.find((tag) => file === `locales/${tag}.po`);
  return locale && node ? `/studio/texts/${locale}?dialog=${node.split(".")[0]}` : `/studio/files/${file}?line=${line}`;
}

/** Where in the studio a change of the draft was made; null where there is nothing to go to. */
export function placeOfChange({ kind, file, node }: Change, draft: Draft): string | null {
  if (file === null || !draft.files.some(({ path, deleted }) => path === file && !deleted)) return null;
  return kind === "file" ? `/studio/files/${file}` : placeOf({ file, line: 1, node }, draft);
}
