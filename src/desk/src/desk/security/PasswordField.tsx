import { PasswordInput } from "@mantine/core";
import { useTranslation } from "react-i18next";

/** One's password, asked for again before what protects the account is changed. */
export function PasswordField({ name = "password", label }: { readonly name?: string; readonly label?: string }) {
  const { t } = useTranslation();
  return <PasswordInput name={name} label={label ?? t("security.yourPassword")} required withAsterisk={false} autoComplete="current-password" data-autofocus visibilityToggleButtonProps={{ "aria-label": t("door.show") }} />;
}
