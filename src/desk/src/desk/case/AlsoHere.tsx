import { useTranslation } from "react-i18next";
import { useColleaguesAt } from "./presence";

/** Who else is at this case, by the names that colleagues see. */
export function AlsoHere({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const staff = useColleaguesAt(id).data?.staff ?? [];
  const names = staff.map((one) => (one.typing ? t("here.writes", { name: one.alias }) : one.alias)).join(", ");
  return (
    <p className="about here" role="status">
      {names && t("here.also", { names })}
    </p>
  );
}

/** Warns who writes here that a colleague does so at the same moment. */
export function AlsoWriting({ id, writing }: { readonly id: string; readonly writing: boolean }) {
  const { t } = useTranslation();
  const names = (useColleaguesAt(id).data?.staff ?? []).filter((one) => one.typing).map((one) => one.alias);
  return (
    <p className="status" role="status">
      {writing && names.length > 0 ? t("here.atOnce", { names: names.join(", ") }) : ""}
    </p>
  );
}
