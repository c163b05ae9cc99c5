import { Button, TextInput, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { CasePage } from "../api/model";
import { Problem } from "../parts/Problem";
import { day, languageWords, topicWords } from "../words/codes";
import { PersonData } from "./PersonData";

/** A person's data by the code of their case: for coordinators, who answer for it and open no case. */
export function ByCode() {
  const { t } = useTranslation();
  const find = useMutation({ mutationFn: async (code: string) => (await api.post<CasePage>("cases/search", { code })).cases[0] ?? null });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    find.mutate(String(new FormData(event.currentTarget).get("code")).trim());
  };
  const found = find.data;
  return (
    <section className="card" aria-labelledby="by-code">
      <Title order={3} id="by-code">
        {t("data.byCode")}
      </Title>
      <form className="stack" onSubmit={submit}>
        <TextInput name="code" label={t("search.code")} required withAsterisk={false} maxLength={40} autoComplete="off" />
        <Problem of={find.error} />
        <div>
          <Button type="submit" loading={find.isPending}>
            {t("search.action")}
          </Button>
        </div>
      </form>
      <p role="status" className="about">
        {found && [topicWords(found.topic), languageWords(found.language), day(found.openedAt)].join(" · ")}
        {found === null && t("data.noCase")}
        {found && !found.pseudonym && ` · ${t("ended.erased")}`}
      </p>
      {found?.pseudonym && <PersonData key={found.id} caseId={found.id} pseudonym={found.pseudonym} />}
    </section>
  );
}
