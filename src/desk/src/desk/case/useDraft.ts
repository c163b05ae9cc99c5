import { useCallback, useState } from "react";
import { attempt, draftOf, dropDraft, keepDraft } from "./drafts";

export interface DraftInHand {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Puts words behind what stands there. */
  readonly add: (text: string) => void;
  /** The id under which these words go out. */
  readonly attempt: (text: string, file: string | undefined) => string;
  /** The server has these words: what was written since stays. */
  readonly sent: (text: string) => void;
}

/** The reply in the making for one case. It outlives a reload and a change of the language, and is gone when the server has it. */
export function useDraft(id: string): DraftInHand {
  const [text, setText] = useState(() => draftOf(id).text);
  const write = useCallback(
    (next: string) => {
      setText(next);
      keepDraft(id, next);
    },
    [id],
  );
  const add = (words: string): void => {
    write(text.trim() ? `${text}\n${words}` : words);
    document.getElementById("reply")?.focus();
  };
  const sent = (words: string): void => {
    dropDraft(id);
    setText((now) => {
      const rest = now.trim().startsWith(words) ? now.trim().slice(words.length).trimStart() : now;
      if (rest) keepDraft(id, rest);
      return rest;
    });
  };
  return { text, write, add, attempt: (words, file) => attempt(id, words, file).clientId, sent };
}
