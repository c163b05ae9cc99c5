import "./talk.css";
import { Button } from "@mantine/core";
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Case } from "../api/model";
import { Problem } from "../parts/Problem";
import { day } from "../words/codes";
import { Said } from "./Said";
import { useEarlier } from "./useEarlier";

/** From how near the end on the talk goes along with what comes, in pixels. */
const nearEnd = 80;

/** Everything that was said, with a mark for each day. Whoever reads further up stays there, and is told what came. */
export function Talk({ item, reuse }: { readonly item: Case; readonly reuse: ((text: string) => void) | null }) {
  const { t } = useTranslation();
  const box = useRef<HTMLElement>(null);
  const atEnd = useRef(true);
  const [below, setBelow] = useState(false);
  const earlier = useEarlier(item);
  // A line that moved from the screen's page into an earlier one is shown once.
  const lines = [...new Map([...earlier.lines, ...item.transcript].map((line) => [line.id, line])).values()];
  const count = item.transcript.length;
  const toEnd = (): void => scroller(box.current).scrollTo({ top: scroller(box.current).scrollHeight });
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setBelow(true);
  }, [count]);
  useEffect(() => {
    const scrolled = (): void => {
      const { scrollHeight, scrollTop, clientHeight } = scroller(box.current);
      atEnd.current = scrollHeight - scrollTop - clientHeight < nearEnd;
      if (atEnd.current) setBelow(false);
    };
    // A scroll of the talk itself does not bubble; that of a phone's whole page ends at the document.
    document.addEventListener("scroll", scrolled, true);
    // What is opened above the talk pushes its end away: whoever reads there is not torn down by the next line.
    document.addEventListener("toggle", scrolled, true);
    return () => {
      document.removeEventListener("scroll", scrolled, true);
      document.removeEventListener("toggle", scrolled, true);
    };
  }, []);
  return (
    <div className="talk-frame">
      <section className="talk" role="log" aria-label={t("case.talk")} tabIndex={0} ref={box}>
        {count === 0 && <p className="empty">{t(item.pseudonym ? "case.nothing" : "case.wordsGone")}</p>}
        <Problem of={earlier.error} />
        {earlier.more && (
          <Button onClick={earlier.read} loading={earlier.reading}>
            {t("talk.earlier")}
          </Button>
        )}
        {lines.map((line, at) => {
          const mark = day(line.at);
          const before = lines[at - 1];
          return (
            <Fragment key={line.id}>
              {(!before || day(before.at) !== mark) && <h3 className="day">{mark}</h3>}
              <Said caseId={item.id} line={line} reuse={reuse} />
            </Fragment>
          );
        })}
      </section>
      {below && (
        <Button className="newer" onClick={toEnd}>
          {t("talk.newer")}
        </Button>
      )}
    </div>
  );
}

/** What scrolls: the talk, or on a phone the whole page. */
const scroller = (talk: Element | null): Element => (talk && getComputedStyle(talk).overflowY !== "visible" ? talk : document.documentElement);
