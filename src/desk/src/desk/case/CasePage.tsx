import "./case.css";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { ApiError } from "../api/api";
import { useMe } from "../door/me";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { CaseFoot } from "./CaseFoot";
import { CaseHead } from "./CaseHead";
import { dropDraft } from "./drafts";
import { Facts } from "./Facts";
import { useBeingAt } from "./presence";
import { useCase } from "./queries";
import { Talk } from "./Talk";
import { useDraft } from "./useDraft";

/** One person's case: who and how urgent, the answers, the talk, the reply. */
export function CasePage() {
  const { id = "" } = useParams();
  return <OneCase key={id} id={id} />;
}

function OneCase({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const me = useMe();
  const found = useCase(id);
  useBeingAt(id);
  const draft = useDraft(id);
  // Its person was deleted: what was read before must not stay on the screen.
  const gone = found.error instanceof ApiError && found.error.status === 404;
  const item = gone ? undefined : found.data;
  const known = item !== undefined;
  useEffect(() => {
    if (gone) dropDraft(id);
  }, [gone, id]);
  useEffect(() => {
    // Whoever came here by a key or a link goes on reading here.
    if (known) document.getElementById("case-title")?.focus({ preventScroll: true });
  }, [known]);
  if (!item)
    return (
      <section className="case" aria-label={t("case")}>
        <Link className="back" to="/">
          {t("case.back")}
        </Link>
        {gone ? <p className="empty">{t("case.gone")}</p> : found.isError ? <Problem of={found.error} /> : <Loading />}
      </section>
    );
  const mine = item.holder !== null && item.holder === me.alias && item.status !== "closed";
  return (
    <section className="case" aria-label={t("case")}>
      <CaseHead item={item} mine={mine} />
      <Problem of={found.error} />
      <Facts item={item} mine={mine} />
      <Talk item={item} reuse={mine && item.pseudonym ? draft.add : null} />
      <CaseFoot item={item} mine={mine} draft={draft} />
    </section>
  );
}
