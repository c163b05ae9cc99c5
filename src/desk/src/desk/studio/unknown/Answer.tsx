import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "../../parts/Problem";
import { languageWords } from "../../words/codes";
import { whole } from "../../words/tongue";
import { useActing, type UnknownAnswer } from "./queries";
import { teach } from "./teach";

/** One thing that people wrote, with what may be done about it. */
export function Answer({ of, aside, put }: { readonly of: UnknownAnswer; readonly aside: boolean; readonly put: (aside: boolean) => void }) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState("");
  const teaching = useActing((act: { readonly choice: string; readonly change: "add" | "remove" }) => teach(of, act.choice, act.change));
  const label = of.choices.find((one) => one.id === of.choice)?.label ?? of.choice ?? "";
  return (
    <li className="card" data-words={of.words}>
      <p>
        <b lang={of.language}>{of.words}</b>
        <br />
        <span className="hint">{t("unknown.people", { number: whole(of.people), language: languageWords(of.language) })}</span>
      </p>
      <Problem of={teaching.error} />
      {of.masked && <p className="hint">{t("unknown.hidden")}</p>}
      {of.choice !== null && <p role="status">{t("unknown.added", { label })}</p>}
      <div className="row-of-buttons">
        {!of.masked && of.choice === null && !aside && (
          <>
            <NativeSelect aria-label={t("unknown.means")} value={choice} onChange={(event) => setChoice(event.currentTarget.value)}>
              <option value="">{t("unknown.choose")}</option>
              {of.choices.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.label}
                </option>
              ))}
            </NativeSelect>
            <Button disabled={choice === ""} loading={teaching.isPending} onClick={() => teaching.mutate({ choice, change: "add" })}>
              {t("unknown.add")}
            </Button>
          </>
        )}
        {of.choice !== null && (
          <Button variant="default" loading={teaching.isPending} onClick={() => teaching.mutate({ choice: of.choice ?? "", change: "remove" })}>
            {t("unknown.takeBack")}
          </Button>
        )}
        <Button variant="default" onClick={() => put(!aside)}>
          {t(aside ? "unknown.bring" : "unknown.setAside")}
        </Button>
      </div>
    </li>
  );
}
