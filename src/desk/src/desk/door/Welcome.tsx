import { Button, Checkbox, PasswordInput, TextInput, Title } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api, ApiError } from "../api/api";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { languageWords, locales } from "../words/codes";

interface Invited {
  readonly code: string;
  readonly done: () => void;
  /** Goes on without the link, which is not good any more. */
  readonly leave: () => void;
}

/** Asks about a one-time link before its form is shown: nobody fills it in for a link that was used, withdrawn or is too old. */
export function Welcome({ code, done, leave }: Invited) {
  const { t } = useTranslation();
  const link = useQuery({ queryKey: ["invitation", code], queryFn: () => api.post<unknown>("welcome/invitation", { code }), retry: false, staleTime: Infinity, gcTime: 0 });
  if (link.isPending) return <Loading />;
  if (link.isSuccess) return <NewAccount code={code} done={done} />;
  const spent = link.error instanceof ApiError && link.error.code === "wrong_code";
  return (
    <div className="card stack">
      <Title order={1}>{t(spent ? "welcome.spent" : "welcome.title")}</Title>
      <Problem of={link.error} />
      <Button variant="filled" onClick={spent ? leave : () => void link.refetch()}>
        {t(spent ? "door.signIn" : "tryAgain")}
      </Button>
    </div>
  );
}

/** Makes an account by a one-time link; whoever made it is signed in. */
function NewAccount({ code, done }: { readonly code: string; readonly done: () => void }) {
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
      <Problem of={make.error} seek />
      <Button type="submit" variant="filled" loading={make.isPending}>
        {t("welcome.action")}
      </Button>
    </form>
  );
}
