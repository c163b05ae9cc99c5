import { el } from "../shared/dom";
import { form } from "./account";
import { t } from "./tongue";

/** A short form in a dialog. It closes when what was asked for is done. */
export function ask(title: string, action: string, fields: readonly HTMLElement[], submit: (data: FormData) => Promise<void>): HTMLDialogElement {
  const dialog = el("dialog", { "aria-label": title });
  const body = form(title, action, fields, async (data) => {
    await submit(data);
    dialog.close();
  });
  body.append(el("button", { type: "button", text: t("decide.cancel"), on: { click: () => dialog.close() } }));
  return open(dialog, body);
}

/** Something to read in a dialog, until it is closed. */
export function tell(title: string, ...content: readonly HTMLElement[]): HTMLDialogElement {
  const dialog = el("dialog", { "aria-label": title });
  const done = el("button", { type: "button", class: "primary", text: t("done"), on: { click: () => dialog.close() } });
  return open(dialog, el("div", { class: "card form" }, el("h1", { text: title }), ...content, done));
}

function open(dialog: HTMLDialogElement, content: HTMLElement): HTMLDialogElement {
  dialog.append(content);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
