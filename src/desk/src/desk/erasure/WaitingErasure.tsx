import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Erasure } from "../api/model";
import { useMe } from "../door/me";
import { FormDialog } from "../parts/FormDialog";
import { clock, day } from "../words/codes";
import { known } from "../words/tongue";

interface Request {
  readonly request: Erasure;
  readonly confirm: (id: string) => Promise<unknown>;
  readonly withdraw: (id: string) => void;
  readonly busy: boolean;
}

/** One request: who asked, when and why. Who asked may take it back; somebody else may agree, or refuse it. */
export function WaitingErasure({ request, confirm, withdraw, busy }: Request) {
  const { t } = useTranslation();
  const { talks } = useMe();
  const [asked, setAsked] = useState(false);
  const what = `erasure-${request.id}`;
  return (
    <li className="card lines">
      <div id={what}>
        <p>
          <strong>{t("case.code", { code: request.caseId })}</strong>
        </p>
        <p className="about">{t("data.asked", { name: request.askedBy, day: day(request.askedAt).toLowerCase(), time: clock(request.askedAt) })}</p>
        <p className="about">{known("erasure", request.reason ?? "") ?? t("notSaid")}</p>
      </div>
      {request.mine && <p className="hint">{t("data.own")}</p>}
      <div className="row-of-buttons">
        {!request.mine && (
          <Button aria-describedby={what} onClick={() => setAsked(true)}>
            {t("data.confirm")}
          </Button>
        )}
        <Button aria-describedby={what} onClick={() => withdraw(request.id)} disabled={busy}>
          {t(request.mine ? "data.takeBack" : "data.refuse")}
        </Button>
        {talks && (
          <Link className="link" to={`/cases/${encodeURIComponent(request.caseId)}`}>
            {t("lost.open")}
          </Link>
        )}
      </div>
      {asked && (
        <FormDialog title={t("data.confirmTitle")} action={t("data.eraseAction")} close={() => setAsked(false)} submit={() => confirm(request.id)}>
          <p>{t("data.eraseGoes")}</p>
          <p className="hint">{t("data.eraseStays")}</p>
          <p>{t("data.confirmAbout")}</p>
        </FormDialog>
      )}
    </li>
  );
}
