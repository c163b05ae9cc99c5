import { Button, Modal, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case } from "../api/model";
import { useCaseAct } from "../case/queries";
import { FormDialog } from "../parts/FormDialog";
import { Problem } from "../parts/Problem";
import { known } from "../words/tongue";
import { Choice } from "./Choice";
import { useCodes } from "./queries";
import { flagWords, violationWords } from "./words";

/** What people say was done to them, as codes: taken out, and added with who says so. */
export function Flags({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const codes = useCodes();
  const decide = useCaseAct(item.id, (version, given: object) => api.post(api.path(item.id, "flags"), { version, codesVersion: item.codes.version, ...given }));
  const standing = item.codes.flags.filter((flag) => flag.stands);
  if (!codes.data)
    return (
      <Modal opened onClose={close} title={t("flags.title")} closeButtonProps={{ "aria-label": t("close") }}>
        <Problem of={codes.error} />
      </Modal>
    );
  const { violations, sources, confidence } = codes.data;
  const words = (group: string, list: readonly string[]) => list.map((code) => [code, known(group, code) ?? code] as const);
  const add = (given: FormData): Promise<unknown> => {
    const text = (name: string): string | null => String(given.get(name)) || null;
    return decide.mutateAsync({ code: text("code"), stands: true, source: text("source"), confidence: text("confidence"), from: text("from"), until: text("until") });
  };
  return (
    <FormDialog title={t("flags.title")} action={t("add")} close={close} submit={add}>
      <p className="hint">{t("flags.about")}</p>
      <ul className="stack">
        {standing.map((flag) => (
          <li key={flag.code} className="row-of-buttons">
            <span>{flagWords(flag)}</span>
            <Button variant="subtle" loading={decide.isPending} onClick={() => decide.mutate({ code: flag.code, stands: false })}>
              {t("flags.remove")}
            </Button>
          </li>
        ))}
      </ul>
      <Choice name="code" label={t("flags.code")} none={t("decide.choose")} options={[]} required autofocus>
        {[...new Set(violations.map((one) => one.group))].map((group) => (
          <optgroup key={group} label={known("violations", group) ?? group}>
            {violations
              .filter((one) => one.group === group)
              .map((one) => (
                <option key={one.code} value={one.code}>
                  {violationWords(one.code)}
                </option>
              ))}
          </optgroup>
        ))}
      </Choice>
      <Choice name="source" label={t("flags.source")} none={t("notSaid")} options={words("source", sources)} />
      <Choice name="confidence" label={t("flags.confidence")} none={t("notSaid")} options={words("confidence", confidence)} />
      <TextInput name="from" type="month" label={t("flags.from")} />
      <TextInput name="until" type="month" label={t("flags.until")} />
    </FormDialog>
  );
}
