import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Me } from "../api/model";
import { Problem } from "../parts/Problem";
import { knowsPasskeys, signInByPasskey } from "./passkeys";

/** The way in by a passkey, where the browser has them. */
export function PasskeyButton({ entered }: { readonly entered: (me: Me) => void }) {
  const { t } = useTranslation();
  const enter = useMutation({ mutationFn: signInByPasskey, onSuccess: (me) => me && entered(me) });
  if (!knowsPasskeys()) return null;
  return (
    <>
      <Problem of={enter.error} />
      <Button onClick={() => enter.mutate()} loading={enter.isPending}>
        {t("door.passkey")}
      </Button>
    </>
  );
}
