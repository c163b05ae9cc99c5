import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNoticesOn } from "../shell/settings";
import { allowed, show, type Allowed } from "./notices";

/** Notices of this browser, on this machine. The browser is asked when somebody presses the button, and at no other time. */
export function NoticeSettings() {
  const { t } = useTranslation();
  const [on, setOn] = useNoticesOn();
  const [may, setMay] = useState<Allowed>(allowed);
  const works = on && may === "granted";
  const begin = async (): Promise<void> => {
    const answer = await Notification.requestPermission();
    if (answer !== "granted") return setMay(answer);
    // Shown at once, so that one knows it again; and so that a browser without any is found out.
    const shown = show("trial", t("notices.trial"), () => undefined);
    setMay(shown ? answer : "unknown");
    setOn(shown);
  };
  return (
    <section className="card" aria-labelledby="notices">
      <Title order={3} id="notices">
        {t("notices.title")}
      </Title>
      <p>{t("notices.about")}</p>
      <p className="hint" role="status">
        {t(works ? "notices.on" : may === "denied" ? "notices.denied" : may === "unknown" ? "notices.unknown" : "notices.off")}
      </p>
      {works && <Button onClick={() => setOn(false)}>{t("notices.end")}</Button>}
      {!works && may !== "unknown" && may !== "denied" && <Button onClick={() => void begin()}>{t("notices.begin")}</Button>}
    </section>
  );
}
