import { Button, Modal, TextInput } from "@mantine/core";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Invitation } from "../api/model";
import { CopyButton } from "../parts/CopyButton";
import { moment } from "../words/codes";

/** A one-time link, to be handed over now. */
export function InvitationLink({ made, close }: { readonly made: Invitation; readonly close: () => void }) {
  const { t } = useTranslation();
  const box = useRef<HTMLInputElement>(null);
  const link = `${location.origin}/desk#welcome=${made.code}`;
  return (
    <Modal opened onClose={close} title={t("invite.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <div className="stack">
        <TextInput ref={box} label={t("invite.link")} value={link} readOnly data-autofocus onFocus={(event) => event.currentTarget.select()} />
        <p className="hint">{t("invite.ends", { time: moment(made.expiresAt) })}</p>
        <div className="row-of-buttons">
          <CopyButton text={link} pressed={() => box.current?.select()} />
          <Button variant="filled" onClick={close}>
            {t("done")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
