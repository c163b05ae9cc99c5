import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMine } from "../queue/queries";
import { answered } from "./notices";
import { useTell } from "./useTell";

/** Tells a helper who looks elsewhere that somebody answered in a case of theirs; not who, and not what. */
export function Answered() {
  const { t } = useTranslation();
  const mine = useMine(true).data;
  const tell = useTell();
  const known = useRef(mine);
  useEffect(() => {
    const [first] = answered(known.current ?? [], mine ?? []);
    known.current = mine;
    if (first) tell("answer", t("notices.answer"), `/cases/${encodeURIComponent(first.id)}`);
  });
  return null;
}
