import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { LinkCode } from "../api/model";
import { CopyButton } from "../parts/CopyButton";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { clock } from "../words/codes";
import { useTelegram } from "./queries";

/** How often it is looked whether the bot has the code, in milliseconds. */
const look = 2_000;

interface Linking {
  /** Since when another account there is linked; a new link is a later one. */
  readonly since: string | null;
  readonly close: () => void;
}

/** A one-time code for the bot, and whether it has come there. */
export function LinkTelegram({ since, close }: Linking) {
  const { t } = useTranslation();
  const make = useMutation({ mutationFn: () => api.post<LinkCode>("telegram/link") });
  const { mutate } = make;
  useEffect(() => mutate(), [mutate]);
  const [before] = useState(since);
  const link = useTelegram(look).data;
  const done = link?.linked === true && link.since !== before;
  const code = make.data;
  const words = code ? `/start ${code.code}` : "";
  return (
    <Modal opened onClose={close} title={t("telegram.link")} closeButtonProps={{ "aria-label": t("close") }}>
      <div className="stack">
        <Problem of={make.error} />
        {make.isPending && <Loading />}
        <p role="status">{done ? t("telegram.done") : code ? t("telegram.how") : ""}</p>
        {code && !done && (
          <>
            {code.address && (
              <a className="link" href={code.address} target="_blank" rel="noopener noreferrer">
                {t("telegram.open")}
              </a>
            )}
            <TextInput label={link?.bot ? t("telegram.send", { bot: `@${link.bot}` }) : t("telegram.sendSomewhere")} value={words} readOnly data-autofocus onFocus={(event) => event.currentTarget.select()} />
            <p className="hint">{t("telegram.ends", { time: clock(code.expiresAt) })}</p>
          </>
        )}
        <div className="row-of-buttons">
          {code && !done && <CopyButton text={words} />}
          <Button variant="filled" onClick={close}>
            {t("done")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
