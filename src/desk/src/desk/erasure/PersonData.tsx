import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../door/me";
import { EraseData } from "./EraseData";
import { ExportData } from "./ExportData";

interface Person {
  readonly caseId: string;
  readonly pseudonym: string;
}

/** What may be done with all that is kept of a person: handing it out, by who answers for that, and deleting it. */
export function PersonData({ caseId, pseudonym }: Person) {
  const { t } = useTranslation();
  const { oversees } = useMe();
  const [asked, setAsked] = useState<"export" | "erase" | null>(null);
  const close = (): void => setAsked(null);
  return (
    <div className="row-of-buttons">
      {oversees && <Button onClick={() => setAsked("export")}>{t("data.export")}</Button>}
      <Button onClick={() => setAsked("erase")}>{t("data.erase")}</Button>
      {asked === "export" && <ExportData caseId={caseId} close={close} />}
      {asked === "erase" && <EraseData caseId={caseId} pseudonym={pseudonym} close={close} />}
    </div>
  );
}
