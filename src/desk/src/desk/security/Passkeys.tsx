import { Button, Title } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { SecondFactor } from "../api/model";
import { knowsPasskeys } from "../door/passkeys";
import { FormDialog } from "../parts/FormDialog";
import { day } from "../words/codes";
import { NewPasskey } from "./NewPasskey";
import { PasswordField } from "./PasswordField";
import { useOwnAct } from "./queries";

type Passkey = SecondFactor["passkeys"][number];

/** Passkeys: signing in by one's device, without a password. */
export function Passkeys({ keys }: { readonly keys: readonly Passkey[] }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const remove = useOwnAct((given: { id: string; password: string }) => api.post(`me/passkeys/${encodeURIComponent(given.id)}/remove`, { password: given.password }));
  return (
    <section className="card" aria-labelledby="passkeys">
      <Title order={3} id="passkeys">
        {t("passkey.title")}
      </Title>
      <p>{t("passkey.about")}</p>
      {keys.length === 0 ? (
        <p className="empty">{t("passkey.none")}</p>
      ) : (
        <ul className="lines">
          {keys.map((key) => (
            <li key={key.id}>
              <strong>{key.name}</strong>
              <span className="about">{key.usedAt ? t("passkey.used", { day: day(key.usedAt).toLowerCase() }) : t("passkey.unused")}</span>
              <Button aria-label={`${t("passkey.remove")}: ${key.name}`} onClick={() => setRemoving(key)}>
                {t("passkey.remove")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {knowsPasskeys() ? <Button onClick={() => setAdding(true)}>{t("passkey.add")}</Button> : <p className="hint">{t("passkey.unknown")}</p>}
      {adding && <NewPasskey close={() => setAdding(false)} />}
      {removing && (
        <FormDialog title={t("passkey.remove")} action={t("passkey.remove")} close={() => setRemoving(null)} submit={(given) => remove.mutateAsync({ id: removing.id, password: String(given.get("password")) })}>
          <p>{t("passkey.removeAbout", { name: removing.name })}</p>
          <PasswordField />
        </FormDialog>
      )}
    </section>
  );
}
