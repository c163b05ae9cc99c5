import { Kbd, Modal, Table } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useMe } from "../door/me";
import { moveFocus } from "../queue/moveFocus";
import { useKeysOn } from "./settings";

const names = ["t", "j", "k", "Enter", "r", "q", "?"] as const;

/** One-letter keys, off while somebody writes or a dialog is open. Shows them all on `?`. */
export function Keys() {
  const { t } = useTranslation();
  const me = useMe();
  const go = useNavigate();
  const [on] = useKeysOn();
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (!on || !me.sees) return undefined;
    const acts: Readonly<Record<string, () => unknown>> = {
      t: () => document.getElementById("take-next")?.click(),
      j: () => moveFocus(1),
      k: () => moveFocus(-1),
      r: () => document.getElementById("reply")?.focus(),
      q: () => go("/"),
      "?": () => setShown(true),
    };
    const press = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || busy(event.target)) return;
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on, me.sees, go]);

  if (!on || !me.sees) return null;
  return (
    <footer className="keys">
      <span>{t("keys.how")}</span>
      <Modal opened={shown} onClose={() => setShown(false)} title={t("keys")} closeButtonProps={{ "aria-label": t("close") }}>
        <Table>
          <Table.Tbody>
            {names.map((name) => (
              <Table.Tr key={name}>
                <Table.Th scope="row">
                  <Kbd size="md">{name}</Kbd>
                </Table.Th>
                <Table.Td>{t(`key.${name}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <p className="hint">{t("keys.off")}</p>
      </Modal>
    </footer>
  );
}

const busy = (target: EventTarget | null): boolean =>
  document.querySelector("[role=dialog]") !== null || (target instanceof Element && target.closest("input:not([type=checkbox]), textarea, select, [contenteditable=true]") !== null);
