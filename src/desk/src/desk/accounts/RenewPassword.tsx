import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema";
import { api } from "../api/api";
import type { Account } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { useAccountAct } from "./queries";

/** A new password for a colleague who forgot theirs. It is shown this once, and closes by its own button alone. */
export function RenewPassword({ account, close }: { readonly account: Account; readonly close: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<string | null>(null);
  const renew = useAccountAct(() => api.post<components["schemas"]["NewPassword"]>(`accounts/${encodeURIComponent(account.id)}/new-password`));
  if (made === null) {
    return (
      <FormDialog title={account.alias} action={t("accounts.password")} close={close} stays submit={async () => setMade((await renew.mutateAsync(undefined)).password)}>
        <p>{t("accounts.passwordAbout")}</p>
      </FormDialog>
    );
  }
  return (
    <Modal opened onClose={close} title={account.alias} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      <div className="stack">
        <p>{t("accounts.passwordOnce")}</p>
        <p>
          <code className="secret">{made}</code>
        </p>
        <div className="row-of-buttons">
          <Button variant="filled" onClick={close}>
            {t("done")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
