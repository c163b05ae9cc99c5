import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Problem } from "../../parts/Problem";
import type { LineKeeper } from "./keeper";
import type { LineRow } from "./model";
import { useCyrillic } from "./queries";

/** Uzbek has two scripts: what the rule makes of the Latin line, where the Cyrillic one says something else, and the press that writes it there. */
export function ByRule({ row, locale, keeper }: { readonly row: LineRow; readonly locale: string; readonly keeper: LineKeeper }) {
  const { t } = useTranslation();
  const cyrillic = useCyrillic();
  if (row.byRule === null) return null;
  const take = async (): Promise<void> => {
    await keeper.save(row.context);
    await cyrillic.mutateAsync([row.context]).catch(() => undefined);
    if (locale === "uz-Cyrl") keeper.drop(row.context);
  };
  return (
    <div className="stack text-rule">
      <p className="hint">{t("texts.byRule")}</p>
      <p lang="uz-Cyrl" dir="auto">
        {row.byRule}
      </p>
      <div className="row-of-buttons">
        <Button loading={cyrillic.isPending} onClick={() => void take()}>
          {t("texts.byRuleTake")}
        </Button>
      </div>
      <Problem of={cyrillic.error} />
    </div>
  );
}
