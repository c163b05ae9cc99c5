import type { invitations as en } from "../en/invitations";

/** Open invitations, and accounts that are closed, in Kazakh. */
export const invitations: Readonly<Record<keyof typeof en, string>> = {
  "invitations": "Ашық шақырулар",
  "invitations.none": "Ашық шақыру жоқ. Шақыру бір тәулік және бір тіркелгі үшін жарамды.",
  "invitations.by": "шақырған: {name}",
  "invitations.byHost": "шақырған: серверге қарайтын адам",
  "invitations.ends": "{time} дейін жарамды",
  "invitations.withdraw": "Қайтарып алу",
  "invitations.withdrawTitle": "Шақыруды қайтарып алу",
  "invitations.withdrawAbout": "Осы сәттен бастап сілтеме ештеңе ашпайды.",
  "accounts.inUse": "Ашық тіркелгілер",
  "accounts.closed": "Жабық тіркелгілер",
  "accounts.noneClosed": "Жабық тіркелгі жоқ.",
  "accounts.password": "Жаңа құпиясөз беру",
  "accounts.passwordAbout": "Құпиясөзін ұмытқан адамға арналған: соның өзі екеніне көз жеткізіңіз. Оның барлық кіру сеанстары аяқталады, енді Сізге көрсетілетін құпиясөзбен кіреді. Өз құпиясөзін өз тіркелгісінің бетінде таңдайды.",
  "accounts.passwordOnce": "Ол тек осы жолы көрсетіледі: қолма-қол немесе сенімді мессенджермен беріңіз.",
};
