import { el } from "../shared/dom";
import { t } from "./tongue";
import { languageWords, locales } from "./words";

/** A form that says what went wrong, and cannot be sent twice at a time. */
export function form(title: string, action: string, fields: readonly HTMLElement[], submit: (data: FormData) => Promise<void>): HTMLFormElement {
  const problem = el("p", { class: "problem", role: "alert" });
  const button = el("button", { type: "submit", class: "primary", text: action });
  const node = el("form", { class: "card form" }, el("h1", { text: title }), ...fields, problem, button);
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    problem.textContent = "";
    button.disabled = true;
    void submit(new FormData(node))
      .catch((error: unknown) => (problem.textContent = error instanceof Error ? error.message : t("wrong")))
      .finally(() => (button.disabled = false));
  });
  return node;
}

function field(name: string, label: string, hint: string, attributes: Record<string, unknown>): HTMLElement {
  const about = hint ? `${name}-hint` : undefined;
  return el(
    "div",
    { class: "field" },
    el("label", { for: name, text: label }),
    el("input", { id: name, name, required: true, "aria-describedby": about, ...attributes }),
    hint && el("p", { class: "hint", id: about, text: hint }),
  );
}

export function signInForm(note: string, submit: (name: string, password: string) => Promise<void>): HTMLElement {
  const fields = [
    el("p", { class: "hint", role: "status", text: note }),
    field("name", t("door.name"), "", { autocomplete: "username", autocapitalize: "none", spellcheck: "false" }),
    field("password", t("door.password"), "", { type: "password", autocomplete: "current-password" }),
  ];
  return form(t("door.title"), t("door.signIn"), fields, (data) => submit(String(data.get("name")), String(data.get("password"))));
}

export interface NewAccount {
  readonly name: string;
  readonly alias: string;
  readonly password: string;
  readonly languages: string[];
}

export function welcomeForm(submit: (account: NewAccount) => Promise<void>): HTMLElement {
  const languages = el("fieldset", { class: "field" }, el("legend", { text: t("welcome.languages") }));
  for (const tag of locales) languages.append(el("label", { class: "check" }, el("input", { type: "checkbox", name: "languages", value: tag }), languageWords(tag)));
  const fields = [
    el("p", { class: "hint", text: t("welcome.once") }),
    field("name", t("welcome.name"), t("welcome.nameHint"), { autocomplete: "username", autocapitalize: "none", spellcheck: "false", minlength: 3, maxlength: 64 }),
    field("alias", t("welcome.alias"), t("welcome.aliasHint"), { autocomplete: "off", maxlength: 40 }),
    field("password", t("door.password"), t("welcome.passwordHint"), { type: "password", autocomplete: "new-password", minlength: 12 }),
    languages,
  ];
  return form(t("welcome.title"), t("welcome.action"), fields, (data) =>
    submit({
      name: String(data.get("name")).trim(),
      alias: String(data.get("alias")).trim(),
      password: String(data.get("password")),
      languages: data.getAll("languages").map(String),
    }),
  );
}
