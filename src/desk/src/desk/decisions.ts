import { el } from "../shared/dom";
import { form } from "./account";
import type { Case, Urgency } from "./model";
import { outcomes, urgencyWords } from "./words";

/** What an operator may decide about a case that they hold. Each promise ends when the server has it. */
export interface Decisions {
  giveBack(note: string): Promise<void>;
  close(outcome: string, note: string): Promise<void>;
  lower(to: Urgency, reason: string): Promise<void>;
}

const lowerThan: Readonly<Record<Urgency, readonly Urgency[]>> = { immediate: ["urgent", "normal"], urgent: ["normal"], normal: [] };

/** The buttons of a held case; each opens its short form in a dialog. */
export function decisions(item: Case, act: Decisions): HTMLElement {
  const row = el("div", { class: "actions" });
  const offer = (label: string, title: string, action: string, fields: () => HTMLElement[], submit: (data: FormData) => Promise<void>): void => {
    row.append(el("button", { type: "button", text: label, on: { click: () => ask(title, action, fields(), submit) } }));
  };

  offer("Return to queue", "Return this person to the queue", "Return", () => [note("note", "What should the next helper know? (optional)", false)], (data) => act.giveBack(String(data.get("note"))));
  const lower = lowerThan[item.urgency];
  if (lower.length > 0)
    offer(
      "Lower urgency",
      "Lower the urgency",
      "Lower",
      () => [pick("to", "New urgency", lower.map((level) => [level, urgencyWords[level]] as const)), note("reason", "Why is it less urgent now?", true)],
      (data) => act.lower(data.get("to") as Urgency, String(data.get("reason"))),
    );
  offer("Close", "Close this case", "Close the case", () => [pick("outcome", "What came of it?", outcomes), note("note", "Note (optional)", false)], (data) =>
    act.close(String(data.get("outcome")), String(data.get("note"))),
  );
  return row;
}

function ask(title: string, action: string, fields: HTMLElement[], submit: (data: FormData) => Promise<void>): void {
  const dialog = el("dialog", { "aria-label": title });
  const body = form(title, action, fields, async (data) => {
    await submit(data);
    dialog.close();
  });
  body.append(el("button", { type: "button", text: "Cancel", on: { click: () => dialog.close() } }));
  dialog.append(body);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const note = (name: string, label: string, required: boolean): HTMLElement =>
  el("div", { class: "field" }, el("label", { for: name, text: label }), el("textarea", { id: name, name, rows: 3, maxlength: 2000, required, dir: "auto" }));

function pick(name: string, label: string, options: readonly (readonly [string, string])[]): HTMLElement {
  const select = el("select", { id: name, name, required: true }, el("option", { value: "", text: "Please choose" }));
  for (const [value, words] of options) select.append(el("option", { value, text: words }));
  return el("div", { class: "field" }, el("label", { for: name, text: label }), select);
}
