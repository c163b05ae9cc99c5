import { useMediaQuery } from "@mantine/hooks";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Case } from "../api/model";
import { addressWords, clock, day, noteWords, reasonWords, slotWords } from "../words/codes";

/** What is known beside the talk: why it is urgent, flags, answers, addresses, notes. On a phone it is opened when it is wanted. */
export function Facts({ item }: { readonly item: Case }) {
  const { t } = useTranslation();
  const wide = useMediaQuery("(min-width: 48.01em)", undefined, { getInitialValueInEffect: false });
  const reasons = reasonWords(item.reasons);
  const empty = reasons.length + item.flags.length + item.summary.length + item.addresses.length + item.notes.length === 0;
  return (
    <section className="facts" aria-label={t("case.known")}>
      <details open={wide ?? true}>
        <summary>{t("case.known")}</summary>
        {empty && <p className="empty">{t("case.noAnswers")}</p>}
        <Fact title={t("case.why")} lines={reasons} />
        <Fact title={t("case.flags")} lines={item.flags.length > 0 ? [item.flags.join(", ")] : []} />
        {item.summary.length > 0 && (
          <table>
            <caption>{t("case.answers")}</caption>
            <tbody>
              {item.summary.map(({ slot, value }) => (
                <tr key={slot}>
                  <th scope="row">{slotWords(slot)}</th>
                  <td dir="auto">{value}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <Fact title={t("case.addresses")} lines={item.addresses.map(addressWords)} />
        {item.notes.map((note) => (
          <Fact key={note.at + note.text} title={t("case.note", { name: note.alias, day: day(note.at).toLowerCase(), time: clock(note.at) })} lines={[noteWords(note)]} />
        ))}
      </details>
    </section>
  );
}

function Fact({ title, lines }: { readonly title: string; readonly lines: readonly ReactNode[] }) {
  if (lines.length === 0) return null;
  return (
    <div className="fact">
      <h3>{title}</h3>
      <ul>
        {lines.map((line, at) => (
          <li key={at} dir="auto">
            {line}
          </li>
        ))}
      </ul>
    </div>
  );
}
