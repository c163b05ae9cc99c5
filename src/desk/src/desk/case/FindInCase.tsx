import { Button, Modal, TextInput } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { Case, FoundInCase } from "../api/model";
import { Problem } from "../parts/Problem";
import { clock, day, lineWords } from "../words/codes";

/** Words looked for inside this one case, which is open and noted already. */
export function FindInCase({ item, close }: { readonly item: Case; readonly close: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const found = useInfiniteQuery({
    queryKey: ["find", item.id, text],
    queryFn: ({ pageParam }) => api.post<FoundInCase>(api.path(item.id, "find"), { text, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: text !== "",
    gcTime: 0,
    retry: false,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setText(String(new FormData(event.currentTarget).get("text")).trim());
  };
  const lines = found.data?.pages.flatMap((page) => page.found);
  return (
    <Modal opened onClose={close} title={t("find.title")} closeButtonProps={{ "aria-label": t("close") }}>
      <form className="stack" onSubmit={submit}>
        <TextInput name="text" label={t("find.text")} required withAsterisk={false} minLength={2} maxLength={100} dir="auto" data-autofocus />
        <Problem of={found.error} />
        <Button type="submit" variant="filled" loading={found.isFetching}>
          {t("search.action")}
        </Button>
        <ul className="stack" aria-live="polite">
          {lines?.map((line) => (
            <li key={line.id}>
              <span className="about">{`${line.alias || t(`talk.${line.from}`)} · ${day(line.at)}, ${clock(line.at)}`}</span>
              <p dir="auto">{lineWords(line)}</p>
            </li>
          ))}
        </ul>
        {lines?.length === 0 && <p className="empty">{t("find.none")}</p>}
        {found.hasNextPage && <Button onClick={() => void found.fetchNextPage()}>{t("find.further")}</Button>}
      </form>
    </Modal>
  );
}
