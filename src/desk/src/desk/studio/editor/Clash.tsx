import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Choice, chosen, merge } from "../draft/merge";
import type { Known } from "../draft/work";

interface Both {
  readonly before: string | null;
  readonly mine: string | null;
  readonly theirs: Known;
  readonly settle: (text: string | null) => void;
}

const ways = ["mine", "theirs", "both"] as const satisfies readonly Choice[];

/** Two people changed the same lines: both versions, and what shall stand. Nothing is saved before that. */
export function Clash({ before, mine, theirs, settle }: Both) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<readonly (Choice | undefined)[]>([]);
  if (mine === null || theirs.text === null)
    return (
      <section className="card clash" aria-label={t("studio.clash")}>
        <p className="warning">{t(mine === null ? "studio.clashRemovedHere" : "studio.clashRemovedThere")}</p>
        <pre className="source" tabIndex={0}>
          {mine ?? theirs.text}
        </pre>
        <div className="row-of-buttons">
          <Button onClick={() => settle(mine ?? theirs.text)}>{t("studio.keepFile")}</Button>
          <Button onClick={() => settle(null)}>{t("studio.removeFile")}</Button>
        </div>
      </section>
    );
  const pieces = merge(before ?? "", mine, theirs.text);
  const apart = pieces.filter((piece) => "mine" in piece);
  return (
    <section className="card clash" aria-label={t("studio.clash")}>
      <p className="warning">{t("studio.clashAbout")}</p>
      {apart.map((piece, index) => (
        <div key={index} className="two">
          <Version words={t("studio.mine")} text={piece.mine} />
          <Version words={t("studio.theirs")} text={piece.theirs} />
          <div className="row-of-buttons" role="group" aria-label={t("studio.clash")}>
            {ways.map((way) => (
              <Button key={way} aria-pressed={choices[index] === way} variant={choices[index] === way ? "filled" : "default"} onClick={() => setChoices(apart.map((_, at) => (at === index ? way : choices[at])))}>
                {t(`studio.keep.${way}`)}
              </Button>
            ))}
          </div>
        </div>
      ))}
      <Button variant="filled" disabled={apart.some((_, index) => choices[index] === undefined)} onClick={() => settle(chosen(pieces, choices))}>
        {t("studio.settle")}
      </Button>
    </section>
  );
}

function Version({ words, text }: { readonly words: string; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <figure>
      <figcaption>{words}</figcaption>
      <pre className="source" tabIndex={0}>
        {text || t("studio.linesGone")}
      </pre>
    </figure>
  );
}
