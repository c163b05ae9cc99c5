import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import type { CasePage, SearchBody } from "../api/model";
import { useMe } from "../door/me";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { CaseList } from "../queue/CaseList";
import { SearchFields, wantedOf } from "./SearchFields";

/** Cases by what is coded of them, never by what people wrote. What was asked lives with the page: an address is nothing for a history. */
export default function Search() {
  const { t } = useTranslation();
  const { talks } = useMe();
  const [wanted, setWanted] = useState<SearchBody | null>(null);
  const found = useInfiniteQuery({
    queryKey: ["search", wanted],
    queryFn: ({ pageParam }) => api.post<CasePage>("cases/search", { ...wanted, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: wanted !== null,
    gcTime: 0,
    retry: false,
  });
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setWanted(wantedOf(new FormData(event.currentTarget)));
  };
  const lines = found.data?.pages.flatMap((page) => page.cases);
  return (
    <Room title={t("search")}>
      <p className="hint">{t("search.about")}</p>
      <form className="card fields" onSubmit={submit}>
        <SearchFields />
        <div className="row-of-buttons">
          <Button type="submit" variant="filled" loading={found.isFetching && !found.isFetchingNextPage}>
            {t("search.action")}
          </Button>
        </div>
      </form>
      <Problem of={found.error} />
      {wanted && found.isPending && !found.error && <Loading />}
      {lines && <CaseList title={t("search.found")} empty={t("search.none")} lines={lines} open={talks} />}
      {found.hasNextPage && (
        <Button onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t("queue.more")}
        </Button>
      )}
    </Room>
  );
}
