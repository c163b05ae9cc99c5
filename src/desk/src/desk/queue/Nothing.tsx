import { useTranslation } from "react-i18next";
import { useMe } from "../door/me";

/** What stands where a case would, while none is open. */
export function Nothing() {
  const { t } = useTranslation();
  const { sees, talks } = useMe();
  return (
    <div className="nothing">
      <p className="empty">{sees ? t(talks ? "queue.choose" : "queue.noWords") : t("queue.noCases")}</p>
    </div>
  );
}
