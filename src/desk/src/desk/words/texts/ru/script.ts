import type { script as en } from "../en/script";

/** Why an edit of a script is not made, in Russian. */
export const script: Readonly<Record<keyof typeof en, string>> = {
  "script.torn": "{file}, строка {line}: это не YAML. Сначала исправьте там.",
  "script.missing": "«{name}» здесь уже нет.",
  "script.unknownKey": "«{key}» сюда не относится.",
  "script.neededKey": "Без «{key}» нельзя.",
  "script.badName": "Имя «{name}» не подходит. Строчные латинские буквы, цифры и _, первой буква, всего не больше 40 знаков.",
  "script.badChoice": "«{name}» не подходит для ответа. Строчные латинские буквы, цифры и _ или две заглавные буквы страны; нельзя sms, also, skip, heard, otherwise.",
  "script.nodeExists": "Узел «{name}» уже есть. Выберите другое имя.",
  "script.dialogNamed": "Так называется диалог «{name}»: будет непонятно, что имеется в виду. Выберите другое имя.",
  "script.choiceExists": "Ответ «{name}» уже есть. Выберите другой.",
  "script.lastNode": "«{name}» — единственный узел. Без узла диалога нет.",
  "script.stillLed": "К «{name}» ведут: {places}. Укажите, куда они поведут вместо этого.",
  "script.leadsNowhere": "Другого узла или диалога «{name}» нет, вести некуда.",
  "script.sharedAnswer": "Ответ «{name}» даёт и {place}. Добавьте новый ответ, а этот уберите, когда о нём больше ничего не спрашивает.",
};
