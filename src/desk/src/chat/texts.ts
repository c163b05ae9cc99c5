/** The page's own words. What the bot says comes from the server. */
export interface Words {
  /** The heading and the title of the tab: they say nothing of what the page is for. */
  readonly title: string;
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
  readonly typing: string;
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
  readonly erased: string;
  readonly newChat: string;
  readonly attach: string;
  readonly takePhoto: string;
  readonly recordVoice: string;
  readonly recording: string;
  readonly done: string;
  readonly noMicrophone: string;
  readonly chooseFile: string;
  readonly fileLimits: string;
  readonly photoClean: string;
  readonly cancel: string;
  readonly remove: string;
  readonly photo: string;
  readonly voice: string;
  readonly video: string;
  readonly paper: string;
  readonly megabytes: string;
  readonly kilobytes: string;
  readonly loading: string;
  readonly open: string;
  readonly save: string;
  readonly fileGone: string;
  readonly fileLarge: string;
  readonly fileKind: string;
  readonly fileDamaged: string;
  readonly fileRoom: string;
  readonly fileSum: string;
  readonly fileAgain: string;
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
  title: "Chat",
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
  typing: "A helper is writing…",
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
  erased: "This chat is over, and your data is deleted: messages, answers, files. Safety copies go within 30 days. Papers that were already sent to an office cannot be called back.",
  newChat: "New chat",
  attach: "Send a photo, a voice message or a file",
  takePhoto: "Take a photo",
  recordVoice: "Record a voice message",
  recording: "Recording",
  done: "Done",
  noMicrophone: "The microphone is off for this page. Allow it in your browser, or choose a recording from your phone.",
  chooseFile: "Choose a photo or file",
  fileLimits: "Photos up to 15 MB, everything else up to 20 MB.",
  photoClean: "Where and when it was taken is removed before anybody sees it.",
  cancel: "Cancel",
  remove: "Remove",
  photo: "Photo",
  voice: "Voice message",
  video: "Video",
  paper: "File",
  megabytes: "MB",
  kilobytes: "KB",
  loading: "Loading…",
  open: "Open",
  save: "Save",
  fileGone: "This file is not here any more.",
  fileLarge: "This file is too large. Photos may have 15 MB, other files 20 MB. Send a smaller one, or describe it in words.",
  fileKind: "We cannot open files of this kind. Send a photo of it, a voice message, or write it in words.",
  fileDamaged: "This file is empty or damaged. Choose it again, or send a photo of it.",
  fileRoom: "We cannot take files right now. Please write it in words.",
  fileSum: "Many files came from this chat today. Write in words, or send the rest tomorrow.",
  fileAgain: "The page was loaded anew before this went. Choose the file again.",
};

const ru: Words = {
  title: "Чат",
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
  typing: "Помощник пишет…",
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
  erased: "Разговор окончен, ваши данные удалены: сообщения, ответы, файлы. Запасные копии исчезнут в течение 30 дней. Бумаги, которые уже отправлены в какое-то ведомство, вернуть нельзя.",
  newChat: "Новый разговор",
  attach: "Отправить фото, голосовое сообщение или файл",
  takePhoto: "Сделать фото",
  recordVoice: "Записать голосовое сообщение",
  recording: "Идёт запись",
  done: "Готово",
  noMicrophone: "Микрофон для этой страницы выключен. Разрешите его в браузере или выберите готовую запись в телефоне.",
  chooseFile: "Выбрать фото или файл",
  fileLimits: "Фото до 15 МБ, остальное до 20 МБ.",
  photoClean: "Где и когда снято фото, мы убираем: этого никто не увидит.",
  cancel: "Отменить",
  remove: "Убрать",
  photo: "Фото",
  voice: "Голосовое сообщение",
  video: "Видео",
  paper: "Файл",
  megabytes: "МБ",
  kilobytes: "КБ",
  loading: "Загружается…",
  open: "Открыть",
  save: "Сохранить",
  fileGone: "Этого файла здесь больше нет.",
  fileLarge: "Файл слишком большой. Фото можно до 15 МБ, другие файлы до 20 МБ. Отправьте файл поменьше или опишите словами.",
  fileKind: "Такие файлы мы открыть не можем. Отправьте фото, голосовое сообщение или напишите словами.",
  fileDamaged: "Файл пустой или повреждён. Выберите его ещё раз или отправьте его фото.",
  fileRoom: "Сейчас мы не можем принять файл. Напишите, пожалуйста, словами.",
  fileSum: "Из этого чата сегодня пришло много файлов. Напишите словами или отправьте остальное завтра.",
  fileAgain: "Страница загрузилась заново, файл не ушёл. Выберите его ещё раз.",
};

// Drafts below (kk, ky, uz-Latn, uz-Cyrl, tg): no native speaker has read them yet.
const kk: Words = {
  title: "Чат",
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
  typing: "Көмекші жазып жатыр…",
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
  erased: "Әңгіме аяқталды, деректеріңіз өшірілді: хабарламалар, жауаптар, файлдар. Сақтық көшірмелер 30 күн ішінде жойылады. Мекемеге жіберіліп қойған қағаздарды қайтарып алуға болмайды.",
  newChat: "Жаңа әңгіме",
  attach: "Фото, дауыстық хабарлама немесе файл жіберу",
  takePhoto: "Фотоға түсіру",
  recordVoice: "Дауыстық хабарлама жазу",
  recording: "Жазылып жатыр",
  done: "Дайын",
  noMicrophone: "Бұл бет үшін микрофон өшірулі. Оны браузерде рұқсат етіңіз немесе телефоннан дайын жазбаны таңдаңыз.",
  chooseFile: "Фото немесе файл таңдау",
  fileLimits: "Фото 15 МБ дейін, қалғаны 20 МБ дейін.",
  photoClean: "Фотоның қайда және қашан түсірілгенін өшіреміз: оны ешкім көрмейді.",
  cancel: "Болдырмау",
  remove: "Алып тастау",
  photo: "Фото",
  voice: "Дауыстық хабарлама",
  video: "Бейне",
  paper: "Файл",
  megabytes: "МБ",
  kilobytes: "КБ",
  loading: "Жүктеліп жатыр…",
  open: "Ашу",
  save: "Сақтау",
  fileGone: "Бұл файл енді мұнда жоқ.",
  fileLarge: "Файл тым үлкен. Фото 15 МБ дейін, басқа файлдар 20 МБ дейін болады. Кішірек файл жіберіңіз немесе сөзбен жазыңыз.",
  fileKind: "Мұндай файлды аша алмаймыз. Фото, дауыстық хабарлама жіберіңіз немесе сөзбен жазыңыз.",
  fileDamaged: "Файл бос немесе бүлінген. Оны қайта таңдаңыз немесе фотосын жіберіңіз.",
  fileRoom: "Қазір файл қабылдай алмаймыз. Сөзбен жазыңызшы.",
  fileSum: "Бұл чаттан бүгін көп файл келді. Сөзбен жазыңыз немесе қалғанын ертең жіберіңіз.",
  fileAgain: "Бет қайта жүктелді, файл кетпеді. Оны қайта таңдаңыз.",
};

const ky: Words = {
  title: "Чат",
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
  typing: "Жардамчы жазып жатат…",
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
  erased: "Сүйлөшүү бүттү, маалыматыңыз өчүрүлдү: билдирүүлөр, жооптор, файлдар. Камдык көчүрмөлөр 30 күндүн ичинде өчөт. Мекемеге жөнөтүлүп калган кагаздарды кайтарып алуу мүмкүн эмес.",
  newChat: "Жаңы сүйлөшүү",
  attach: "Сүрөт, үн билдирүү же файл жөнөтүү",
  takePhoto: "Сүрөткө тартуу",
  recordVoice: "Үн билдирүү жаздыруу",
  recording: "Жазылып жатат",
  done: "Даяр",
  noMicrophone: "Бул барак үчүн микрофон өчүк. Аны браузерде уруксат бериңиз же телефондон даяр жазууну тандаңыз.",
  chooseFile: "Сүрөт же файл тандоо",
  fileLimits: "Сүрөт 15 МБ чейин, калганы 20 МБ чейин.",
  photoClean: "Сүрөт кайда жана качан тартылганын өчүрөбүз: аны эч ким көрбөйт.",
  cancel: "Жокко чыгаруу",
  remove: "Алып салуу",
  photo: "Сүрөт",
  voice: "Үн билдирүү",
  video: "Видео",
  paper: "Файл",
  megabytes: "МБ",
  kilobytes: "КБ",
  loading: "Жүктөлүп жатат…",
  open: "Ачуу",
  save: "Сактоо",
  fileGone: "Бул файл эми бул жерде жок.",
  fileLarge: "Файл өтө чоң. Сүрөт 15 МБ чейин, башка файлдар 20 МБ чейин болот. Кичирээк файл жөнөтүңүз же сөз менен жазыңыз.",
  fileKind: "Мындай файлды ача албайбыз. Сүрөт, үн билдирүү жөнөтүңүз же сөз менен жазыңыз.",
  fileDamaged: "Файл бош же бузулган. Аны кайра тандаңыз же сүрөтүн жөнөтүңүз.",
  fileRoom: "Азыр файл кабыл ала албайбыз. Сөз менен жазыңызчы.",
  fileSum: "Бул чаттан бүгүн көп файл келди. Сөз менен жазыңыз же калганын эртең жөнөтүңүз.",
  fileAgain: "Барак кайра жүктөлдү, файл кеткен жок. Аны кайра тандаңыз.",
};

const uzLatn: Words = {
  title: "Chat",
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
  typing: "Yordamchi yozmoqda…",
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
  erased: "Suhbat tugadi, maʼlumotlaringiz oʻchirildi: xabarlar, javoblar, fayllar. Zaxira nusxalar 30 kun ichida yoʻqoladi. Idoraga yuborib boʻlingan qogʻozlarni qaytarib olib boʻlmaydi.",
  newChat: "Yangi suhbat",
  attach: "Surat, ovozli xabar yoki fayl yuborish",
  takePhoto: "Suratga olish",
  recordVoice: "Ovozli xabar yozish",
  recording: "Yozilmoqda",
  done: "Tayyor",
  noMicrophone: "Bu sahifa uchun mikrofon oʻchiq. Unga brauzerda ruxsat bering yoki telefondan tayyor yozuvni tanlang.",
  chooseFile: "Surat yoki fayl tanlash",
  fileLimits: "Surat 15 MB gacha, qolgani 20 MB gacha.",
  photoClean: "Surat qayerda va qachon olinganini oʻchiramiz: buni hech kim koʻrmaydi.",
  cancel: "Bekor qilish",
  remove: "Olib tashlash",
  photo: "Surat",
  voice: "Ovozli xabar",
  video: "Video",
  paper: "Fayl",
  megabytes: "MB",
  kilobytes: "KB",
  loading: "Yuklanmoqda…",
  open: "Ochish",
  save: "Saqlash",
  fileGone: "Bu fayl endi bu yerda yoʻq.",
  fileLarge: "Fayl juda katta. Surat 15 MB gacha, boshqa fayllar 20 MB gacha boʻladi. Kichikroq fayl yuboring yoki soʻz bilan yozing.",
  fileKind: "Bunday faylni ocha olmaymiz. Surat, ovozli xabar yuboring yoki soʻz bilan yozing.",
  fileDamaged: "Fayl boʻsh yoki buzilgan. Uni qayta tanlang yoki suratini yuboring.",
  fileRoom: "Hozir fayl qabul qila olmaymiz. Iltimos, soʻz bilan yozing.",
  fileSum: "Bu chatdan bugun koʻp fayl keldi. Soʻz bilan yozing yoki qolganini ertaga yuboring.",
  fileAgain: "Sahifa qayta yuklandi, fayl ketmadi. Uni qayta tanlang.",
};

const uzCyrl: Words = {
  title: "Чат",
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
  typing: "Ёрдамчи ёзмоқда…",
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
  erased: "Суҳбат тугади, маълумотларингиз ўчирилди: хабарлар, жавоблар, файллар. Захира нусхалар 30 кун ичида йўқолади. Идорага юбориб бўлинган қоғозларни қайтариб олиб бўлмайди.",
  newChat: "Янги суҳбат",
  attach: "Сурат, овозли хабар ёки файл юбориш",
  takePhoto: "Суратга олиш",
  recordVoice: "Овозли хабар ёзиш",
  recording: "Ёзилмоқда",
  done: "Тайёр",
  noMicrophone: "Бу саҳифа учун микрофон ўчиқ. Унга браузерда рухсат беринг ёки телефондан тайёр ёзувни танланг.",
  chooseFile: "Сурат ёки файл танлаш",
  fileLimits: "Сурат 15 МБ гача, қолгани 20 МБ гача.",
  photoClean: "Сурат қаерда ва қачон олинганини ўчирамиз: буни ҳеч ким кўрмайди.",
  cancel: "Бекор қилиш",
  remove: "Олиб ташлаш",
  photo: "Сурат",
  voice: "Овозли хабар",
  video: "Видео",
  paper: "Файл",
  megabytes: "МБ",
  kilobytes: "КБ",
  loading: "Юкланмоқда…",
  open: "Очиш",
  save: "Сақлаш",
  fileGone: "Бу файл энди бу ерда йўқ.",
  fileLarge: "Файл жуда катта. Сурат 15 МБ гача, бошқа файллар 20 МБ гача бўлади. Кичикроқ файл юборинг ёки сўз билан ёзинг.",
  fileKind: "Бундай файлни оча олмаймиз. Сурат, овозли хабар юборинг ёки сўз билан ёзинг.",
  fileDamaged: "Файл бўш ёки бузилган. Уни қайта танланг ёки суратини юборинг.",
  fileRoom: "Ҳозир файл қабул қила олмаймиз. Илтимос, сўз билан ёзинг.",
  fileSum: "Бу чатдан бугун кўп файл келди. Сўз билан ёзинг ёки қолганини эртага юборинг.",
  fileAgain: "Саҳифа қайта юкланди, файл кетмади. Уни қайта танланг.",
};

const tg: Words = {
  title: "Чат",
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
  typing: "Ёрдамчӣ навишта истодааст…",
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
  erased: "Суҳбат тамом шуд, маълумоти шумо нест карда шуд: паёмҳо, ҷавобҳо, файлҳо. Нусхаҳои эҳтиётӣ дар давоми 30 рӯз нест мешаванд. Қоғазҳоеро, ки аллакай ба ягон идора фиристода шудаанд, баргардондан мумкин нест.",
  newChat: "Суҳбати нав",
  attach: "Фиристодани акс, паёми овозӣ ё файл",
  takePhoto: "Акс гирифтан",
  recordVoice: "Сабти паёми овозӣ",
  recording: "Сабт шуда истодааст",
  done: "Тайёр",
  noMicrophone: "Микрофон барои ин саҳифа хомӯш аст. Ба он дар браузер иҷозат диҳед ё сабти тайёрро аз телефон интихоб кунед.",
  chooseFile: "Интихоби акс ё файл",
  fileLimits: "Акс то 15 МБ, боқимонда то 20 МБ.",
  photoClean: "Дар куҷо ва кай гирифта шудани аксро нест мекунем: онро касе намебинад.",
  cancel: "Бекор кардан",
  remove: "Хориҷ кардан",
  photo: "Акс",
  voice: "Паёми овозӣ",
  video: "Видео",
  paper: "Файл",
  megabytes: "МБ",
  kilobytes: "КБ",
  loading: "Бор мешавад…",
  open: "Кушодан",
  save: "Нигоҳ доштан",
  fileGone: "Ин файл дигар дар ин ҷо нест.",
  fileLarge: "Файл хеле калон аст. Акс то 15 МБ, файлҳои дигар то 20 МБ мешавад. Файли хурдтар фиристед ё бо сухан нависед.",
  fileKind: "Чунин файлро кушода наметавонем. Акс ё паёми овозӣ фиристед, ё бо сухан нависед.",
  fileDamaged: "Файл холӣ ё вайрон аст. Онро аз нав интихоб кунед ё аксашро фиристед.",
  fileRoom: "Ҳоло мо файл қабул карда наметавонем. Лутфан бо сухан нависед.",
  fileSum: "Аз ин чат имрӯз файлҳои зиёд омаданд. Бо сухан нависед ё боқимондаро пагоҳ фиристед.",
  fileAgain: "Саҳифа аз нав бор шуд, файл нарафт. Онро аз нав интихоб кунед.",
};

export const words: Readonly<Record<Locale, Words>> = { ru, kk, ky, "uz-Latn": uzLatn, "uz-Cyrl": uzCyrl, tg, en };
