import "./queue.css";
import { Suspense } from "react";
import { Outlet, useLocation } from "react-router";
import { useMe } from "../door/me";
import { Loading } from "../parts/Loading";
import { Queue } from "./Queue";

/** The queue on one side, what was opened on the other. A phone shows one of them. */
export function Sides() {
  const me = useMe();
  const open = useLocation().pathname !== "/";
  return (
    <main className={`sides ${open ? "open" : ""} ${me.sees ? "" : "bare"}`}>
      {me.sees && <Queue />}
      <div className="place">
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </div>
    </main>
  );
}
