import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Choice } from "../coding/Choice";
import { FormDialog } from "../parts/FormDialog";
import { codes, known } from "../words/tongue";
import { useErase } from "./queries";

interface Whose {
  readonly caseId: string;
  readonly pseudonym: string;
  readonly close: () => void;
}

/** Asks that everything of a person be deleted: why, and their pseudonym once more, so that nobody else is. Then it says what came of it. */
export function EraseData({ caseId, pseudonym, close }: Whose) {
  const { t } = useTranslation();
  const [state, setState] = useState<"ordered" | "waiting" | null>(null);
  const erase = useErase(caseId);
  if (state)
    return (
      <Modal opened onClose={close} title={t("data.eraseTitle")} closeButtonProps={{ "aria-label": t("close") }}>
        <div className="stack">
          <p role="status">{t(state === "ordered" ? "data.ordered" : "data.waits")}</p>
          <div>
            <Button variant="filled" onClick={close} data-autofocus>
              {t("done")}
            </Button>
          </div>
        </div>
      </Modal>
    );
  const submit = async (given: FormData): Promise<void> => {
    const again = String(given.get("pseudonym")).trim();
    if (again !== pseudonym) throw new Error(t("data.notSame"));
    setState((await erase.mutateAsync({ pseudonym: again, reason: String(given.get("reason")) })).state);
  };
  return (
    <FormDialog title={t("data.eraseTitle")} action={t("data.eraseAction")} close={close} stays submit={submit}>
      <p>{t("data.eraseGoes")}</p>
      <p className="hint">{t("data.eraseStays")}</p>
      <p className="hint">{t("data.eraseTwo")}</p>
      <Choice name="reason" label={t("data.why")} none={t("decide.choose")} options={codes("erasure").map((code) => [code, known("erasure", code) ?? code])} required autofocus />
      <p>
        {t("data.pseudonym")} <code className="secret">{pseudonym}</code>
      </p>
      <TextInput name="pseudonym" label={t("data.again")} description={t("data.againHint")} required withAsterisk={false} autoComplete="off" spellCheck={false} />
    </FormDialog>
  );
}
