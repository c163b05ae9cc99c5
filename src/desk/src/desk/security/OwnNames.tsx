import { Button, Checkbox, TextInput, Title } from "@mantine/core";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { useMe } from "../door/me";
import { Problem } from "../parts/Problem";
import { languageWords, locales } from "../words/codes";
import { useOwnAct } from "./queries";

/** How people see one, and in which languages one answers. */
export function OwnNames() {
  const { t } = useTranslation();
  const me = useMe();
  const save = useOwnAct((given: FormData) => api.post("me", { alias: String(given.get("alias")).trim(), languages: given.getAll("languages").map(String) }));
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    save.mutate(new FormData(event.currentTarget));
  };
  return (
    <section className="card" aria-labelledby="names">
      <Title order={3} id="names">
        {t("names.title")}
      </Title>
      <form className="stack" onSubmit={submit}>
        <TextInput name="alias" label={t("welcome.alias")} description={t("welcome.aliasHint")} defaultValue={me.alias} required withAsterisk={false} maxLength={40} autoComplete="off" />
        <Checkbox.Group label={t("welcome.languages")} defaultValue={[...me.languages]}>
          <div className="checks">
            {locales().map((tag) => (
              <Checkbox key={tag} name="languages" value={tag} label={languageWords(tag)} />
            ))}
          </div>
        </Checkbox.Group>
        <Problem of={save.error} />
        <div className="row-of-buttons">
          <Button type="submit" loading={save.isPending}>
            {t("names.save")}
          </Button>
          <p className="hint" role="status">
            {save.isSuccess ? t("saved") : ""}
          </p>
        </div>
      </form>
    </section>
  );
}
