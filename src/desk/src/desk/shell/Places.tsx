import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import { useMe } from "../door/me";
import { places } from "./places";

/** The way to the rooms that this account may enter; nothing where there is only one. */
export function Places({ left }: { readonly left?: () => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const mine = places.filter((place) => place.open(me));
  if (mine.length < 2) return null;
  return (
    <nav className="places" aria-label={t("places")}>
      {mine.map((place) => (
        <NavLink key={place.to} to={place.to} end={place.to === "/"} onClick={left}>
          {t(place.words)}
        </NavLink>
      ))}
    </nav>
  );
}
