import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { known, whole } from "../../words/tongue";
import type { LineRow } from "./model";
import { dialogOf, filters, fits, type Wanted } from "./rows";

interface Sought {
  readonly rows: readonly LineRow[];
  readonly most: number;
  readonly wanted: Wanted;
  readonly want: (change: Partial<Wanted>) => void;
}

/** What of the lines is shown. */
export function Find({ rows, most, wanted, want }: Sought) {
  const { t } = useTranslation();
  const dialogs = [...new Set(rows.map(dialogOf))];
  return (
    <section className="text-find" aria-label={t("texts.find")}>
      <div className="row-of-buttons">
        {filters.map((filter) => (
          <Button key={filter} variant={filter === wanted.filter ? "filled" : "default"} aria-pressed={filter === wanted.filter} onClick={() => want({ filter })}>
            {`${known("texts.state", filter) ?? filter} (${whole(rows.filter((row) => fits(row, { ...wanted, filter }, most)).length)})`}
          </Button>
        ))}
      </div>
      <div className="pair">
        <NativeSelect label={t("texts.dialog")} value={wanted.dialog} onChange={(event) => want({ dialog: event.currentTarget.value })}>
          <option value="">{t("texts.anyDialog")}</option>
          {dialogs.map((dialog) => (
            <option key={dialog} value={dialog}>
              {dialog}
            </option>
          ))}
        </NativeSelect>
        <TextInput label={t("texts.words")} type="search" value={wanted.words} onChange={(event) => want({ words: event.currentTarget.value })} maxLength={100} autoComplete="off" />
      </div>
    </section>
  );
}
