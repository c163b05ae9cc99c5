import { useContext } from "react";
import { useTranslation } from "react-i18next";
import { Line } from "./line";

/** Says that the line is lost, in a place that is kept for it: nothing moves while somebody types. */
export function LineState() {
  const { t } = useTranslation();
  const { connected } = useContext(Line);
  return (
    <p className="line-state" role="status">
      {connected ? "" : t("lineLost")}
    </p>
  );
}
