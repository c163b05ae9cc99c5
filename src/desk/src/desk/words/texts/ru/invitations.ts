import type { invitations as en } from "../en/invitations";

/** Open invitations, and accounts that are closed, in Russian. */
export const invitations: Readonly<Record<keyof typeof en, string>> = {
  "invitations": "Открытые приглашения",
  "invitations.none": "Открытых приглашений нет. Приглашение действует сутки и на одну учётную запись.",
  "invitations.by": "от {name}",
  "invitations.byHost": "от того, кто у сервера",
  "invitations.ends": "действует до {time}",
  "invitations.withdraw": "Отозвать",
  "invitations.withdrawTitle": "Отозвать приглашение",
  "invitations.withdrawAbout": "С этой минуты ссылка больше ничего не открывает.",
  "accounts.inUse": "Действующие записи",
  "accounts.closed": "Закрытые записи",
  "accounts.noneClosed": "Закрытых записей нет.",
  "accounts.password": "Выдать новый пароль",
  "accounts.passwordAbout": "Для того, кто забыл свой: убедитесь, что это он. Все его входы завершатся, войти можно будет с паролем, который вы сейчас увидите. Свой пароль человек задаст на странице своей записи.",
  "accounts.passwordOnce": "Больше он показан не будет: передайте его лично или через надёжный мессенджер.",
};
