import { Button, PasswordInput, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { kept } from "../api/memory";
import type { Me } from "../api/model";
import { Problem } from "../parts/Problem";
import { PasskeyButton } from "./PasskeyButton";
import { SecondStep } from "./SecondStep";

/** Name and password, or a passkey. `wereSignedOut`: true when the session ended by itself, false when the person ended it. */
export function SignIn({ wereSignedOut }: { readonly wereSignedOut: boolean | undefined }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [next, setNext] = useState<Me["next"]>(null);
  const entered = (me: Me): void => {
    if (me.next) setNext(me.next);
    else client.setQueryData(kept.me, me);
  };
  const enter = useMutation({ mutationFn: (given: FormData) => api.signIn(String(given.get("name")), String(given.get("password"))), onSuccess: entered });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    enter.mutate(new FormData(event.currentTarget));
  };
  if (next) return <SecondStep step={next} entered={entered} back={() => setNext(null)} />;
  return (
    <form className="card stack" onSubmit={submit}>
      <Title order={1}>{t("door.title")}</Title>
      <p className="hint" role="status">
        {wereSignedOut === undefined ? "" : wereSignedOut ? t("door.wereSignedOut") : t("door.signedOut")}
      </p>
      <TextInput name="name" label={t("door.name")} required withAsterisk={false} autoFocus autoComplete="username webauthn" autoCapitalize="none" spellCheck={false} />
      <PasswordInput name="password" label={t("door.password")} required withAsterisk={false} autoComplete="current-password" visibilityToggleButtonProps={{ "aria-label": t("door.show") }} />
      <Problem of={enter.error} />
      <Button type="submit" variant="filled" loading={enter.isPending}>
        {t("door.signIn")}
      </Button>
      <PasskeyButton entered={entered} />
    </form>
  );
}
