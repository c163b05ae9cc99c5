import { createContext, useContext } from "react";
import type { Edited } from "../script/edits";
import type { Files } from "../script/choices";
import type { Script } from "../script/script";
import type { Placed } from "./faults";

/** The file that is edited, for the parts of its form. */
export interface Editing {
  readonly dialog: string;
  readonly script: Script;
  readonly faults: readonly Placed[];
  /** All files that hold nodes or lead to them, by name. Only this dialog while the others are read. */
  readonly files: Files;
  /** Makes an edit. `about`: letters of one field go back as one step. */
  readonly edit: (change: (text: string) => Edited<string>, about: string) => void;
  /** Makes an edit that other files follow. */
  readonly editAll: (change: (files: Files) => Edited<Files>) => void;
  readonly rename: (node: string, choice: string | null, to: string) => Promise<void>;
}

const context = createContext<Editing | null>(null);

export const EditingPlace = context.Provider;

export function useEditing(): Editing {
  const editing = useContext(context);
  if (!editing) throw new Error("no file is edited here");
  return editing;
}
