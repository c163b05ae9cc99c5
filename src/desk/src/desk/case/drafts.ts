import { randomId } from "../../shared/ids";

/** A reply in the making. `clientId` belongs to the words, and the file, that were tried with it: the same words again are the same reply. */
export interface Draft {
  readonly text: string;
  readonly clientId: string;
  readonly tried: string | null;
}

const key = (id: string): string => `draft:${id}`;
const empty = (): Draft => ({ text: "", clientId: randomId(12), tried: null });

/** The draft for a case, also after a reload of the tab. */
export function draftOf(id: string): Draft {
  try {
    return (JSON.parse(sessionStorage.getItem(key(id)) ?? "null") as Draft | null) ?? empty();
  } catch {
    return empty();
  }
}

export function keepDraft(id: string, text: string): void {
  put(id, { ...draftOf(id), text });
}

/** The draft as it goes out. Words that differ from the last try are another reply and get another id; a second click keeps it. */
export function attempt(id: string, text: string, file?: string): Draft {
  const known = draftOf(id);
  const whole = file ? `${text}\n${file}` : text;
  const clientId = known.tried === null || known.tried === whole ? known.clientId : randomId(12);
  const draft = { text, clientId, tried: whole };
  put(id, draft);
  return draft;
}

export function dropDraft(id: string): void {
  sessionStorage.removeItem(key(id));
}

export function dropAllDrafts(): void {
  sessionStorage.clear();
}

function put(id: string, draft: Draft): void {
  try {
    sessionStorage.setItem(key(id), JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the text still stands in the box.
  }
}
