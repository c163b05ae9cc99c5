import type { script as en } from "../en/script";

/** Why an edit of a script is not made, in Kazakh. */
export const script: Readonly<Record<keyof typeof en, string>> = {
  "script.torn": "{file}, {line}-жол: бұл YAML емес. Алдымен сол жерді түзетіңіз.",
  "script.missing": "«{name}» енді жоқ.",
  "script.unknownKey": "«{key}» бұл жерге жатпайды.",
  "script.neededKey": "«{key}» қалдыруға болмайды.",
  "script.badName": "«{name}» атау бола алмайды. Кіші латын әріптері, сандар және _, бірінші таңба әріп, барлығы 40 таңбадан аспасын.",
  "script.badChoice": "«{name}» жауаптың белгісі бола алмайды. Кіші латын әріптері, сандар және _ немесе елдің екі бас әрпі; sms, also, skip, heard, otherwise болмайды.",
  "script.nodeExists": "«{name}» түйіні бұрыннан бар. Басқа атау таңдаңыз.",
  "script.dialogNamed": "«{name}» деген диалог бар: қайсысы екені белгісіз болады. Басқа атау таңдаңыз.",
  "script.choiceExists": "«{name}» жауабы бұрыннан бар. Басқасын таңдаңыз.",
  "script.lastNode": "«{name}» — жалғыз түйін. Диалогқа кемінде бір түйін керек.",
  "script.stillLed": "«{name}» түйініне мыналар апарады: {places}. Олар енді қайда апаратынын көрсетіңіз.",
  "script.leadsNowhere": "Апаратын басқа «{name}» түйіні немесе диалогы жоқ.",
  "script.sharedAnswer": "«{name}» жауабын {place} те береді. Жаңа жауап қосып, мұны ештеңе сұрамайтын болғанда алып тастаңыз.",
};
