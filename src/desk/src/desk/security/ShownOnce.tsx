import { Button, Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { CopyButton } from "../parts/CopyButton";

/** Recovery codes: shown this once, to be written down. It closes by its own button alone. */
export function ShownOnce({ codes, close }: { readonly codes: readonly string[]; readonly close: () => void }) {
  const { t } = useTranslation();
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
          <CopyButton text={codes.join("\n")} />
          <Button variant="filled" onClick={close}>
            {t("recovery.kept")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
