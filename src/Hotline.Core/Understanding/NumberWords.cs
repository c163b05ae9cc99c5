using System.Collections.Frozen;

namespace Hotline.Core.Understanding;

/// <summary>What a word says in a number: a value to add, or a multiplier.</summary>
internal readonly record struct NumberWord(decimal Value, bool Multiplies);

/// <summary>Number words in every language and both Uzbek scripts, by folded spelling.</summary>
internal static class NumberWords
{
    /// <summary>Value, then its words in ru, kk, ky, uz-Latn, uz-Cyrl, tg, en.</summary>
    private static readonly (decimal Value, string Words)[] Values =
    [
        (0, "ноль нуль нөл нол nol сифр zero"),
        (0.5m, "пол полу жарты жарым yarim ярим ним нисф half"),
        (1, "один одна одно одного одну бір бир bir bitta битта як яке якто one odin"),
        (1.5m, "полтора полторы"),
        (2, "два две двое двух екі эки екеу экөө ikki ikkita икки иккита ду дуто two dva"),
        (3, "три трое трех үш үшеу үч үчөө uch uchta уч учта се сето three tri"),
        (4, "четыре четверо четырех төрт төртеу төртөө to'rt тўрт чор чорто чаҳор four chetyre"),
        (5, "пять пятеро пяти бес бесеу беш бешөө besh беш панҷ панҷто five pyat"),
        (6, "шесть шестеро шести алты алтау алтоо olti олти шаш шашто six shest"),
        (7, "семь семеро семи жеті жети жетеу жетөө yetti етти ҳафт ҳафто seven"),
        (8, "восемь восьми сегіз сегиз sakkiz саккиз ҳашт ҳашто eight"),
        (9, "девять девяти тоғыз тогуз to'qqiz тўққиз нӯҳ нӯҳто nine"),
        (10, "десять десяти он o'n ўн даҳ даҳто ten desyat"),
        (11, "одиннадцать ёздаҳ eleven"),
        (12, "двенадцать дувоздаҳ twelve"),
        (13, "тринадцать сездаҳ thirteen"),
        (14, "четырнадцать чордаҳ fourteen"),
        (15, "пятнадцать понздаҳ fifteen"),
        (16, "шестнадцать шонздаҳ sixteen"),
        (17, "семнадцать ҳабдаҳ ҳафдаҳ seventeen"),
        (18, "восемнадцать ҳаждаҳ ҳашдаҳ eighteen"),
        (19, "девятнадцать нуздаҳ нӯздаҳ nineteen"),
        (20, "двадцать двадцати жиырма жыйырма yigirma йигирма бист бисту twenty dvadtsat"),
        (30, "тридцать отыз отуз o'ttiz ўттиз сӣ сию thirty"),
        (40, "сорок қырық кырк qirq қирқ чил чилу forty"),
        (50, "пятьдесят елу элүү ellik эллик панҷоҳ панҷоҳу fifty"),
        (60, "шестьдесят алпыс алтымыш oltmish олтмиш шаст шасту sixty"),
        (70, "семьдесят жетпіс жетимиш yetmish етмиш ҳафтод ҳафтоду seventy"),
        (80, "восемьдесят сексен sakson саксон ҳаштод ҳаштоду eighty"),
        (90, "девяносто тоқсан токсон to'qson тўқсон навад наваду ninety"),
        (200, "двести дусад дусаду"),
        (300, "триста сесад сесаду"),
        (400, "четыреста чорсад чорсаду"),
        (500, "пятьсот панҷсад панҷсаду"),
        (600, "шестьсот шашсад шашсаду"),
        (700, "семьсот ҳафтсад ҳафтсаду"),
        (800, "восемьсот ҳаштсад ҳаштсаду"),
        (900, "девятьсот нӯҳсад нӯҳсаду"),
    ];

    private static readonly (decimal Value, string Words)[] Multipliers =
    [
        (100, "сто жүз yuz юз сад саду hundred"),
        (1_000, "тысяча тысячи тысяч тысячу тыс тыщ тыща тыщи тыщу мың миң ming минг ҳазор ҳазору thousand k к tys tysyach"),
        (1_000_000, "миллион миллиона миллионов млн million millions mln лям ляма"),
        (1_000_000_000, "миллиард миллиарда миллиардов млрд milliard mlrd billion"),
    ];

    private static readonly FrozenDictionary<string, NumberWord> Words = Build();

    /// <summary>Words between the parts of a number.</summary>
    private static readonly FrozenSet<string> Joiners = new[] { "и", "у", "ва", "and", "va" }.ToFrozenSet();

    private static readonly string[] Endings = ["та", "ta", "то"];

    public static bool IsJoiner(string folded) => Joiners.Contains(folded);

    public static NumberWord? Find(string folded)
    {
        if (Words.TryGetValue(folded, out var word)) return word;
        foreach (var ending in Endings)
        {
            if (folded.Length > ending.Length + 1 && folded.EndsWith(ending, StringComparison.Ordinal) && Words.TryGetValue(folded[..^ending.Length], out word)) return word;
        }

        return null;
    }

    private static FrozenDictionary<string, NumberWord> Build()
    {
        var words = new Dictionary<string, NumberWord>();
        foreach (var (value, list) in Values) Add(value, list, multiplies: false);
        foreach (var (value, list) in Multipliers) Add(value, list, multiplies: true);
        return words.ToFrozenDictionary();

        void Add(decimal value, string list, bool multiplies)
        {
            foreach (var word in list.Split(' ')) words[Folding.Fold(word)] = new NumberWord(value, multiplies);
        }
    }
}
