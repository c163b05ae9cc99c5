import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface Copied {
  readonly text: string;
  /** What is done besides, so that it can be copied by hand where the browser allows nothing else. */
  readonly pressed?: () => void;
}

/** Copies a text, and says so once that has been done. */
export function CopyButton({ text, pressed }: Copied) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    pressed?.();
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <>
      <Button onClick={copy}>{t("invite.copy")}</Button>
      <span className="hint copied" role="status">
        {copied ? t("invite.copied") : ""}
      </span>
    </>
  );
}
