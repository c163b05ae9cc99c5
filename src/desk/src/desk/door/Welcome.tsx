import { Button, Checkbox, PasswordInput, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { Problem } from "../parts/Problem";
import { languageWords, locales } from "../words/codes";

/** Makes an account by a one-time link; whoever made it is signed in. */
export function Welcome({ code, done }: { readonly code: string; readonly done: () => void }) {
  const { t } = useTranslation();
  const make = useMutation({ mutationFn: api.welcome, onSuccess: done });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const text = (name: string): string => String(given.get(name));
    make.mutate({ code, name: text("name").trim(), alias: text("alias").trim(), password: text("password"), languages: given.getAll("languages").map(String) });
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <Title order={1}>{t("welcome.title")}</Title>
      <p className="hint">{t("welcome.once")}</p>
      <TextInput name="name" label={t("welcome.name")} description={t("welcome.nameHint")} required withAsterisk={false} autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} minLength={3} maxLength={64} />
      <TextInput name="alias" label={t("welcome.alias")} description={t("welcome.aliasHint")} required withAsterisk={false} autoComplete="off" maxLength={40} />
      <PasswordInput name="password" label={t("door.password")} description={t("welcome.passwordHint")} required withAsterisk={false} autoComplete="new-password" minLength={12} visibilityToggleButtonProps={{ "aria-label": t("door.show") }} />
      <Checkbox.Group label={t("welcome.languages")}>
        <div className="checks">
          {locales().map((tag) => (
            <Checkbox key={tag} name="languages" value={tag} label={languageWords(tag)} />
          ))}
        </div>
      </Checkbox.Group>
      <Problem of={make.error} />
      <Button type="submit" variant="filled" loading={make.isPending}>
        {t("welcome.action")}
      </Button>
    </form>
  );
}
