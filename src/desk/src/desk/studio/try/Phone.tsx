import { Button, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { t as words, whole } from "../../words/tongue";
import { placeWords, type Step, type TriedMessage } from "./model";
import type { Trying } from "./useTrying";

/** The talk as bubbles, with a way back to each step, and what the person may do next. */
export function Phone({ trying }: { readonly trying: Trying }) {
  const { t } = useTranslation();
  const { setting, steps, told, add, backTo } = trying;
  const end = useRef<HTMLDivElement>(null);
  const turns = told?.steps ?? [];
  const length = turns.reduce((sum, turn) => sum + turn.bot.length + 1, 0);
  // The newest words are what one looks for; the page itself stays where it is.
  useEffect(() => {
    const talk = end.current;
    if (talk) talk.scrollTop = talk.scrollHeight;
  }, [length]);
  return (
    <section className="phone" aria-label={t("try.phone")}>
      <div ref={end} className="phoneTalk" role="log" tabIndex={0} aria-label={t("try.talk")}>
        {steps.length === 0 && <p className="empty">{t("try.writeFirst")}</p>}
        {turns.map((turn, number) => (
          <div key={number} className="phoneTurn" data-fits={turn.fits}>
            <div className="phonePerson">
              <p className="bubble">{said(steps[number], turn.person)}</p>
              <button type="button" className="link plain" onClick={() => backTo(turn.fits ? number + 1 : number)} disabled={turn.fits && number + 1 === steps.length} aria-label={`${t(turn.fits ? "try.back" : "try.drop")} (${whole(number + 1)})`}>
                {t(turn.fits ? "try.back" : "try.drop")}
              </button>
            </div>
            {turn.bot.map((message, line) => (
              <Message key={line} of={message} locale={told?.locale ?? ""} press={number === turns.length - 1 && number === steps.length - 1 ? (id) => add({ tap: id }) : null} />
            ))}
          </div>
        ))}
      </div>
      <Words label={t("try.write")} action={t("try.send")} send={(text) => add({ write: text })} />
      <div className="phoneMore">
        <Button variant="default" onClick={() => add({ wait: 60 })}>
          {t("try.hour")}
        </Button>
        <Button variant="default" onClick={() => add({ wait: 1440 })}>
          {t("try.day")}
        </Button>
        <Button variant="default" onClick={() => add({ operator: t("try.helperWords") })} disabled={!told?.case}>
          {t("try.helper")}
        </Button>
      </div>
      {setting.channel === "sms" && <p className="hint">{t("try.smsHint")}</p>}
    </section>
  );
}

/** A message of the bot, with the buttons that the channel shows under it. */
function Message({ of, locale, press }: { readonly of: TriedMessage; readonly locale: string; readonly press: ((id: string) => void) | null }) {
  const { t } = useTranslation();
  const notes = [of.byOperator && t("try.helperSays"), of.smsParts !== null && t("try.parts", { number: whole(of.smsParts) }), of.wording === "draft" && t("try.draft"), of.wording === "other" && t("try.other")];
  return (
    <div className="phoneBot">
      <p className="bubble" lang={locale}>
        {of.text}
      </p>
      {of.buttons.length > 0 && (
        <div className="phoneButtons" role="group" aria-label={of.opens ?? t("try.buttons")}>
          {of.opens && <span className="hint">{of.opens}</span>}
          {of.buttons.map((button) => (
            <Button key={button.id} variant="default" lang={locale} disabled={press === null} onClick={() => press?.(button.id)}>
              {button.label}
            </Button>
          ))}
        </div>
      )}
      <p className="hint">{[placeWords(of.place), ...notes].filter(Boolean).join(" · ")}</p>
    </div>
  );
}

function Words({ label, action, send }: { readonly label: string; readonly action: string; readonly send: (text: string) => void }) {
  const [text, setText] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!text.trim()) return;
    send(text);
    setText("");
  };
  return (
    <form className="phoneWords" onSubmit={submit}>
      <TextInput aria-label={label} placeholder={label} value={text} maxLength={4000} onChange={(event) => setText(event.currentTarget.value)} />
      <Button type="submit">{action}</Button>
    </form>
  );
}

/** What a step was: the person's words, or that time went by, or that a helper wrote. */
function said(step: Step | undefined, person: string | null): string {
  if (step && "wait" in step) return words(step.wait === 60 ? "try.hourPassed" : "try.dayPassed");
  if (step && "operator" in step) return words("try.helperWrote");
  return person === "/start" ? words("try.opened") : (person ?? "");
}
