import { Button, Textarea } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useContext, useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api, ApiError, wordsOf } from "../api/api";
import type { AddedFile, Case } from "../api/model";
import { Line } from "../shell/line";
import { AlsoWriting } from "./AlsoHere";
import { Attach } from "./Attach";
import { useTyping } from "./presence";
import { useCaseAct } from "./queries";
import { ReadyAnswers } from "./ReadyAnswers";
import { ReplyPlace } from "./ReplyPlace";
import { ReplySize } from "./ReplySize";
import type { DraftInHand } from "./useDraft";

/** Longest reply, in UTF-16 units. */
const longest = 4_000;

/** Where the operator writes. The words stay, here and over a reload, until the server has accepted them. */
export function Reply({ item, draft }: { readonly item: Case; readonly draft: DraftInHand }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [to, setTo] = useState("");
  const [ready, setReady] = useState(false);
  const [file, setFile] = useState<AddedFile | null>(null);
  const sending = useRef(false);
  const { returns } = useContext(Line);
  const [triedAt, setTriedAt] = useState(0);
  // Nobody presses Ctrl on a phone.
  const hasKeys = useMediaQuery("(min-width: 48.01em) and (not (pointer: coarse))", undefined, { getInitialValueInEffect: false });
  const typing = useTyping(item.id);
  const send = useCaseAct(item.id, (version, given: { clientId: string; text: string; file: string | undefined; to: string | undefined }) =>
    api.post(api.path(item.id, "reply"), { version, ...given }),
  );

  const submit = async (): Promise<void> => {
    const text = draft.text.trim();
    if ((!text && !file) || sending.current) return;
    sending.current = true;
    setTriedAt(returns);
    try {
      await send.mutateAsync({ clientId: draft.attempt(text, file?.id), text, file: file?.id, to: to || undefined });
      draft.sent(text);
      typing("");
      setFile(null);
      // Who has answered took the case in earnest.
      void go(".", { replace: true, state: null });
    } catch {
      // The words of the refusal stand below, and the text in its box.
    } finally {
      sending.current = false;
      document.getElementById("reply")?.focus();
    }
  };
  const write = (text: string): void => {
    draft.write(text);
    typing(text, to === "");
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void submit();
  };
  const lineBack = send.error instanceof ApiError && send.error.status === 0 && returns > triedAt;
  const state = send.isPending
    ? t("reply.sending")
    : lineBack
      ? t("reply.lineBack")
      : send.isError
        ? t("reply.failed", { why: wordsOf(send.error) })
        : send.isSuccess && !draft.text
          ? t("reply.accepted")
          : hasKeys
            ? t("reply.keys")
            : "";

  return (
    <form className="reply" onSubmit={(event) => (event.preventDefault(), void submit())}>
      <Textarea id="reply" label={t("reply")} value={draft.text} onChange={(event) => write(event.currentTarget.value)} onKeyDown={press} rows={2} maxLength={longest} dir="auto" aria-describedby="reply-state" />
      <AlsoWriting id={item.id} writing={draft.text.trim() !== ""} />
      <ReplyPlace item={item} to={to} change={setTo} />
      {item.paidByPart && <ReplySize caseId={item.id} text={draft.text.trim()} />}
      <div className="row-of-buttons">
        <Button type="submit" variant="filled" aria-disabled={send.isPending}>
          {t("reply.send")}
        </Button>
        {item.carriesFiles ? <Attach caseId={item.id} added={file} change={setFile} /> : <p className="hint">{t("attach.none")}</p>}
        <Button variant="subtle" onClick={() => setReady(true)}>
          {t("ready.title")}
        </Button>
        {ready && <ReadyAnswers item={item} use={draft.add} close={() => setReady(false)} />}
        <p className={send.isError && !lineBack ? "problem" : "hint"} id="reply-state" role="status">
          {state}
        </p>
      </div>
    </form>
  );
}
