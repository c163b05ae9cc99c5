import { Title } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Urgency } from "../../parts/Urgency";
import { languageWords, reasonWords, topicWords } from "../../words/codes";
import { whole } from "../../words/tongue";
import { placeWords, type Tried, type TriedSlot } from "./model";

/** What the bot made of it so far: the place, the answers, how urgent it is and why, and the case that would stand in the queue. */
export function Beside({ of }: { readonly of: Tried }) {
  const { t } = useTranslation();
  const place = placeWords(of.steps[of.steps.length - 1]?.place);
  return (
    <div className="stack tryingBeside">
      <section className="card" aria-labelledby="try-stands">
        <Title order={3} id="try-stands">
          {t("try.stands")}
        </Title>
        <p>
          {place || t("try.nowhere")} · {languageWords(of.locale)} {of.topic && `· ${topicWords(of.topic)}`}
        </p>
        <p>
          <Urgency level={of.urgency} />
        </p>
        <Reasons of={of.reasons} />
        <Slots of={of.slots} none={t("try.noSlots")} />
      </section>
      <section className="card" aria-labelledby="try-case">
        <Title order={3} id="try-case">
          {t("try.case")}
        </Title>
        {of.case ? (
          <>
            <p>
              <Urgency level={of.case.urgency} /> {topicWords(of.case.topic)} · {languageWords(of.case.language)}
            </p>
            <Reasons of={of.case.reasons} />
            {of.case.flags.length > 0 && <p>{t("try.flags", { codes: of.case.flags.join(", ") })}</p>}
            <Slots of={of.case.summary} none={t("try.noSummary")} />
          </>
        ) : (
          <p className="empty">{t("try.noCase")}</p>
        )}
      </section>
    </div>
  );
}

function Reasons({ of }: { readonly of: readonly string[] }) {
  if (of.length === 0) return null;
  return (
    <ul>
      {reasonWords(of).map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
}

function Slots({ of, none }: { readonly of: readonly TriedSlot[]; readonly none: string }) {
  const { t } = useTranslation();
  const [asked, noted] = [of.filter((slot) => slot.question !== null), of.filter((slot) => slot.question === null)];
  return (
    <>
      {asked.length === 0 ? <p className="empty">{none}</p> : <SlotList of={asked} />}
      {noted.length > 0 && (
        <details>
          <summary>{t("try.noted", { number: whole(noted.length) })}</summary>
          <SlotList of={noted} />
        </details>
      )}
    </>
  );
}

function SlotList({ of }: { readonly of: readonly TriedSlot[] }) {
  return (
    <dl className="tryingSlots">
      {of.map((slot) => (
        <div key={slot.name}>
          <dt>{slot.question ?? slot.name}</dt>
          <dd>
            {slot.label} <span className="hint">{slot.name}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
