import { useMediaQuery } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import type { Case } from "../api/model";
import { Fields } from "../coding/Fields";
import { Flags } from "../coding/Flags";
import { LaterOutcome } from "../coding/LaterOutcome";
import { fieldWords, flagWords, resultWords, valueWords } from "../coding/words";
import { useMe } from "../door/me";
import { PersonData } from "../erasure/PersonData";
import { addressWords, answerWords, clock, day, noteWords, reasonWords, slotWords } from "../words/codes";
import { Fact } from "./Fact";
import { FindInCase } from "./FindInCase";
import { Others } from "./Others";
import { PinSummary } from "./PinSummary";
import { Reveal } from "./Reveal";
import { SafetyCard } from "./SafetyCard";
import { WriteNote } from "./WriteNote";

/** What is known beside the talk: in short, why it is urgent, what was answered, how it is coded, notes. On a phone it is opened when it is wanted. */
export function Facts({ item, mine }: { readonly item: Case; readonly mine: boolean }) {
  const { t } = useTranslation();
  const { reveals } = useMe();
  // Of a person who was erased nothing is noted any more.
  const known = item.pseudonym !== null;
  const writes = mine && known;
  const wide = useMediaQuery("(min-width: 48.01em)", undefined, { getInitialValueInEffect: false });
  const answers = item.answers.map(({ slot, label, value }) => [label ?? slotWords(slot), answerWords(slot, value)] as const);
  const fields = Object.entries(item.codes.fields).map(([name, values]) => [fieldWords(name), values.map((value) => valueWords(name, value)).join(", ")] as const);
  return (
    <section className="facts" aria-label={t("case.known")}>
      <details open={wide ?? true}>
        <summary>{t("case.known")}</summary>
        <Fact title={t("pin.title")} lines={item.pinned ? [item.pinned.text] : []} item={item} change={writes ? PinSummary : null} action={item.pinned ? t("change") : t("pin.write")} />
        <Fact title={t("card.title")} item={item} change={SafetyCard} action={t("card.open")} />
        <Fact title={t("case.why")} lines={reasonWords(item.reasons)} />
        <Fact title={t("case.answers")} rows={answers} empty={known ? t("case.noAnswers") : ""} />
        <Fact title={t("flags.title")} lines={item.codes.flags.filter((flag) => flag.stands).map(flagWords)} item={item} change={writes ? Flags : null} action={t("change")} />
        <Fact title={t("fields.title")} rows={fields} item={item} change={writes ? Fields : null} action={t("change")} />
        <Fact title={t("result.title")} lines={item.codes.outcomes.map(resultWords)} item={item} change={known && item.status === "closed" ? LaterOutcome : null} action={t("add")} />
        <Fact title={t("find.title")} item={item} change={known ? FindInCase : null} action={t("search.action")} />
        <Fact title={t("case.pseudonym")} lines={item.pseudonym ? [item.pseudonym] : []} />
        <Others lines={item.others} />
        <Fact title={t("case.addresses")} lines={item.addresses.map(addressWords)} item={item} change={reveals && known ? Reveal : null} action={t("reveal.action")} />
        <Fact
          title={t("note.heading")}
          lines={item.notes.map((note) => [t("case.note", { name: note.alias, day: day(note.at).toLowerCase(), time: clock(note.at) }), noteWords(note)])}
          item={item}
          change={known ? WriteNote : null}
          action={t("note.action")}
        />
        {item.pseudonym && (
          <div className="fact">
            <h3>{t("data.person")}</h3>
            <PersonData caseId={item.id} pseudonym={item.pseudonym} />
          </div>
        )}
      </details>
    </section>
  );
}
