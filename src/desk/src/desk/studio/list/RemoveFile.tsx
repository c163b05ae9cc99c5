import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "../../parts/FormDialog";
import type { DraftFile } from "../draft/model";
import { writeFiles } from "../draft/queries";

/** Takes a file away, in the draft. What still leads to it the check names. */
export function RemoveFile({ file }: { readonly file: DraftFile }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={t("studio.removeOf", { name: file.name })}>
        {t("studio.remove")}
      </Button>
      {open && (
        <FormDialog title={t("studio.removeOf", { name: file.name })} action={t("studio.remove")} close={() => setOpen(false)} submit={() => writeFiles([{ path: file.path, version: file.version, text: null }])}>
          <p>{t("studio.removeAbout")}</p>
        </FormDialog>
      )}
    </>
  );
}
