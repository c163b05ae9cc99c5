import "./list.css";
import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { languageWords } from "../../words/codes";
import { whole } from "../../words/tongue";
import type { Draft, DraftDialog, Fault, FileKind } from "../draft/model";
import { useCheck, useDraft } from "../draft/queries";
import { changedWords } from "./changed";
import { NewDialog } from "./NewDialog";
import { RemoveFile } from "./RemoveFile";

/** The files beside the dialogs, in the order of the page. Translations have a room of their own. */
const kinds = ["settings", "texts", "facts", "understanding", "test"] as const satisfies readonly FileKind[];

/** The dialogs and the other files of the script. */
export default function List() {
  const { t } = useTranslation();
  const { data, error, isPending } = useDraft();
  const check = useCheck();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Title order={2}>{t("studio.dialogs")}</Title>
      <Problem of={error} />
      {isPending && <Loading />}
      {data && (
        <>
          <p className="hint">{t(data.source === "git" ? "studio.sourceGit" : "studio.sourceServer")}</p>
          <div className="row-of-buttons">
            <Button onClick={() => setAdding(true)}>{t("studio.newDialog")}</Button>
          </div>
          <section aria-label={t("studio.dialogs")}>
            {data.dialogs.length === 0 && <p className="empty">{t("studio.noDialogs")}</p>}
            <ul className="lines dialogs">
              {data.dialogs.map((dialog) => (
                <Row key={dialog.path} dialog={dialog} draft={data} faults={check.data?.faults ?? []} />
              ))}
            </ul>
          </section>
          <Others draft={data} faults={check.data?.faults ?? []} />
          {adding && <NewDialog draft={data} close={() => setAdding(false)} />}
        </>
      )}
    </>
  );
}

function Row({ dialog, draft, faults }: { readonly dialog: DraftDialog; readonly draft: Draft; readonly faults: readonly Fault[] }) {
  const { t } = useTranslation();
  const file = draft.files.find((one) => one.path === dialog.path);
  const lacking = dialog.locales.filter((locale) => locale.missing + locale.stale + locale.draft > 0);
  return (
    <li className="card dialog" data-dialog={dialog.name}>
      <Link className="link" to={`/studio/dialogs/${dialog.name}`}>
        {dialog.name}
      </Link>
      {dialog.nodes !== null && <span className="hint">{t("studio.nodesOf", { number: whole(dialog.nodes) })}</span>}
      {file && <span className="hint">{changedWords(file)}</span>}
      <FaultsOf path={dialog.path} faults={faults} />
      {file && !file.deleted && <RemoveFile file={file} />}
      <ul className="locales">
        {lacking.length === 0 && <li className="hint">{t("studio.allTranslated")}</li>}
        {lacking.map((locale) => (
          <li key={locale.locale} className="hint">
            <Link className="link" to={`/studio/texts/${locale.locale}?dialog=${dialog.name}`}>{languageWords(locale.locale)}</Link>
            {": "}
            {(["missing", "stale", "draft"] as const)
              .filter((state) => locale[state] > 0)
              .map((state) => t(`studio.${state === "draft" ? "unread" : state}`, { number: whole(locale[state]) }))
              .join(", ")}
          </li>
        ))}
      </ul>
    </li>
  );
}

function FaultsOf({ path, faults }: { readonly path: string; readonly faults: readonly Fault[] }) {
  const { t } = useTranslation();
  const mine = faults.filter((fault) => fault.file === path);
  const errors = mine.filter((fault) => fault.severity === "error").length;
  return (
    <>
      {errors > 0 && <span className="badge immediate">{t("studio.errors", { number: whole(errors) })}</span>}
      {mine.length > errors && <span className="badge urgent">{t("studio.warnings", { number: whole(mine.length - errors) })}</span>}
    </>
  );
}

function Others({ draft, faults }: { readonly draft: Draft; readonly faults: readonly Fault[] }) {
  const { t } = useTranslation();
  return (
    <>
      {kinds.map((kind) => {
        const files = draft.files.filter((file) => file.kind === kind);
        if (files.length === 0) return null;
        return (
          <details key={kind} className="card others">
            <summary>
              {t(`studio.files.${kind}`)} ({whole(files.length)}) {files.some((file) => file.changed) && t("studio.someChanged")}
            </summary>
            <ul className="lines">
              {files.map((file) => (
                <li key={file.path}>
                  <Link className="link" to={`/studio/files/${file.path}`}>
                    {file.name}
                  </Link>
                  <span className="hint">{changedWords(file)}</span>
                  <FaultsOf path={file.path} faults={faults} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </>
  );
}
