import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

/** Recovery codes: shown this once, to be written down. It closes by its own button alone. */
export function ShownOnce({ codes, close }: { readonly codes: readonly string[]; readonly close: () => void }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard?.writeText(codes.join("\n")).then(
      () => setCopied(true),
      () => undefined,
    );
  return (
    <Modal opened onClose={close} title={t("recovery.title")} closeOnClickOutside={false} closeOnEscape={false} withCloseButton={false}>
      <div className="stack">
        <p>{t("recovery.once")}</p>
        <ol className="codes">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <div className="row-of-buttons">
          <Button onClick={copy}>{t("invite.copy")}</Button>
          <Button variant="filled" onClick={close}>
            {t("recovery.kept")}
          </Button>
          <p className="hint" role="status">
            {copied ? t("invite.copied") : ""}
          </p>
        </div>
      </div>
    </Modal>
  );
}
