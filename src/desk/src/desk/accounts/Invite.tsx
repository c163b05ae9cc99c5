import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Invitation } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { InvitationLink } from "./InvitationLink";
import { useAccountAct } from "./queries";
import { RightsFields, rightsOf, type Rights } from "./RightsFields";

/** Asks what a new colleague may do, then shows the link for their account, this once. */
export function Invite({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Invitation | null>(null);
  const make = useAccountAct((rights: Rights) => api.post<Invitation>("invitations", rights));
  if (made) return <InvitationLink made={made} close={close} />;
  const submit = async (given: FormData): Promise<void> => {
    const rights = rightsOf(given);
    if (rights.roles.length === 0) throw new Error(t("invite.noRole"));
    setMade(await make.mutateAsync(rights));
  };
  return (
    <FormDialog title={t("invite.title")} action={t("invite.action")} submit={submit} close={close} stays>
      <RightsFields />
    </FormDialog>
  );
}
