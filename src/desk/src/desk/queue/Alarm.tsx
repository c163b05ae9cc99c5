import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useTell } from "../notices/useTell";
import { useSoundOn } from "../shell/settings";
import { useQueue } from "./queries";
import { ring } from "./ring";

/** Makes an immediate case known to who looks elsewhere: in the page's title, to the ear, to a screen reader, and by a notice of the browser. */
export function Alarm() {
  const { t } = useTranslation();
  const [sound] = useSoundOn();
  const queue = useQueue();
  const tell = useTell();
  const immediate = queue.data?.counts.immediate;
  const known = useRef(immediate);
  useEffect(() => {
    document.title = immediate ? `(${immediate}) ${t("desk")}` : t("desk");
  });
  useEffect(() => {
    if (immediate === undefined) return;
    // What waited before the page was opened is on the screen already.
    const more = known.current !== undefined && immediate > known.current;
    known.current = immediate;
    if (!more) return;
    if (sound) ring();
    tell("immediate", t("notices.immediate"), "/");
  });
  return (
    <p className="heard" role="status">
      {immediate ? t("queue.immediateWaits", { count: String(immediate) }) : ""}
    </p>
  );
}
