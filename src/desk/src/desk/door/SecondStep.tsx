import { Button, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Me } from "../api/model";
import { Problem } from "../parts/Problem";
import { PasskeyButton } from "./PasskeyButton";

interface Step {
  readonly step: NonNullable<Me["next"]>;
  readonly entered: (me: Me) => void;
  readonly back: () => void;
}

/** After the password: the code of the app, a recovery code, or a passkey. */
export function SecondStep({ step, entered, back }: Step) {
  const { t } = useTranslation();
  const enter = useMutation({ mutationFn: (code: string) => api.enter("sign-in/code", { pass: step.pass, code }), onSuccess: entered });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    enter.mutate(String(new FormData(event.currentTarget).get("code")).trim());
  };
  const codes = step.ways.includes("code") || step.ways.includes("recovery");
  return (
    <form className="card stack" onSubmit={submit}>
      <Title order={1}>{t("door.second")}</Title>
      {codes && <TextInput name="code" label={t("door.code")} description={t("door.codeHint")} required withAsterisk={false} autoFocus autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} />}
      <Problem of={enter.error} />
      {codes && (
        <Button type="submit" variant="filled" loading={enter.isPending}>
          {t("door.signIn")}
        </Button>
      )}
      {step.ways.includes("passkey") && <PasskeyButton entered={entered} />}
      <Button variant="subtle" onClick={back}>
        {t("door.back")}
      </Button>
    </form>
  );
}
