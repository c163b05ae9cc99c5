import { Button, Textarea, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { ApiError } from "../../api/api";
import { kept } from "../../api/memory";
import { Problem } from "../../parts/Problem";
import type { Draft } from "../draft/model";
import { useCheck } from "../draft/queries";
import { longestWhy, type Entry } from "./model";
import { publishDraft } from "./queries";

interface Asked {
  readonly draft: Draft;
  readonly done: (entry: Entry) => void;
}

/** The reason, and the one button. What is published is what stood here when the reason was begun: if the draft is another one by then, it has to be looked at first. */
export function Ask({ draft, done }: Asked) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data: check } = useCheck();
  const [why, setWhy] = useState("");
  const [seen, setSeen] = useState<{ readonly number: number; readonly hash: string } | null>(null);
  const now = check ? { number: draft.number ?? 0, hash: check.hash } : null;
  const moved = seen !== null && now !== null && (seen.hash !== now.hash || seen.number !== now.number);
  const act = useMutation({
    mutationFn: (what: NonNullable<typeof seen>) => publishDraft(what, why),
    onSuccess: done,
    onSettled: () => client.invalidateQueries({ queryKey: kept.script() }),
  });
  const look = (): void => {
    act.reset();
    setSeen(now);
    document.getElementById("publish-changes")?.scrollIntoView();
  };
  const send = (event: FormEvent): void => {
    event.preventDefault();
    const what = seen ?? now;
    if (what && !moved && !act.isPending) act.mutate(what);
  };
  const faulty = act.error instanceof ApiError && act.error.code === "faults";
  return (
    <section className="card" aria-labelledby="publish-do">
      <Title order={3} id="publish-do">
        {t("publish.do")}
      </Title>
      <form className="stack" onSubmit={send}>
        <Textarea
          label={t("publish.why")}
          description={t("publish.whyAbout")}
          value={why}
          onChange={(event) => {
            setWhy(event.currentTarget.value);
            setSeen(seen ?? now);
          }}
          maxLength={longestWhy}
          required
          rows={2}
        />
        {moved && (
          <>
            <p className="warning" role="alert">
              {t("publish.moved")}
            </p>
            <div className="row-of-buttons">
              <Button onClick={look}>{t("publish.looked")}</Button>
            </div>
          </>
        )}
        <Problem of={act.error} seek />
        {faulty && <p className="hint">{t(check && check.errors > 0 ? "publish.faultsAbove" : "publish.testsAbove")}</p>}
        <div className="row-of-buttons">
          <Button type="submit" variant="filled" loading={act.isPending} disabled={!now || moved}>
            {t("publish.now")}
          </Button>
        </div>
      </form>
    </section>
  );
}
