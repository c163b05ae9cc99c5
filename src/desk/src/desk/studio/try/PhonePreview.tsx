import "./try.css";
import { useTranslation } from "react-i18next";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { Beside } from "./Beside";
import { Phone } from "./Phone";
import { Settings } from "./Settings";
import { useTrying } from "./useTrying";

/** A phone that talks with the draft, and beside it what the bot makes of the answers. `draft` names the draft's state: when it changes, the same steps are played anew. */
export default function PhonePreview({ draft = "" }: { readonly draft?: string }) {
  const { t } = useTranslation();
  const trying = useTrying(draft);
  const { tried, told, steps } = trying;
  const unfit = told?.steps.findIndex((step) => !step.fits) ?? -1;
  return (
    <div className="trying">
      <Settings trying={trying} />
      <Problem of={tried.error} />
      {tried.isLoading && <Loading />}
      {unfit >= 0 && (
        <p className="problem" role="status">
          {t("try.unfit", { number: unfit + 1, of: steps.length })}
        </p>
      )}
      <div className="tryingPair">
        <Phone trying={trying} />
        {told && <Beside of={told} />}
      </div>
    </div>
  );
}
