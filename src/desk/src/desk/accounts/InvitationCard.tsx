import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { OpenInvitation } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { moment } from "../words/codes";
import { useAccountAct, useInvitations } from "./queries";
import { rightsWords } from "./words";

/** One open invitation: what it gives, until when, and the way to take it back. */
export function InvitationCard({ invitation }: { readonly invitation: OpenInvitation }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const withdraw = useAccountAct(() => api.post(`invitations/${encodeURIComponent(invitation.id)}/withdraw`));
  const { refetch } = useInvitations();
  const close = (): void => {
    setAsked(false);
    // Refused: it is not open any more. The list says so when that was read.
    if (withdraw.isError) void refetch();
  };
  const what = `invitation-${invitation.id}`;
  const made = invitation.invitedBy === null ? t("invitations.byHost") : t("invitations.by", { name: invitation.invitedBy });
  return (
    <li className="card account">
      <ul id={what}>
        {rightsWords(invitation).map((line) => (
          <li key={line}>{line}</li>
        ))}
        <li className="about">{`${made} · ${t("invitations.ends", { time: moment(invitation.endsAt) })}`}</li>
      </ul>
      <div className="row-of-buttons">
        <Button aria-describedby={what} onClick={() => setAsked(true)}>
          {t("invitations.withdraw")}
        </Button>
      </div>
      {asked && (
        <FormDialog title={t("invitations.withdrawTitle")} action={t("invitations.withdraw")} close={close} submit={() => withdraw.mutateAsync(undefined)}>
          <p>{t("invitations.withdrawAbout")}</p>
        </FormDialog>
      )}
    </li>
  );
}
