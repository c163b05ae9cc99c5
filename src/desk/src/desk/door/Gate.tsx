import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api/api";
import { kept } from "../api/memory";
import { Loading } from "../parts/Loading";
import { Problem } from "../parts/Problem";
import { Shell } from "../shell/Shell";
import { Door } from "./Door";
import { WhoAmI } from "./me";
import { SignIn } from "./SignIn";
import { Welcome } from "./Welcome";

/** Who is before the desk: somebody with a link, somebody to sign in, or somebody who works here. */
export function Gate({ welcome }: { readonly welcome: string | null }) {
  const { t } = useTranslation();
  const [code, setCode] = useState(welcome);
  const me = useQuery({ queryKey: kept.me, queryFn: api.me, staleTime: Infinity });
  if (me.isPending)
    return (
      <Door>
        <Loading />
      </Door>
    );
  if (code)
    return (
      <Door>
        <Welcome code={code} done={() => void me.refetch().then(() => setCode(null))} leave={() => setCode(null)} />
      </Door>
    );
  if (me.isError)
    return (
      <Door>
        <div className="card stack">
          <Problem of={me.error} />
          <Button variant="filled" onClick={() => void me.refetch()}>
            {t("tryAgain")}
          </Button>
        </div>
      </Door>
    );
  if (!me.data.signedIn)
    return (
      <Door>
        <SignIn wereSignedOut={me.data.wereSignedOut} />
      </Door>
    );
  return (
    <WhoAmI value={me.data}>
      <Shell />
    </WhoAmI>
  );
}
