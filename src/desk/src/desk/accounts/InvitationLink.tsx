import { Button, Modal, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Invitation } from "../api/model";
import { moment } from "../words/codes";

/** A one-time link, to be handed over now. */
export function InvitationLink({ made, close }: { readonly made: Invitation; readonly close: () => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState(false);
  const link = `${location.origin}/desk#welcome=${made.code}`;
  const copy = (): void => {
    // Where nothing may be copied the link is selected: the person copies it by hand.
    box.current?.select();
    void navigator.clipboard?.writeText(link).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <Modal opened onClose={close} title={t("invite.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <div className="stack">
        <TextInput ref={box} label={t("invite.link")} value={link} readOnly data-autofocus onFocus={(event) => event.currentTarget.select()} />
        <p className="hint">{t("invite.ends", { time: moment(made.expiresAt) })}</p>
        <div className="row-of-buttons">
          <Button onClick={copy}>{t("invite.copy")}</Button>
          <Button variant="filled" onClick={close}>
            {t("done")}
          </Button>
          <p className="hint" role="status">
            {copied ? t("invite.copied") : ""}
          </p>
        </div>
      </div>
    </Modal>
  );
}
