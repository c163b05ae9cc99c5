import "./door.css";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ColourSwitch } from "../shell/ColourSwitch";
import { LanguageSwitch } from "../shell/LanguageSwitch";

/** Before the desk: one form in the middle, and the switches for who cannot read or see it. */
export function Door({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = t("desk");
  });
  return (
    <main className="door">
      {children}
      <LanguageSwitch />
      <ColourSwitch />
    </main>
  );
}
