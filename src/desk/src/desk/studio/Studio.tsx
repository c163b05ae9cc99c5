import "./studio.css";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, NavLink, Route, Routes } from "react-router";
import { useMe } from "../door/me";
import { Loading } from "../parts/Loading";
import type { Key } from "../words/texts/en";
import { DraftBar } from "./DraftBar";

const List = lazy(() => import("./list/List"));
const Editor = lazy(() => import("./editor/Editor"));
const Texts = lazy(() => import("./texts/Texts"));
const Try = lazy(() => import("./try/Try"));
const Unknown = lazy(() => import("./unknown/Unknown"));
const Publish = lazy(() => import("./publish/Publish"));
const Funnels = lazy(() => import("./funnels/Funnels"));
const History = lazy(() => import("./history/History"));

/** The parts of the room, in the order of their row. */
const parts: readonly { readonly to: string; readonly words: Key }[] = [
  { to: "/studio", words: "studio.dialogs" },
  { to: "/studio/texts", words: "texts" },
  { to: "/studio/try", words: "try" },
  { to: "/studio/funnels", words: "funnels" },
  { to: "/studio/unknown", words: "unknown" },
  { to: "/studio/publish", words: "publish" },
  { to: "/studio/history", words: "history" },
];

/** Where coordinators change what Hotline asks and says. Each part is loaded when it is entered. */
export default function Studio() {
  const { t } = useTranslation();
  const { readsAnswers } = useMe();
  return (
    <main className="room studio">
      <nav className="places" aria-label={t("studio.parts")}>
        {parts
          .filter((part) => part.words !== "unknown" || readsAnswers)
          .map((part) => (
            <NavLink key={part.to} to={part.to} end={part.to === "/studio"}>
              {t(part.words)}
            </NavLink>
          ))}
      </nav>
      <DraftBar />
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route index element={<List />} />
          <Route path="dialogs/:name" element={<Editor />} />
          <Route path="files/*" element={<Editor />} />
          <Route path="texts">
            <Route index element={<Texts />} />
            <Route path=":locale" element={<Texts />} />
          </Route>
          <Route path="try" element={<Try />} />
          <Route path="funnels" element={<Funnels />} />
          {readsAnswers && <Route path="unknown" element={<Unknown />} />}
          <Route path="publish" element={<Publish />} />
          <Route path="history" element={<History />} />
          <Route path="*" element={<Navigate to="/studio" replace />} />
        </Routes>
      </Suspense>
    </main>
  );
}
