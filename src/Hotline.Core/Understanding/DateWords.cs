using System.Collections.Frozen;

namespace Hotline.Core.Understanding;

/// <summary>Months, near days and units of time in every language, by folded spelling.</summary>
internal static class DateWords
{
    /// <summary>Beginnings of month names; the longest that fits wins, so that endings need no list.</summary>
    private static readonly string[] MonthStems =
    [
        "январ янв қаңтар yanvar january jan",
        "феврал фев ақпан fevral february feb",
        "март мар наурыз mart march mar",
        "апрел апр сәуір aprel april apr",
        "май мая мае мамыр may",
        "июн июнь маусым iyun июн june jun",
        "июл шілде iyul july jul",
        "август авг тамыз avgust august aug",
        "сентябр сен сент қыркүйек sentabr sentyabr september sept sep",
        "октябр окт қазан oktabr oktyabr october oct",
        "ноябр ноя қараша noyabr november nov",
        "декабр дек желтоқсан dekabr december dec",
    ];

    private static readonly (int Days, string Words)[] NearDays =
    [
        (0, "сегодня|сегодне|бүгін|бүгүн|bugun|бугун|имрӯз|имруз|today|segodnya"),
        (-1, "вчера|кеше|кечээ|кече|кеча|кеше|kecha|дирӯз|дируз|yesterday|vchera|кеша"),
        (-2, "позавчера|алдыңғы күні|алдыңгүні|мурдагы күнү|мурда күнү|мурдагүнү|o'tgan kuni|avvalgi kun|ўтган куни|аввалги кун|парерӯз|парируз|day before yesterday"),
        (1, "завтра|ертең|эртең|ertaga|эртага|пагоҳ|фардо|tomorrow|zavtra"),
    ];

    private static readonly string[] Days = ["день", "дня", "дней", "дн", "күн", "kun", "кун", "рӯз", "руз", "day", "days", "сутки", "суток"];
    private static readonly string[] Weeks = ["неделю", "недели", "недель", "нед", "апта", "жума", "hafta", "ҳафта", "week", "weeks"];
    private static readonly string[] Months = ["месяц", "месяца", "месяцев", "мес", "ай", "oy", "ой", "моҳ", "month", "months"];
    private static readonly string[] Years = ["год", "года", "лет", "жыл", "yil", "йил", "сол", "year", "years"];
    private static readonly string[] Back = ["назад", "бұрын", "мурун", "мурда", "oldin", "avval", "олдин", "аввал", "пеш", "ago", "nazad"];
    private static readonly string[] DayOfMonth = ["числа", "число", "числе", "chisla", "санасы", "күні", "числосу", "sanasi", "санада"];

    private static readonly (string Stem, int Month)[] Stems =
        [.. MonthStems.SelectMany((names, i) => names.Split(' ').Select(n => (Stem: Folding.Fold(n), Month: i + 1))).OrderByDescending(s => s.Stem.Length)];

    private static readonly FrozenDictionary<string, int> Near =
        NearDays.SelectMany(d => d.Words.Split('|').Select(Folding.Fold).Distinct().Select(w => (w, d.Days))).DistinctBy(d => d.w).ToFrozenDictionary(d => d.w, d => d.Days);

    private static readonly FrozenDictionary<string, DateUnit> Units = new[] { (Days, DateUnit.Day), (Weeks, DateUnit.Week), (Months, DateUnit.Month), (Years, DateUnit.Year) }
        .SelectMany(u => u.Item1.Select(w => (Word: Folding.Fold(w), Unit: u.Item2))).DistinctBy(u => u.Word).ToFrozenDictionary(u => u.Word, u => u.Unit);

    private static readonly FrozenSet<string> BackWords = Back.Select(Folding.Fold).ToFrozenSet();
    private static readonly FrozenSet<string> DayOfMonthWords = DayOfMonth.Select(Folding.Fold).ToFrozenSet();

    /// <summary>The month that a word names, in any case of any language, or 0.</summary>
    public static int Month(string word)
    {
        foreach (var (stem, month) in Stems)
        {
            // Short forms stand alone: "мар" is March, "маро" is Tajik for "me".
            if (stem.Length <= 4 ? word == stem || (stem is "март" or "mart" && word.StartsWith(stem, StringComparison.Ordinal)) : word.StartsWith(stem, StringComparison.Ordinal)) return month;
        }

        return MonthOfMay(word);
    }

    public static int? NearDay(string text) => Near.TryGetValue(text, out var days) ? days : null;

    public static DateUnit? Unit(string word) => Units.TryGetValue(word, out var unit) ? unit : null;

    public static bool IsBack(string word) => BackWords.Contains(word);

    public static bool IsDayOfMonth(string word) => DayOfMonthWords.Contains(word);

    private static int MonthOfMay(string word) => word switch
    {
        "майда" or "майдин" or "майдын" or "майи" or "mayda" => 5,
        "июня" or "июне" or "июнда" or "июни" => 6,
        "июля" or "июле" or "июлда" or "июли" => 7,
        _ => 0,
    };
}

/// <summary>A span of time that people count back in.</summary>
internal enum DateUnit
{
    Day,
    Week,
    Month,
    Year,
}
