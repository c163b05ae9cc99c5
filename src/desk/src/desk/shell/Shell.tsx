import "./shell.css";
import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { CasePage } from "../case/CasePage";
import { useMe } from "../door/me";
import { Answered } from "../notices/Answered";
import { Loading } from "../parts/Loading";
import { Alarm } from "../queue/Alarm";
import { Nothing } from "../queue/Nothing";
import { Sides } from "../queue/Sides";
import { Keys } from "./Keys";
import { Line } from "./line";
import { LineState } from "./LineState";
import { TopBar } from "./TopBar";
import { useLive } from "./useLive";

const Undelivered = lazy(() => import("../undelivered/Undelivered"));

const Search = lazy(() => import("../search/Search"));
const Shift = lazy(() => import("../shift/Shift"));
const Overview = lazy(() => import("../overview/Overview"));
const Studio = lazy(() => import("../studio/Studio"));
const Audit = lazy(() => import("../audit/Audit"));
const Keeping = lazy(() => import("../keeping/Keeping"));
const PersonalData = lazy(() => import("../erasure/PersonalData"));
const Security = lazy(() => import("../security/Security"));
const Accounts = lazy(() => import("../accounts/Accounts"));

/** The desk of somebody who is signed in: the bar above, and the room that the address names. */
export function Shell() {
  const me = useMe();
  const line = useLive(me.sees);
  return (
    <Line.Provider value={line}>
      <div className="shell">
        <TopBar />
        {me.sees && <Alarm />}
        {me.talks && <Answered />}
        <Suspense
          fallback={
            <main className="room">
              <Loading />
            </main>
          }
        >
          <Routes>
            <Route element={me.mustEnrol ? <Navigate to="/security" replace /> : <Sides />}>
              <Route index element={<Nothing />} />
              {me.talks && <Route path="cases/:id" element={<CasePage />} />}
              {me.sees && <Route path="undelivered" element={<Undelivered />} />}
            </Route>
            {me.sees && <Route path="search" element={<Search />} />}
            {me.sees && <Route path="shift" element={<Shift />} />}
            {me.oversees && <Route path="overview" element={<Overview />} />}
            {me.oversees && <Route path="studio/*" element={<Studio />} />}
            {(me.oversees || me.administers) && <Route path="audit" element={<Audit />} />}
            {(me.oversees || me.administers) && <Route path="keeping" element={<Keeping />} />}
            {me.sees && <Route path="data" element={<PersonalData />} />}
            {me.administers && <Route path="accounts" element={<Accounts />} />}
            <Route path="security" element={<Security />} />
            <Route path="*" element={<Navigate to={me.mustEnrol ? "/security" : "/"} replace />} />
          </Routes>
        </Suspense>
        <Keys />
        <LineState />
      </div>
    </Line.Provider>
  );
}
