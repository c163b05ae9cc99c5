import { memo, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { known } from "../../words/tongue";
import type { LineKeeper } from "./keeper";
import { LineEditor } from "./LineEditor";
import type { LineRow } from "./model";
import { isLong } from "./rows";
import { Source, Written } from "./Source";
import { useWriting } from "./useWriting";

export interface LineInHand {
  readonly row: LineRow;
  readonly locale: string;
  readonly most: number;
  readonly keeper: LineKeeper;
  readonly speaks: boolean;
  readonly isOpen: boolean;
  readonly open: (context: string) => void;
  /** To the line before or behind; what is written here is saved. */
  readonly step: (context: string, by: number) => void;
}

/** One line: the English, and the translation, which opens where it is pressed. Only the open one is a form, so that hundreds are quick. */
export const Line = memo(function Line(line: LineInHand) {
  const { t } = useTranslation();
  const { row, locale, most, keeper, isOpen } = line;
  const writing = useWriting(keeper, row.context);
  const button = useRef<HTMLButtonElement>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    keeper.take(row);
  }, [keeper, row]);
  useEffect(() => {
    if (was.current && !isOpen && document.activeElement === document.body) button.current?.focus();
    was.current = isOpen;
  }, [isOpen]);
  const id = `line-${row.context}`;
  const text = writing?.text ?? row.text ?? "";
  const isKept = writing !== undefined && writing.standing !== "saved" && writing.standing !== "saving" && writing.standing !== "waiting";
  return (
    <li className="text-line" data-line={row.context} data-state={row.state}>
      <p className="text-head" id={id}>
        <span className={`badge text-${row.state}`}>{known("texts.state", row.state)}</span>
        {isKept && <span className="badge immediate">{t("texts.unsaved")}</span>}
        {row.safety && <span className="badge urgent">{t("texts.safety")}</span>}
        {isLong(row, most) && <span className="badge urgent">{t("texts.tooLong")}</span>}
        <code>{row.context}</code>
        <span className="hint">{[known("texts.kind", row.kind), row.sms && t("texts.sms", { parts: row.sms.parts })].filter(Boolean).join(" · ")}</span>
      </p>
      <Source row={row} />
      {isOpen ? (
        <LineEditor {...line} writing={writing} labelled={id} />
      ) : (
        <button ref={button} type="button" className="text-open" aria-describedby={id} onClick={() => line.open(row.context)}>
          {text ? (
            <span lang={locale} dir="auto">
              <Written text={text} />
            </span>
          ) : (
            <span className="hint">{t("texts.write")}</span>
          )}
        </button>
      )}
    </li>
  );
});
