import { Button, PasswordInput, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { kept } from "../api/memory";
import { Problem } from "../parts/Problem";

/** Name and password. `wereSignedOut`: true when the session ended by itself, false when the person ended it. */
export function SignIn({ wereSignedOut }: { readonly wereSignedOut: boolean | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const enter = useMutation({
    mutationFn: (given: FormData) => api.signIn(String(given.get("name")), String(given.get("password"))),
    onSuccess: (me) => client.setQueryData(kept.me, me),
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    enter.mutate(new FormData(event.currentTarget));
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <Title order={1}>{t("door.title")}</Title>
      <p className="hint" role="status">
        {wereSignedOut === undefined ? "" : wereSignedOut ? t("door.wereSignedOut") : t("door.signedOut")}
      </p>
      <TextInput name="name" label={t("door.name")} required withAsterisk={false} autoFocus autoComplete="username" autoCapitalize="none" spellCheck={false} />
      <PasswordInput name="password" label={t("door.password")} required withAsterisk={false} autoComplete="current-password" visibilityToggleButtonProps={{ "aria-label": t("door.show") }} />
      <Problem of={enter.error} />
      <Button type="submit" variant="filled" loading={enter.isPending}>
        {t("door.signIn")}
      </Button>
    </form>
  );
}
