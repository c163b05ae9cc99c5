import type { components } from "../../../api/schema";

type Schemas = components["schemas"];

/** The team's one draft, over what is in force. */
export type Draft = Schemas["StudioScreen"];
export type DraftDialog = Schemas["StudioDialog"];
export type DraftFile = Schemas["StudioFile"];
export type FileKind = DraftFile["kind"];

/** `text` null: the file is not there in the draft. `base` null: it is not there in what is in force. `version` is handed back with what is written. */
export type FileText = Schemas["ScriptFile"];

export interface FileWrite {
  readonly path: string;
  readonly version: number;
  readonly text: string | null;
}

export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
  readonly severity: "error" | "warning";
  readonly node: string | null;
}

export interface Check {
  readonly faults: readonly Fault[];
  readonly errors: number;
  readonly warnings: number;
  readonly hash: string;
}
