import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../parts/FormDialog";
import { useEditing } from "./editing";

/** Another name for a node or a choice; whatever cites it follows. */
export function Rename({ node, choice }: { readonly node: string; readonly choice: string | null }) {
  const { t } = useTranslation();
  const { rename } = useEditing();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("studio.rename")}</Button>
      {open && (
        <FormDialog title={t("studio.renameOf", { name: choice ?? node })} action={t("studio.rename")} close={() => setOpen(false)} submit={(given) => rename(node, choice, String(given.get("name")).trim())}>
          <p className="hint">{t("studio.renameAbout")}</p>
          <TextInput name="name" label={t("studio.newName")} defaultValue={choice ?? node} required data-autofocus />
        </FormDialog>
      )}
    </>
  );
}
