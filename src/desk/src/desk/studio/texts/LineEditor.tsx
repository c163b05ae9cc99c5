import { Button, Textarea } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useLayoutEffect, useRef, type FormEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { wordsOf } from "../../api/api";
import { languageWords } from "../../words/codes";
import { t } from "../../words/tongue";
import { ByRule } from "./ByRule";
import { breaches, erased, holes, outside, put, type Typed } from "./holes";
import type { Writing } from "./keeper";
import type { LineInHand } from "./Line";
import { pause, useSize } from "./queries";
import { breachWords, sizeWords, troubleWords } from "./words";

interface Edited extends LineInHand {
  readonly writing: Writing | undefined;
  readonly labelled: string;
}

/** Where one translation is written. A name in braces goes in and out whole; one that is wrong is told at once and not saved. */
export function LineEditor({ row, locale, keeper, speaks, open, step, writing, labelled }: Edited) {
  useTranslation();
  const box = useRef<HTMLTextAreaElement>(null);
  const place = useRef<number | null>(null);
  const text = writing?.text ?? row.text ?? "";
  const [settled] = useDebouncedValue(text.trim(), pause);
  const size = useSize(locale, row.context, settled).data;
  const wrong = breaches(row.source, text, row.kind);
  const written = new Set(holes(text).map((hole) => hole.name));
  useEffect(() => box.current?.focus(), []);
  useLayoutEffect(() => {
    if (place.current !== null) box.current?.setSelectionRange(place.current, place.current);
    place.current = null;
  });

  const write = (next: string): void => keeper.write(row, next, !speaks);
  const become = ({ text: next, at }: Typed): void => {
    place.current = at;
    write(next);
    box.current?.focus();
  };
  const read = (): void => {
    keeper.write(row, text, false);
    void keeper.save(row.context);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    const erases = (event.key === "Backspace" || event.key === "Delete") && !event.ctrlKey && !event.altKey ? erased(text, from, to, event.key === "Delete") : null;
    const commands: Readonly<Record<string, () => void>> = { ArrowDown: () => step(row.context, 1), ArrowUp: () => step(row.context, -1) };
    if (erases) become(erases);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (event.shiftKey) read();
      step(row.context, 1);
    } else if (event.key === "Escape") {
      void keeper.save(row.context);
      open("");
    } else if (event.altKey && commands[event.key]) commands[event.key]?.();
    else return;
    event.preventDefault();
  };
  // Letters never come to stand inside a name.
  const before = (event: FormEvent<HTMLTextAreaElement>): void => {
    const { selectionStart: from, selectionEnd: to } = event.currentTarget;
    const at = outside(text, from);
    if (from === to && at !== from) event.currentTarget.setSelectionRange(at, at);
  };

  return (
    <div className="text-editor">
      <Textarea
        ref={box}
        label={t("texts.own", { language: languageWords(locale) })}
        lang={locale}
        dir="auto"
        value={text}
        rows={Math.min(14, 2 + text.split("\n").reduce((lines, one) => lines + Math.ceil((one.length + 1) / 60), 0))}
        onChange={(event) => write(event.currentTarget.value)}
        onBeforeInput={before}
        onKeyDown={press}
        spellCheck
        aria-describedby={labelled}
        error={wrong.length > 0 ? wrong.map(breachWords).join(" ") : undefined}
      />
      {row.placeholders.length > 0 && (
        <div className="row-of-buttons" role="group" aria-label={t("texts.holes")}>
          {row.placeholders.map((name) => (
            <Button key={name} className="text-chip" variant={written.has(name) ? "light" : "default"} onClick={() => become(put(text, box.current?.selectionStart ?? text.length, box.current?.selectionEnd ?? text.length, name))}>
              {`${written.has(name) ? "✓ " : "+ "}{${name}}`}
            </Button>
          ))}
        </div>
      )}
      <p className="hint" role="status">
        {[sizeWords(row, settled === text.trim() ? (size?.sms ?? null) : null), stateWords(writing)].filter(Boolean).join(" ")}
      </p>
      {settled === text.trim() &&
        size?.troubles.map((trouble) => (
          <p key={`${trouble.kind} ${trouble.channel} ${trouble.word}`} className="warning">
            {troubleWords(trouble)}
          </p>
        ))}
      {writing?.standing === "clash" && (
        <div className="stack">
          <p className="problem" role="alert">
            {wordsOf(writing.problem)}
          </p>
          <p className="text-source" lang={locale} dir="auto">
            {row.text ?? t("texts.write")}
          </p>
          <div className="row-of-buttons">
            <Button onClick={() => keeper.settle(row, text, !speaks)}>{t("texts.keepMine")}</Button>
            <Button onClick={() => keeper.drop(row.context)}>{t("texts.takeTheirs")}</Button>
          </div>
        </div>
      )}
      <ByRule row={row} locale={locale} keeper={keeper} />
      <div className="row-of-buttons">
        <Button variant="filled" onClick={() => step(row.context, 1)}>
          {t("texts.next")}
        </Button>
        <Button onClick={() => step(row.context, -1)}>{t("texts.previous")}</Button>
        {text.trim() !== "" && (row.state !== "read" || writing?.draft === true) && <Button onClick={read}>{t("texts.read")}</Button>}
        <Button variant="subtle" onClick={() => open("")}>
          {t("close")}
        </Button>
        {row.file.startsWith("dialogs/") && (
          <Link className="link" to={`/studio/files/${row.file}`}>
            {t("texts.english")}
          </Link>
        )}
      </div>
      {row.note && <p className="hint text-note">{row.note}</p>}
    </div>
  );
}

const stateWords = (writing: Writing | undefined): string =>
  !writing || writing.standing === "clash" ? "" : t(`texts.is.${writing.standing}`, writing.standing === "refused" || writing.standing === "lost" ? { why: wordsOf(writing.problem) } : {});
