import { el } from "../shared/dom";
import { ask, tell } from "./ask";
import type { Case, Colleague, Urgency } from "./model";
import { t } from "./tongue";
import { languageWords, outcomes, urgencyWords } from "./words";

/** What an operator may decide about a case that they hold. Each promise ends when the server has it. */
export interface Decisions {
  giveBack(note: string): Promise<void>;
  /** To whom it can be handed, as it is now. */
  colleagues(): Promise<readonly Colleague[]>;
  handOver(to: string, note: string): Promise<void>;
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

  offer(t("decide.return"), t("decide.returnTitle"), t("decide.returnAction"), () => [note("note", t("decide.returnNote"), false)], (data) => act.giveBack(String(data.get("note"))));
  row.append(el("button", { type: "button", text: t("decide.handOver"), on: { click: () => void handOver(act) } }));
  const lower = lowerThan[item.urgency];
  if (lower.length > 0)
    offer(
      t("decide.lower"),
      t("decide.lowerTitle"),
      t("decide.lowerAction"),
      () => [pick("to", t("decide.lowerTo"), lower.map((level) => [level, urgencyWords(level)] as const)), note("reason", t("decide.lowerWhy"), true)],
      (data) => act.lower(data.get("to") as Urgency, String(data.get("reason"))),
    );
  offer(t("decide.close"), t("decide.closeTitle"), t("decide.closeAction"), () => [pick("outcome", t("decide.outcome"), outcomes()), note("note", t("decide.note"), false)], (data) =>
    act.close(String(data.get("outcome")), String(data.get("note"))),
  );
  return row;
}

async function handOver(act: Decisions): Promise<void> {
  let colleagues: readonly Colleague[];
  try {
    colleagues = await act.colleagues();
  } catch (error) {
    tell(t("decide.handOverTitle"), el("p", { text: error instanceof Error ? error.message : t("wrong") }));
    return;
  }
  if (colleagues.length === 0) {
    tell(t("decide.handOverTitle"), el("p", { text: t("decide.nobodyElse") }));
    return;
  }
  const names = colleagues.map((one) => [one.id, `${one.alias} (${one.languages.map(languageWords).join(", ")})`] as const);
  ask(t("decide.handOverTitle"), t("decide.handOverAction"), [pick("to", t("decide.handOverTo"), names), note("note", t("decide.returnNote"), false)], (data) =>
    act.handOver(String(data.get("to")), String(data.get("note"))),
  );
}

const note = (name: string, label: string, required: boolean): HTMLElement =>
  el("div", { class: "field" }, el("label", { for: name, text: label }), el("textarea", { id: name, name, rows: 3, maxlength: 2000, required, dir: "auto" }));

function pick(name: string, label: string, options: readonly (readonly [string, string])[]): HTMLElement {
  const select = el("select", { id: name, name, required: true }, el("option", { value: "", text: t("decide.choose") }));
  for (const [value, words] of options) select.append(el("option", { value, text: words }));
  return el("div", { class: "field" }, el("label", { for: name, text: label }), select);
}
