import { Button, Title } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../../api/api";
import { Loading } from "../../parts/Loading";
import { Problem } from "../../parts/Problem";
import { whole } from "../../words/tongue";
import type { PlayedTests } from "./model";

/** Plays the conversations that stand beside the scripts on the draft, and says where one goes another way. */
export function TestRuns() {
  const { t } = useTranslation();
  const run = useMutation({ mutationFn: () => api.post<PlayedTests>("studio/tests") });
  const tests = run.data?.tests;
  const wrong = tests?.filter((test) => test.faults.length > 0) ?? [];
  return (
    <section className="card" aria-labelledby="try-tests">
      <Title order={3} id="try-tests">
        {t("try.tests")}
      </Title>
      <p className="hint">{t("try.testsAbout")}</p>
      <Button onClick={() => run.mutate()} loading={run.isPending}>
        {t("try.testsRun")}
      </Button>
      <Problem of={run.error} />
      {run.isPending && <Loading />}
      {tests && (
        <p role="status">{tests.length === 0 ? t("try.testsNone") : t(wrong.length === 0 ? "try.testsFine" : "try.testsWrong", { number: whole(wrong.length), all: whole(tests.length) })}</p>
      )}
      {wrong.map((test) => (
        <div key={test.file}>
          <Title order={4}>{test.name}</Title>
          <ul>
            {test.faults.map((fault) => (
              <li key={`${fault.line} ${fault.message}`}>{t("try.testFault", { file: test.file, line: fault.line, message: fault.message })}</li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
