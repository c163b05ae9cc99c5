import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "./Problem";

interface Asked {
  readonly title: string;
  readonly action: string;
  readonly submit: (given: FormData) => Promise<unknown>;
  readonly close: () => void;
  /** Its maker shows something else when it is done. */
  readonly stays?: boolean;
  readonly children: ReactNode;
}

/** A short form in a dialog. It closes when what was asked for is done; else it says why not, and keeps what was written. */
export function FormDialog({ title, action, submit, close, stays, children }: Asked) {
  const { t } = useTranslation();
  const act = useMutation({ mutationFn: submit, onSuccess: stays ? () => undefined : close });
  const send = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!act.isPending) act.mutate(new FormData(event.currentTarget));
  };
  return (
    <Modal opened onClose={close} title={title} closeButtonProps={{ "aria-label": t("close") }}>
      <form className="stack" onSubmit={send}>
        {children}
        <Problem of={act.error} seek />
        <div className="row-of-buttons">
          <Button type="submit" variant="filled" loading={act.isPending}>
            {action}
          </Button>
          <Button onClick={close}>{t("decide.cancel")}</Button>
        </div>
      </form>
    </Modal>
  );
}
