import { el } from "../shared/dom";
import { ask, tell } from "./ask";
import type { Invitation } from "./model";
import { dates, t } from "./tongue";

const roles = ["operator", "coordinator", "administrator"] as const;

/** Asks what a new colleague may do, then shows the link for their account, this once. */
export function invite(make: (roles: readonly string[]) => Promise<Invitation>): void {
  const choices = el("fieldset", { class: "field" }, el("legend", { text: t("invite.roles") }));
  for (const role of roles)
    choices.append(el("label", { class: "check" }, el("input", { type: "checkbox", name: "roles", value: role, checked: role === "operator" }), t(`invite.role.${role}`)));
  ask(t("invite.title"), t("invite.action"), [choices], async (data) => {
    const chosen = data.getAll("roles").map(String);
    if (chosen.length === 0) throw new Error(t("invite.noRole"));
    show(await make(chosen));
  });
}

function show(made: Invitation): void {
  const link = el("input", { id: "invitation", readonly: true, value: `${location.origin}/desk#welcome=${made.code}` });
  const state = el("p", { class: "hint", role: "status" });
  const copy = (): void => {
    link.select();
    void navigator.clipboard?.writeText(link.value).then(
      () => (state.textContent = t("invite.copied")),
      // The link is selected: the person copies it by hand.
      () => undefined,
    );
  };
  const ends = new Date(made.expiresAt).toLocaleString(dates(), { dateStyle: "medium", timeStyle: "short" });
  tell(
    t("invite.title"),
    el("div", { class: "field" }, el("label", { for: "invitation", text: t("invite.link") }), link),
    el("p", { class: "hint", text: t("invite.ends", { time: ends }) }),
    el("div", { class: "actions" }, el("button", { type: "button", text: t("invite.copy"), on: { click: copy } }), state),
  );
  link.select();
}
