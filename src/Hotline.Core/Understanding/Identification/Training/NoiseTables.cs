using System.Collections.Frozen;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Identification.Training;

/// <summary>
/// How people type each class: what letters become without a keyboard of the language, in Latin, and in haste. "·" stands for nothing, "=" for what folding makes of the letter; what stands twice is typed twice as often.
/// </summary>
internal static class NoiseTables
{
    private const string RussianInLatin =
        "а a|б b|в v w|г g|д d|е e e ye|ё e yo|ж zh j|з z|и i|й y i j|к k|л l|м m|н n|о o|п p|р r|с s|т t|у u|ф f|х h kh x|ц c ts|ч ch 4|ш sh w|щ sch sh|ъ ·|ы y i|ь · ' ·|э e|ю yu u|я ya ia a";

    private static readonly FrozenDictionary<string, string> Replaced = new Dictionary<string, string>
    {
        ["kk"] = "қ =|ғ =|ң = = нг|ө =|ұ =|ү =|ә = = е|һ =|і = = ы i",
        ["ky"] = "ң = = нг|ө =|ү = = ю",
        ["uz-Cyrl"] = "ў = = о|қ =|ғ =|ҳ =",
        ["uz-Latn"] = "ʻ =|ʼ =|‘ =|’ =|' =",
        ["tg"] = "ӣ =|ӯ =|қ =|ғ =|ҳ =|ҷ = = дж ж",
        ["ru"] = "ё =",
        ["en"] = "' =|’ =",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> InLatin = new Dictionary<string, string>
    {
        ["kk"] = RussianInLatin + "|ә a a e|ғ g g gh|қ k q k|ң n n ng|ө o|ұ u|ү u|һ h|і i|ж zh j j|х h|у u u w",
        ["ky"] = RussianInLatin + "|ң n n ng|ө o|ү u|ж j j zh",
        ["tg"] = RussianInLatin + "|ғ g gh|ӣ i|қ k q|ӯ u u o|ҳ h|ҷ j|х kh h x|а a a a o",
        ["ru"] = RussianInLatin,
    }.ToFrozenDictionary();

    /// <summary>Other spellings of parts of words, each taken now and then.</summary>
    private static readonly FrozenDictionary<string, string> Spoken = new Dictionary<string, string>
    {
        ["kk"] = "ып жатыр|ип жатыр|йып жатыр|йп жатыр|қазір казр|керек керк|ый и|ій и|иы и|іңіз ыныз|емін емн|ш щ",
        ["ky"] = "аа а|оо о|уу у|өө ө|үү ү|жатат жатт|жатат атат|э е|ый и|ж дж",
        ["uz-Cyrl"] = "й и|и й|э е|е э|япти япди|япти вотти|япти ябди|ъ ·|х ҳ|ҳ х|қ х|ни н|дан дн",
        ["uz-Latn"] = "yapti yabdi|yapti votti|yapti yapdi|yapti yapi|x h|h x|sh w|ch 4|ch c|oʻ u|oʻ ö|gʻ ğ|q k|ya a|ng n|ni n",
        ["tg"] = "ро а|мекунад мекна|мекунам мекнам|мекунанд мекнан|меояд меёд|намедиҳад намета|намедиҳанд наметан|медиҳад мета|анд ан|аст ай|ҳаст ас|барои барой|бояд бод|нест нес|агар ага|куҷо кучо|дигар диг|ро ра",
        ["ru"] = "что чо|что шо|что што|сейчас щас|сколько скока|когда када|ого ова|ться ца|тся ца|о а|е и|ы и|жи жы|ши шы|сч щ|тд д|пожалуйста пж|человек чел|спасибо спс|сегодня седня|тебя тя|меня мня|вообще ваще",
        ["en"] = "you u|are r|please pls|please plz|ing in|th d|because cuz|my ma|with wit|going to gonna|want to wanna|your ur|people ppl|thanks thx|ee e|ll l",
    }.ToFrozenDictionary();

    /// <summary>Tajik of old fonts.</summary>
    public static readonly (char From, char To)[] OldFont = [('қ', 'ќ'), ('ҳ', 'њ'), ('ҷ', 'љ'), ('ғ', 'ѓ'), ('ӣ', 'ї'), ('ӯ', 'ў')];

    /// <summary>Cyrillic, then the Latin twins.</summary>
    public static readonly (string Cyrillic, string Latin) Twins = ("аеосрхук", "aeocpxyk");

    /// <summary>Latin letters of other languages, then what remains without their marks.</summary>
    public static readonly (string Marked, string Plain) Marks = ("çşğöüäýňžıáéíóúñãõâêôàèùìäåøčšžěřůąęłśżźćńőűțăîß", "csgouaynziaeiounaoaeoaeuiaaocszeruaelszzcnoutais");

    /// <summary>Russian words and phrases inside sentences of the others.</summary>
    public static readonly string[] Loans =
        ("паспорт|патент|регистрация|прораб|хозяин|начальник|полис|депортация|документы|зарплата|деньги|полиция|миграция|участковый|адвокат|юрист|суд|штраф|договор|"
        + "работа|объект|стройка|бригадир|вахта|аванс|справка|больница|скорая|врач|операция|общежитие|квартира|аренда|билет|поезд|самолет|аэропорт|граница|запрет|въезд|"
        + "разрешение|гражданство|консульство|посольство|телефон|номер|адрес|помощь|помогите|пожалуйста|спасибо|здравствуйте|привет|вообще|потому|уже|сейчас|завтра|вчера|"
        + "короче|просто|только|можно|нельзя|надо|вопрос|проблема|срочно|конечно|значит|давайте|если|например|что делать|что мне делать|как быть|не знаю|сколько стоит|"
        + "потому что|как нам быть|в отделе|по патенту|на работе|на стройке|без договора|документов нет|денег нет|помогите пожалуйста|в больнице|до свидания|"
        + "сейчас в москве|я не понимаю|подскажите пожалуйста|на границе|миграционная карта|разрешение на работу|скорую вызвать|нет проблем|всё равно|так и сказал|в общем|"
        + "как получить|нужно срочно").Split('|');

    public static FrozenDictionary<char, string[]> Letters(string locale) => Read(Replaced.GetValueOrDefault(locale) ?? "");

    public static FrozenDictionary<char, string[]>? Latin(string locale) => InLatin.TryGetValue(locale, out var table) ? Read(table) : null;

    public static (string From, string To)[] Sayings(string locale) =>
        Spoken.TryGetValue(locale, out var list) ? [.. list.Split('|').Select(p => (p[..p.LastIndexOf(' ')], Shown(p[(p.LastIndexOf(' ') + 1)..])))] : [];

    private static FrozenDictionary<char, string[]> Read(string table)
    {
        var letters = new Dictionary<char, string[]>();
        foreach (var part in table.Split('|').Where(p => p.Length > 0)) letters[part[0]] = [.. part[2..].Split(' ').Select(form => form == "=" ? Folding.Fold(part[..1]) : Shown(form))];
        return letters.ToFrozenDictionary();
    }

    private static string Shown(string written) => written == "·" ? "" : written;
}
