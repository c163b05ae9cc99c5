import { NativeSelect, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { useTranslation } from "react-i18next";

const schemes = ["auto", "light", "dark"] as const;

/** Dark, light, or as the machine has it. */
export function ColourSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <NativeSelect label={t("colours")} value={colorScheme} onChange={(event) => setColorScheme(event.currentTarget.value as MantineColorScheme)}>
      {schemes.map((scheme) => (
        <option key={scheme} value={scheme}>
          {t(`colours.${scheme}`)}
        </option>
      ))}
    </NativeSelect>
  );
}
