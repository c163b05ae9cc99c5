/** The page's own words. What the bot says comes from the server. */
export interface Words {
  readonly language: string;
  readonly menu: string;
  readonly exit: string;
  readonly exitHint: string;
  readonly leave: string;
  readonly conversation: string;
  readonly write: string;
  readonly send: string;
  readonly sending: string;
  readonly notSent: string;
  readonly again: string;
  readonly lost: string;
  readonly busy: string;
  readonly away: string;
  readonly tooLong: string;
  readonly you: string;
  readonly answer: string;
  readonly mainMenu: string;
  readonly person: string;
  readonly location: string;
  readonly noLocation: string;
  readonly stop: string;
  readonly erase: string;
  readonly ended: string;
  readonly newChat: string;
}

/** The languages in the order of the picker, each named in itself. */
export const languages = [
  { tag: "ru", name: "Русский" },
  { tag: "kk", name: "Қазақша" },
  { tag: "ky", name: "Кыргызча" },
  { tag: "uz-Latn", name: "Oʻzbekcha" },
  { tag: "uz-Cyrl", name: "Ўзбекча" },
  { tag: "tg", name: "Тоҷикӣ" },
  { tag: "en", name: "English" },
] as const;

export type Locale = (typeof languages)[number]["tag"];

export const isLocale = (tag: unknown): tag is Locale => languages.some((language) => language.tag === tag);

/** The page's first guess, before the person has chosen: the first language of the browser that we serve, else Russian. */
export function guessLocale(preferred: readonly string[]): Locale {
  for (const tag of preferred) {
    const first = tag.toLowerCase().split("-")[0];
    if (first === "uz") return /cyrl/i.test(tag) ? "uz-Cyrl" : "uz-Latn";
    if (isLocale(first)) return first;
  }
  return "ru";
}

const en: Words = {
  language: "Language",
  menu: "Menu",
  exit: "Quick exit",
  exitHint: "Leaves this page at once. Or press Esc twice.",
  leave: "Leave and clear",
  conversation: "Conversation",
  write: "Write a message",
  send: "Send",
  sending: "Sending…",
  notSent: "Not sent.",
  again: "Try again",
  lost: "Connection lost, trying again…",
  busy: "Many messages at once. This one goes in a moment.",
  away: "We cannot take messages right now. We keep trying, please wait.",
  tooLong: "This message is too long. Please send it in two parts.",
  you: "You",
  answer: "Answer",
  mainMenu: "Main menu",
  person: "Talk to a person",
  location: "Send where I am",
  noLocation: "The phone did not give a place. Please write the city.",
  stop: "Stop writing to me",
  erase: "Delete my data",
  ended: "This chat is over. Nothing is left on this page.",
  newChat: "New chat",
};

const ru: Words = {
  language: "Язык",
  menu: "Меню",
  exit: "Быстрый выход",
  exitHint: "Сразу уводит с этой страницы. Или нажмите Esc два раза.",
  leave: "Уйти и стереть",
  conversation: "Разговор",
  write: "Напишите сообщение",
  send: "Отправить",
  sending: "Отправляется…",
  notSent: "Не отправлено.",
  again: "Повторить",
  lost: "Связь прервалась, пробуем снова…",
  busy: "Много сообщений сразу. Это уйдёт чуть позже.",
  away: "Сейчас мы не можем принять сообщение. Пробуем снова, подождите.",
  tooLong: "Сообщение слишком длинное. Отправьте его двумя частями.",
  you: "Вы",
  answer: "Ответ",
  mainMenu: "Главное меню",
  person: "Поговорить с человеком",
  location: "Отправить, где я",
  noLocation: "Телефон не показал место. Напишите город.",
  stop: "Больше не писать мне",
  erase: "Удалить мои данные",
  ended: "Разговор окончен. На этой странице ничего не осталось.",
  newChat: "Новый разговор",
};

// Drafts below (kk, ky, uz-Latn, uz-Cyrl, tg): no native speaker has read them yet.
const kk: Words = {
  language: "Тіл",
  menu: "Мәзір",
  exit: "Тез шығу",
  exitHint: "Бұл беттен бірден шығарады. Esc пернесін екі рет бассаңыз да болады.",
  leave: "Шығу және өшіру",
  conversation: "Әңгіме",
  write: "Хабарлама жазыңыз",
  send: "Жіберу",
  sending: "Жіберіліп жатыр…",
  notSent: "Жіберілмеді.",
  again: "Қайталау",
  lost: "Байланыс үзілді, қайта қосылып жатырмыз…",
  busy: "Хабарлама көп болып кетті. Бұл сәл кейін жіберіледі.",
  away: "Қазір хабарлама қабылдай алмай тұрмыз. Қайта жіберіп жатырмыз, күте тұрыңыз.",
  tooLong: "Хабарлама тым ұзын. Оны екі бөліп жіберіңіз.",
  you: "Сіз",
  answer: "Жауап",
  mainMenu: "Басты мәзір",
  person: "Адаммен сөйлесу",
  location: "Қай жерде екенімді жіберу",
  noLocation: "Телефон орынды көрсетпеді. Қаланы жазыңыз.",
  stop: "Маған енді жазбаңыз",
  erase: "Деректерімді өшіру",
  ended: "Әңгіме аяқталды. Бұл бетте ештеңе қалмады.",
  newChat: "Жаңа әңгіме",
};

const ky: Words = {
  language: "Тил",
  menu: "Меню",
  exit: "Тез чыгуу",
  exitHint: "Бул барактан дароо чыгарат. Esc баскычын эки жолу бассаңыз да болот.",
  leave: "Чыгуу жана өчүрүү",
  conversation: "Сүйлөшүү",
  write: "Билдирүү жазыңыз",
  send: "Жөнөтүү",
  sending: "Жөнөтүлүп жатат…",
  notSent: "Жөнөтүлгөн жок.",
  again: "Кайталоо",
  lost: "Байланыш үзүлдү, кайра туташып жатабыз…",
  busy: "Билдирүү көп болуп кетти. Бул бир аздан кийин жөнөтүлөт.",
  away: "Азыр билдирүү кабыл ала албай жатабыз. Кайра жөнөтүп жатабыз, күтө туруңуз.",
  tooLong: "Билдирүү өтө узун. Аны экиге бөлүп жөнөтүңүз.",
  you: "Сиз",
  answer: "Жооп",
  mainMenu: "Башкы меню",
  person: "Адам менен сүйлөшүү",
  location: "Кайда экенимди жөнөтүү",
  noLocation: "Телефон жерди көрсөткөн жок. Шаарды жазыңыз.",
  stop: "Мага мындан ары жазбаңыз",
  erase: "Маалыматымды өчүрүү",
  ended: "Сүйлөшүү бүттү. Бул баракта эч нерсе калган жок.",
  newChat: "Жаңы сүйлөшүү",
};

const uzLatn: Words = {
  language: "Til",
  menu: "Menyu",
  exit: "Tez chiqish",
  exitHint: "Bu sahifadan darhol chiqaradi. Esc tugmasini ikki marta bossangiz ham boʻladi.",
  leave: "Chiqish va oʻchirish",
  conversation: "Suhbat",
  write: "Xabar yozing",
  send: "Yuborish",
  sending: "Yuborilmoqda…",
  notSent: "Yuborilmadi.",
  again: "Qayta yuborish",
  lost: "Aloqa uzildi, qayta ulanmoqdamiz…",
  busy: "Xabarlar koʻpayib ketdi. Bu birozdan keyin yuboriladi.",
  away: "Hozir xabarni qabul qila olmayapmiz. Qayta yuboryapmiz, kuting.",
  tooLong: "Xabar juda uzun. Uni ikkiga boʻlib yuboring.",
  you: "Siz",
  answer: "Javob",
  mainMenu: "Asosiy menyu",
  person: "Odam bilan gaplashish",
  location: "Qayerdaligimni yuborish",
  noLocation: "Telefon joyni koʻrsatmadi. Shaharni yozing.",
  stop: "Menga boshqa yozmang",
  erase: "Maʼlumotlarimni oʻchirish",
  ended: "Suhbat tugadi. Bu sahifada hech narsa qolmadi.",
  newChat: "Yangi suhbat",
};

const uzCyrl: Words = {
  language: "Тил",
  menu: "Меню",
  exit: "Тез чиқиш",
  exitHint: "Бу саҳифадан дарҳол чиқаради. Esc тугмасини икки марта боссангиз ҳам бўлади.",
  leave: "Чиқиш ва ўчириш",
  conversation: "Суҳбат",
  write: "Хабар ёзинг",
  send: "Юбориш",
  sending: "Юборилмоқда…",
  notSent: "Юборилмади.",
  again: "Қайта юбориш",
  lost: "Алоқа узилди, қайта уланмоқдамиз…",
  busy: "Хабарлар кўпайиб кетди. Бу бироздан кейин юборилади.",
  away: "Ҳозир хабарни қабул қила олмаяпмиз. Қайта юборяпмиз, кутинг.",
  tooLong: "Хабар жуда узун. Уни иккига бўлиб юборинг.",
  you: "Сиз",
  answer: "Жавоб",
  mainMenu: "Асосий меню",
  person: "Одам билан гаплашиш",
  location: "Қаердалигимни юбориш",
  noLocation: "Телефон жойни кўрсатмади. Шаҳарни ёзинг.",
  stop: "Менга бошқа ёзманг",
  erase: "Маълумотларимни ўчириш",
  ended: "Суҳбат тугади. Бу саҳифада ҳеч нарса қолмади.",
  newChat: "Янги суҳбат",
};

const tg: Words = {
  language: "Забон",
  menu: "Меню",
  exit: "Баромади тез",
  exitHint: "Аз ин саҳифа дарҳол мебарорад. Метавонед Esc-ро ду бор пахш кунед.",
  leave: "Баромадан ва пок кардан",
  conversation: "Суҳбат",
  write: "Паём нависед",
  send: "Фиристодан",
  sending: "Фиристода мешавад…",
  notSent: "Фиристода нашуд.",
  again: "Боз кӯшиш кунед",
  lost: "Алоқа канда шуд, боз кӯшиш мекунем…",
  busy: "Паёмҳо бисёр шуданд. Ин паём каме баъдтар меравад.",
  away: "Ҳозир паёмро қабул карда наметавонем. Боз мефиристем, интизор шавед.",
  tooLong: "Паём хеле дароз аст. Онро ба ду қисм фиристед.",
  you: "Шумо",
  answer: "Ҷавоб",
  mainMenu: "Менюи асосӣ",
  person: "Бо одам гап задан",
  location: "Ҷои худро фиристодан",
  noLocation: "Телефон ҷойро нишон надод. Шаҳрро нависед.",
  stop: "Дигар ба ман нанависед",
  erase: "Маълумоти маро нест кардан",
  ended: "Суҳбат тамом шуд. Дар ин саҳифа чизе намонд.",
  newChat: "Суҳбати нав",
};

export const words: Readonly<Record<Locale, Words>> = { ru, kk, ky, "uz-Latn": uzLatn, "uz-Cyrl": uzCyrl, tg, en };
