import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Invitation } from "../api/model";
import { FormDialog } from "../parts/FormDialog";
import { InvitationLink } from "./InvitationLink";

const roles = ["operator", "coordinator", "administrator"] as const;

/** Asks what a new colleague may do, then shows the link for their account, this once. */
export function Invite({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const [made, setMade] = useState<Invitation | null>(null);
  if (made) return <InvitationLink made={made} close={close} />;
  const submit = async (given: FormData): Promise<void> => {
    const chosen = given.getAll("roles").map(String);
    if (chosen.length === 0) throw new Error(t("invite.noRole"));
    setMade(await api.invite(chosen));
  };
  return (
    <FormDialog title={t("invite.title")} action={t("invite.action")} submit={submit} close={close} stays>
      <Checkbox.Group label={t("invite.roles")} defaultValue={["operator"]}>
        <div className="checks">
          {roles.map((role) => (
            <Checkbox key={role} name="roles" value={role} label={t(`invite.role.${role}`)} />
          ))}
        </div>
      </Checkbox.Group>
    </FormDialog>
  );
}
