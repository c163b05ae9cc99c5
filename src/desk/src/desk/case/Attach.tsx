import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { api, wordsOf } from "../api/api";
import type { AddedFile } from "../api/model";
import { known } from "../words/tongue";
import { sizeWords } from "./fileWords";

interface Attachment {
  readonly caseId: string;
  /** The file that goes with the next reply. */
  readonly added: AddedFile | null;
  readonly change: (file: AddedFile | null) => void;
}

/** One file for the next reply: chosen, brought to the server at once, shown with a way to leave it out. */
export function Attach({ caseId, added, change }: Attachment) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const bring = useMutation({ mutationFn: (file: File) => api.addFile(caseId, file), onSuccess: (file) => change(file) });
  const choose = (): void => {
    const file = input.current?.files?.[0];
    if (!file) return;
    change(null);
    bring.mutate(file);
    // The same file may be chosen again.
    input.current!.value = "";
  };
  const name = bring.variables?.name ?? "";
  const names = added?.authors ? ` ${known("attach.authors", added.authors) ?? ""}` : "";
  const words = bring.isPending
    ? t("attach.adding", { name })
    : bring.isError
      ? t("attach.failed", { why: wordsOf(bring.error) })
      : added
        ? t("attach.added", { name, size: sizeWords(added.bytes) }) + names
        : "";
  return (
    <div className="attach">
      <input ref={input} type="file" id="reply-file" className="file-input" onChange={choose} aria-describedby="reply-file-state" />
      <label className="file-label" htmlFor="reply-file">
        {t("attach.add")}
      </label>
      <span className={bring.isError ? "problem" : "hint"} id="reply-file-state" role="status">
        {words}
      </span>
      {added && (
        <Button variant="subtle" onClick={() => change(null)}>
          {t("attach.remove")}
        </Button>
      )}
    </div>
  );
}
