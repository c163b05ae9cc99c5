import { Button, NativeSelect, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { channelWords, languageWords, locales } from "../../words/codes";
import { channels, countries } from "./model";
import type { Trying } from "./useTrying";

/** Who the person is: language, channel, country, and whether anybody is on duty. */
export function Settings({ trying }: { readonly trying: Trying }) {
  const { t } = useTranslation();
  const { setting, set, again } = trying;
  return (
    <div className="tryingSettings">
      <NativeSelect label={t("try.language")} value={setting.locale} onChange={(event) => set({ locale: event.currentTarget.value })}>
        <option value="">{t("try.findsOut")}</option>
        {locales().map((tag) => (
          <option key={tag} value={tag}>
            {languageWords(tag)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect label={t("try.channel")} value={setting.channel} onChange={(event) => set({ channel: event.currentTarget.value })}>
        {channels.map((channel) => (
          <option key={channel} value={channel}>
            {channelWords(channel)}
          </option>
        ))}
      </NativeSelect>
      <NativeSelect label={t("try.country")} value={setting.country} onChange={(event) => set({ country: event.currentTarget.value })}>
        <option value="">{t("try.usual")}</option>
        {countries.map((country) => (
          <option key={country} value={country}>
            {t(`try.country.${country}`)}
          </option>
        ))}
      </NativeSelect>
      <Switch label={t("try.onShift")} checked={setting.onShift} onChange={(event) => set({ onShift: event.currentTarget.checked })} />
      <Button variant="default" onClick={again}>
        {t("try.again")}
      </Button>
    </div>
  );
}
