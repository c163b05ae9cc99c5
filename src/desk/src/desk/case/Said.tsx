import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Line } from "../api/model";
import { clock, deliveryTicks, deliveryWords, isLost, lineWords } from "../words/codes";
import { Attached } from "./Attached";

interface Spoken {
  readonly caseId: string;
  readonly line: Line;
  /** Puts the words of a reply that was not sent back into the box. */
  readonly reuse: ((text: string) => void) | null;
}

/** One line of the talk, with who said it, when, and what became of it. */
export function Said({ caseId, line, reuse }: Spoken) {
  const { t } = useTranslation();
  const failed = isLost(line);
  const ticks = deliveryTicks(line);
  const state = [line.alias || t(`talk.${line.from}`), clock(line.at), deliveryWords(line)].filter(Boolean).join(" · ");
  const words = lineWords(line);
  return (
    <article className={`said ${line.from} ${failed ? "failed" : ""}`}>
      {line.file && <Attached caseId={caseId} file={line.file} />}
      {words && (
        <p className="words" dir="auto">
          {words}
        </p>
      )}
      {line.choices && line.choices.length > 0 && <p className="offered">{t("talk.offered", { choices: line.choices.join(" / ") })}</p>}
      <p className="state">
        {state}
        {ticks && (
          <span className={`ticks ${line.delivery}`} aria-hidden>
            {ticks}
          </span>
        )}
      </p>
      {failed && line.from === "operator" && reuse && (
        <Button variant="subtle" onClick={() => reuse(line.text)}>
          {t("talk.putBack")}
        </Button>
      )}
    </article>
  );
}
