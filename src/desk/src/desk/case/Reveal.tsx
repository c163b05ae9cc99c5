import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case, RevealedAddress } from "../api/model";
import { Choice } from "../coding/Choice";
import { FormDialog } from "../parts/FormDialog";
import { channelWords } from "../words/codes";
import { useCaseAct } from "./queries";

const reasons = ["life_at_risk", "asked_for_call", "missing_or_detained", "referral_agreed", "other"] as const;

/** Shows a person's address to who may see it: for a reason, which is kept. It is gone with the dialog. */
export function Reveal({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState("");
  const [shown, setShown] = useState<RevealedAddress | null>(null);
  const reveal = useCaseAct(item.id, (_version, given: FormData) => api.post<RevealedAddress>(api.path(item.id, "reveal"), { reason: String(given.get("reason")), note: String(given.get("note") ?? "") || null }));
  if (shown)
    return (
      <Modal opened onClose={close} title={t("reveal.title")} closeButtonProps={{ "aria-label": t("close") }}>
        <div className="stack">
          <p>
            {channelWords(shown.channel)}: <strong className="secret">{shown.address}</strong>
          </p>
          <p className="hint">{t("reveal.shown")}</p>
          <div>
            <Button variant="filled" onClick={close}>
              {t("done")}
            </Button>
          </div>
        </div>
      </Modal>
    );
  return (
    <FormDialog title={t("reveal.title")} action={t("reveal.action")} close={close} stays submit={async (given) => setShown(await reveal.mutateAsync(given))}>
      <p className="hint">{t("reveal.about")}</p>
      <Choice name="reason" label={t("reveal.reason")} none={t("decide.choose")} options={reasons.map((code) => [code, t(`reveal.${code}`)])} required autofocus onChange={setReason} />
      <TextInput name="note" label={reason === "other" ? t("reveal.noteWanted") : t("decide.note")} required={reason === "other"} withAsterisk={false} minLength={3} maxLength={200} />
    </FormDialog>
  );
}
