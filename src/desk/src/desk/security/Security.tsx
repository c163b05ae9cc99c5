import { useTranslation } from "react-i18next";
import { useMe } from "../door/me";
import { NoticeSettings } from "../notices/NoticeSettings";
import { Problem } from "../parts/Problem";
import { Room } from "../parts/Room";
import { Authenticator } from "./Authenticator";
import { OwnNames } from "./OwnNames";
import { Passkeys } from "./Passkeys";
import { Password } from "./Password";
import { useSecondFactor } from "./queries";
import { RecoveryCodes } from "./RecoveryCodes";
import { Sessions } from "./Sessions";
import { Telegram } from "./Telegram";

/** One's own account: how one is called, how one signs in, and where one is signed in. */
export default function Security() {
  const { t } = useTranslation();
  const me = useMe();
  const factor = useSecondFactor();
  return (
    <Room title={t("security")}>
      {me.mustEnrol && <p className="card">{t("security.mustEnrol")}</p>}
      <Problem of={factor.error} />
      {factor.data && <Authenticator on={factor.data.authenticator} />}
      {factor.data && <Passkeys keys={factor.data.passkeys} />}
      {factor.data && (factor.data.authenticator || factor.data.passkeys.length > 0) && <RecoveryCodes left={factor.data.recoveryCodesLeft} />}
      {!me.mustEnrol && <OwnNames />}
      {!me.mustEnrol && <Password />}
      {me.sees && <NoticeSettings />}
      {!me.mustEnrol && <Telegram />}
      {!me.mustEnrol && <Sessions />}
    </Room>
  );
}
