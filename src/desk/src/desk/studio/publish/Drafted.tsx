import { Button, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { kept } from "../../api/memory";
import { FormDialog } from "../../parts/FormDialog";
import { Problem } from "../../parts/Problem";
import { whole } from "../../words/tongue";
import type { DraftFile } from "../draft/model";
import { changedWords } from "../list/changed";
import { bringBack, discard, type Discarded } from "./queries";

/** The files that the draft changes, and the way to let them go: one, or all. Until the page is left they can be brought back. */
export function Drafted({ files }: { readonly files: readonly DraftFile[] }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [asked, setAsked] = useState<readonly DraftFile[] | null>(null);
  const [gone, setGone] = useState<Discarded>([]);
  const anew = () => client.invalidateQueries({ queryKey: kept.script() });
  const undo = useMutation({ mutationFn: () => bringBack(gone), onSuccess: () => setGone([]), onSettled: anew });
  const submit = async (): Promise<void> => {
    const these = await discard(asked ?? []).finally(() => void anew());
    undo.reset();
    setGone([...these, ...gone.filter(({ path }) => these.every((one) => one.path !== path))]);
  };
  return (
    <section className="card stack" aria-labelledby="publish-files">
      <Title order={3} id="publish-files">
        {t("publish.files")}
      </Title>
      {files.length === 0 && <p className="empty">{t("studio.draftEmpty")}</p>}
      <ul className="lines">
        {files.map((file) => (
          <li key={file.path} data-file={file.path}>
            <span>{file.path}</span>
            <span className="hint">{changedWords(file)}</span>
            {file.behind && <span className="badge urgent">{t("publish.behind")}</span>}
            <Button onClick={() => setAsked([file])} aria-label={t("publish.discardOf", { path: file.path })}>
              {t("publish.discard")}
            </Button>
          </li>
        ))}
      </ul>
      <div role="status">{gone.length > 0 && <p className="warning">{t("publish.discarded", { number: whole(gone.length) })}</p>}</div>
      <Problem of={undo.error} />
      {(gone.length > 0 || files.length > 1) && (
        <div className="row-of-buttons">
          {gone.length > 0 && (
            <Button variant="filled" loading={undo.isPending} onClick={() => undo.mutate()}>
              {t("publish.bringBack")}
            </Button>
          )}
          {files.length > 1 && <Button onClick={() => setAsked(files)}>{t("publish.discardAll")}</Button>}
        </div>
      )}
      {asked && (
        <FormDialog title={t(asked.length > 1 ? "publish.discardAll" : "publish.discardOf", { path: asked[0]?.path ?? "" })} action={t("publish.discard")} close={() => setAsked(null)} submit={submit}>
          <p>{t("publish.discardAbout", { number: whole(asked.length) })}</p>
        </FormDialog>
      )}
    </section>
  );
}
