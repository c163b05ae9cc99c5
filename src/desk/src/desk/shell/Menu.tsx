import { Button, Drawer, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { api } from "../api/api";
import { forget } from "../api/memory";
import { dropAllDrafts } from "../case/drafts";
import { useMe } from "../door/me";
import { Problem } from "../parts/Problem";
import { ColourSwitch } from "./ColourSwitch";
import { LanguageSwitch } from "./LanguageSwitch";
import { Places } from "./Places";
import { useKeysOn, useSoundOn } from "./settings";

/** What one sets for this machine, and the way out. */
export function Menu({ close }: { readonly close: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const [sound, setSound] = useSoundOn();
  const [keysOn, setKeysOn] = useKeysOn();
  const client = useQueryClient();
  const go = useNavigate();
  const leave = useMutation({
    mutationFn: api.signOut,
    onSuccess: async () => {
      dropAllDrafts();
      await go("/", { replace: true });
      forget(client, false);
    },
  });
  return (
    <Drawer opened onClose={close} position="right" size="20rem" title={t("menu")} closeButtonProps={{ "aria-label": t("close") }}>
      <div className="stack">
        <Places left={close} />
        <p className="hint">{t("menu.you", { name: me.alias })}</p>
        <LanguageSwitch />
        <ColourSwitch />
        {me.sees && <Switch checked={sound} onChange={(event) => setSound(event.currentTarget.checked)} label={t("sound")} />}
        {me.sees && <Switch checked={keysOn} onChange={(event) => setKeysOn(event.currentTarget.checked)} label={t("keys")} description={t("keys.about")} />}
        <Problem of={leave.error && new Error(t("door.maybeSignedIn", { why: leave.error.message }))} />
        <Button onClick={() => leave.mutate()} loading={leave.isPending}>
          {t("signOut")}
        </Button>
      </div>
    </Drawer>
  );
}
