using System.Collections.Frozen;

namespace Hotline.Core.Understanding;

/// <summary>Yes, no and "I don't know" in every language and script.</summary>
internal static class ShortAnswers
{
    private const int LongestText = 200;
    private const int MostWords = 5;
    private const int LongestPhrase = 4;

    private const string YesPhrases =
        "да|ага|угу|дa|конечно|верно|точно|так точно|согласен|согласна|согласны|хочу|можно|давай|давайте|ок|окей|хорошо|ладно|правда|именно|естественно|da|aga|konechno|" +
        "иә|ия|йә|ие|ийа|я|иа|әрине|болады|дұрыс|жарайды|мақұл|келісемін|ia|iya|arine|" +
        "ооба|ова|ооба ооба|албетте|болот|макул|туура|ийи|oba|ooba|" +
        "ha|xa|albatta|bo'ladi|to'g'ri|xo'p|ho'p|mayli|roziman|ҳа|ҳаа|албатта|бўлади|тўғри|хўп|майли|розиман|" +
        "ҳо|ҳоо|бале|бали|оре|мешавад|дуруст|майлаш|розиам|розӣ|bale|" +
        "yes|yeah|yep|yup|y|sure|ok|okay|of course|correct|right|true|i do|i am|i agree|yes i do|yes i am";

    private const string NoPhrases =
        "нет|неа|не|нету|нельзя|не надо|не нужно|не хочу|не согласен|не согласна|отказываюсь|никак нет|ни за что|net|nyet|ne nado|" +
        "жоқ|жо|керек емес|қажет емес|болмайды|келіспеймін|jok|joq|zhok|" +
        "жок|эмес|керек эмес|кереги жок|болбойт|" +
        "yo'q|yoq|yuq|yok|kerak emas|bo'lmaydi|йўқ|йук|йок|керак эмас|бўлмайди|хоҳламайман|xohlamayman|" +
        "на|не не|нӣ|нест|лозим нест|даркор нест|намешавад|намехоҳам|" +
        "no|nope|nah|n|not|never|no thanks|no thank you|i do not|i dont|i am not|not really";

    private const string DontKnowPhrases =
        "не знаю|незнаю|не знаем|хз|без понятия|понятия не имею|не помню|непомню|не уверен|не уверена|затрудняюсь|сложно сказать|забыл|забыла|ne znayu|ne pomnyu|" +
        "білмеймін|білмейм|білмедім|есімде жоқ|ұмытып қалдым|ұмыттым|bilmeimin|" +
        "билбейм|билбеймин|билбедим|эсимде жок|унутуп калдым|унуттум|" +
        "bilmayman|bilmadim|bilmiman|bilmiyman|bilmeman|esimda yo'q|eslolmayman|unutdim|билмайман|билмадим|билмиман|билмиймн|эсимда йўқ|эслолмайман|унутдим|" +
        "намедонам|намедонм|намедонем|ман намедонам|дар ёдам нест|дар ёд надорам|фаромӯш кардам|ёдам нест|namedonam|" +
        "dont know|do not know|dunno|idk|no idea|not sure|cant remember|cannot remember|dont remember|do not remember|i forgot";

    private static readonly FrozenSet<string> Yes = Read(YesPhrases);
    private static readonly FrozenSet<string> No = Read(NoPhrases);
    private static readonly FrozenSet<string> Unsure = Read(DontKnowPhrases);

    /// <summary>Answers only when they are the whole message: inside another they mean something else.</summary>
    private static readonly FrozenSet<string> Alone = Read("на|не|я|n|y|not|ия|ие|ова|i do|i am|i am not|i do not|i dont|хочу|можно|точно|правда|хорошо|right|true|ха|xa|ha|ho|хо|жо|нельзя|болады|болот|never");

    /// <summary>"нет денег", "no money" tell of a lack; these words behind them tell of a no.</summary>
    private static readonly FrozenSet<string> Lacking = Read("нет|нету|net|no");

    private static readonly FrozenSet<string> AfterNo =
        Read("не|я|мне|меня|мы|нас|спасибо|никто|никогда|нет|пока|еще|это|все|это|конечно|рахмат|thanks|thank|i|we|it|they|nobody|not|never|sorry|please");

    private static readonly System.Buffers.SearchValues<char> Pauses = System.Buffers.SearchValues.Create(",.;!:\n—–");

    private static readonly (string Sign, bool Answer)[] Signs =
        [("👍", true), ("✅", true), ("✔", true), ("☑", true), ("👌", true), ("👎", false), ("❌", false), ("✖", false), ("🚫", false), ("🙅", false)];

    public static bool? YesNo(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return null;
        var folded = Folding.Fold(text);
        if (folded.Length == 0) return FromSigns(text.Trim());
        if (Yes.Contains(folded)) return true;
        if (No.Contains(folded)) return false;
        var words = folded.Split(' ');
        if (words.Length > MostWords || Contains(words, Unsure, null)) return null;
        var beforePause = Folding.Fold(text[..Math.Max(0, text.AsSpan().IndexOfAny(Pauses))]);
        var (yes, no) = (Yes.Contains(beforePause) || StartsWith(words, Yes), No.Contains(beforePause) || (StartsWith(words, No) && !IsLack(words)));
        if (yes == no) return null;
        return yes && Contains(words[1..], No, Alone) ? null : yes;
    }

    public static bool DontKnow(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestText) return false;
        if (text.Contains("🤷", StringComparison.Ordinal)) return true;
        var words = Folding.Fold(text).Split(' ');
        return words.Length <= MostWords + 1 && Contains(words, Unsure, null);
    }

    private static bool? FromSigns(string text)
    {
        if (text is "+" or "++" or "+++") return true;
        if (text is "-" or "–" or "—" or "−") return false;
        bool? found = null;
        foreach (var (sign, answer) in Signs)
        {
            if (!text.Contains(sign, StringComparison.Ordinal)) continue;
            if (found is not null && found != answer) return null;
            found = answer;
        }

        return found;
    }

    private static bool IsLack(string[] words) => words.Length > 1 && Lacking.Contains(words[0]) && !AfterNo.Contains(words[1]);

    private static bool StartsWith(string[] words, FrozenSet<string> phrases)
    {
        for (var count = Math.Min(LongestPhrase, words.Length); count > 0; count--)
        {
            var start = string.Join(' ', words, 0, count);
            if (phrases.Contains(start) && !Alone.Contains(start)) return true;
        }

        return false;
    }

    private static bool Contains(string[] words, FrozenSet<string> phrases, FrozenSet<string>? except)
    {
        for (var start = 0; start < words.Length; start++)
        {
            for (var count = Math.Min(LongestPhrase, words.Length - start); count > 0; count--)
            {
                var phrase = string.Join(' ', words, start, count);
                if (phrases.Contains(phrase) && except?.Contains(phrase) != true) return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Read(string list) => list.Split('|').Select(Folding.Fold).ToFrozenSet();
}
