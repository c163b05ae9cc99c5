import { useMutation } from "@tanstack/react-query";
import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { Problem } from "../parts/Problem";
import { saveAs } from "./saveAs";

const held = ["addresses", "words", "notes"] as const;

/** Hands out everything that is kept of a person, for them: what that is and what may come of it is said first. */
export function ExportData({ caseId, close }: { readonly caseId: string; readonly close: () => void }) {
  const { t } = useTranslation();
  const take = useMutation({ mutationFn: async () => saveAs(await api.archive(api.path(caseId, "export")), `hotline-export-${caseId}.zip`) });
  return (
    <Modal opened onClose={close} title={t("data.exportTitle")} closeButtonProps={{ "aria-label": t("close") }}>
      <div className="stack">
        <div>
          <p>{t("data.holds")}</p>
          <ul className="points">
            {held.map((what) => (
              <li key={what}>{t(`data.holds.${what}`)}</li>
            ))}
          </ul>
        </div>
        <p>{t("data.exportForm")}</p>
        <p className="warning">{t("data.exportWarning")}</p>
        <Problem of={take.error} />
        <p className="hint" role="status">
          {take.isSuccess ? t("data.taken") : ""}
        </p>
        <div className="row-of-buttons">
          <Button variant="filled" onClick={() => take.mutate()} loading={take.isPending} data-autofocus>
            {t("data.take")}
          </Button>
          <Button onClick={close}>{t(take.isSuccess ? "done" : "decide.cancel")}</Button>
        </div>
      </div>
    </Modal>
  );
}
