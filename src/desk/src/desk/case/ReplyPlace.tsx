import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Case } from "../api/model";
import { addressWords } from "../words/codes";

interface Place {
  readonly item: Case;
  /** The key of the address that was chosen; empty is where the person wrote last. */
  readonly to: string;
  readonly change: (to: string) => void;
}

/** Where the reply goes, for a person who can be reached in several places. */
export function ReplyPlace({ item, to, change }: Place) {
  const { t } = useTranslation();
  const elsewhere = item.addresses.filter((place) => place.choice !== null && !place.inUse);
  if (elsewhere.length === 0) return null;
  return (
    <NativeSelect label={t("reply.to")} value={to} onChange={(event) => change(event.currentTarget.value)}>
      <option value="">{t("reply.toLast")}</option>
      {elsewhere.map((place) => (
        <option key={place.choice} value={place.choice ?? ""}>
          {addressWords(place)}
        </option>
      ))}
    </NativeSelect>
  );
}
