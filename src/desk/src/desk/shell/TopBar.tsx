import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useTranslation } from "react-i18next";
import { useMe } from "../door/me";
import { Menu } from "./Menu";
import { Places } from "./Places";

/** Where one is, and the menu. */
export function TopBar() {
  const { t } = useTranslation();
  const me = useMe();
  const [open, menu] = useDisclosure(false);
  return (
    <header className="bar">
      <h1>{t("desk")}</h1>
      <Places />
      <span className="me">{me.alias}</span>
      <Button onClick={menu.open}>{t("menu")}</Button>
      {open && <Menu close={menu.close} />}
    </header>
  );
}
