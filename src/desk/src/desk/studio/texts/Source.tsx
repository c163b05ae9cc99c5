import { useTranslation } from "react-i18next";
import { holes } from "./holes";
import type { LineRow } from "./model";
import { wordDiff } from "./wordDiff";

/** The English; where the translation was made for another, what changed since. */
export function Source({ row }: { readonly row: LineRow }) {
  const { t } = useTranslation();
  return (
    <div className="text-source" lang="en">
      {row.state === "stale" && row.before !== null ? (
        <>
          <p className="text-changed">
            <span lang={document.documentElement.lang}>{t("texts.changed")}</span>{" "}
            {wordDiff(row.before, row.source).map((piece, place) => (piece.is === "same" ? <span key={place}>{piece.text}</span> : piece.is === "gone" ? <del key={place}>{piece.text}</del> : <ins key={place}>{piece.text}</ins>))}
          </p>
        </>
      ) : (
        <p>
          <Written text={row.source} />
        </p>
      )}
    </div>
  );
}

/** A text with its names in braces set apart. */
export function Written({ text }: { readonly text: string }) {
  const all = holes(text);
  return (
    <>
      {all.map((hole, place) => (
        <span key={hole.from}>
          {text.slice(all[place - 1]?.to ?? 0, hole.from)}
          <span className="text-hole">{text.slice(hole.from, hole.to)}</span>
        </span>
      ))}
      {text.slice(all.at(-1)?.to ?? 0)}
    </>
  );
}
