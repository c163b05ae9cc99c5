/** What a file of the script holds. */
export type FileKind = "dialog" | "settings" | "texts" | "facts" | "understanding" | "test" | "locale";

/** A file of the script, as the draft has it. `version` 0: as it is in force. */
export interface DraftFile {
  readonly path: string;
  readonly kind: FileKind;
  readonly name: string;
  readonly changed: boolean;
  readonly deleted: boolean;
  readonly version: number;
  readonly by: string | null;
  readonly at: string | null;
}

/** How far a dialog is translated: lines in all, and those of them that lack something. */
export interface DialogLocale {
  readonly locale: string;
  readonly lines: number;
  readonly missing: number;
  readonly stale: number;
  readonly draft: number;
}

export interface DraftDialog {
  readonly name: string;
  readonly path: string;
  /** Null while the scripts cannot be read. */
  readonly nodes: number | null;
  readonly changed: boolean;
  readonly locales: readonly DialogLocale[];
}

/** The team's one draft, over what is in force. */
export interface Draft {
  /** Where the script lives: files under git on the server's disk, or publications. */
  readonly source: "git" | "server";
  readonly number: number | null;
  readonly files: readonly DraftFile[];
  readonly dialogs: readonly DraftDialog[];
  readonly locales: readonly string[];
}

/** `text` null: the file is not there in the draft. `base` null: it is not there in what is in force. */
export interface FileText {
  readonly path: string;
  readonly text: string | null;
  readonly base: string | null;
  readonly version: number;
  readonly by: string | null;
  readonly at: string | null;
}

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
