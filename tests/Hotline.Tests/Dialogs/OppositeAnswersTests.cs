using System.Text.RegularExpressions;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs;

/// <summary>
/// "They let me out" is two letters from "they do not let me out" in every language here. No answer that the shipped scripts offer is ever taken for by its contrary: made out of the offered words by
/// adding and removing what denies in each language, and written by hand in <c>opposites.tsv</c>.
/// </summary>
public sealed partial class OppositeAnswersTests(ITestOutputHelper output)
{
    private const int Columns = 4;

    private static readonly Publication Scripts = Shipped.Publication;
    private static readonly Denials Denying = new(UnderstandingFiles.Data.Languages);

    private static IReadOnlyList<CompiledQuestion> Questions { get; } =
        [.. Scripts.Dialogs.SelectMany(d => d.Nodes).OfType<Node.Ask>().Where(a => !a.ChoicesAreLocales).Select(a => Scripts.Compiled.Question(a.Ref)!).Where(q => !q.ExpectsYesNo && q.Ask.Places is null)];

    public static TheoryData<string> Locales => [.. Scripts.Settings.Locales.Select(l => l.Tag.Value!)];

    [Theory]
    [MemberData(nameof(Locales))]
    public void An_offered_answer_is_never_taken_for_its_contrary(string tag)
    {
        var (locale, tried, wrong) = (new LocaleTag(tag), 0, new List<string>());
        foreach (var question in Questions)
        {
            foreach (var option in question.Options.Where(o => o.Kind == OptionKind.Choice))
            {
                foreach (var text in Names(question, option, locale).SelectMany(name => Contraries(name, tag)).Where(c => !HoldsAnother(question, option, c)).SelectMany(c => Slips(c).Prepend(c)).Distinct())
                {
                    tried++;
                    if (Taken(question, text, locale) == option.Id) wrong.Add($"'{text}' at {question.Ask.Ref} is taken for {option.Id}.");
                }
            }
        }

        output.WriteLine($"{tag}: {tried} contraries");
        Assert.True(tried > 50, $"Only {tried} contraries were tried.");
        Assert.Empty(wrong);
    }

    [Fact]
    public void No_answer_of_the_list_is_taken_for_its_contrary()
    {
        var rows = File.ReadLines(Path.Combine(Repository.Root, "tests", "Hotline.Tests", "Dialogs", "opposites.tsv")).Where(l => l.Length > 0 && !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
        var wrong = new List<string>();
        foreach (var row in rows)
        {
            Assert.Equal(Columns, row.Length);
            var (node, choice, locale, text) = (row[0], row[1], new LocaleTag(row[2]), row[3]);
            var question = Assert.Single(Questions, q => q.Ask.Ref.ToString() == node);
            Assert.NotNull(question.ById(choice));
            foreach (var typed in Slips(text).Prepend(text))
                if (Taken(question, typed, locale) == choice) wrong.Add($"'{typed}' ({locale}) at {node} is taken for {choice}.");
        }

        Assert.Empty(wrong);
        foreach (var choice in rows.Where(r => r[0] is "freedom.can_leave" or "detention.who_held" or "extortion.now" or "danger.what").GroupBy(r => (r[0], r[1])))
            Assert.Equal(Scripts.Settings.Locales.Count, choice.Select(r => r[2]).Distinct().Count());
    }

    [Theory]
    [InlineData("freedom.can_leave", "no", "ru", "не могу никуда уйти")]
    [InlineData("freedom.can_leave", "no", "ru", "ни куда не могу уйти")]
    [InlineData("freedom.can_leave", "no", "ru", "мы не можем уйти отсюда")]
    [InlineData("freedom.can_leave", "no", "ru", "уйти не дают")]
    [InlineData("freedom.can_leave", "no", "ru", "ne mogu uyti")]
    [InlineData("freedom.can_leave", "no", "kk", "ешқайда кете алмаймын")]
    [InlineData("freedom.can_leave", "no", "kk", "кете алмаймыз")]
    [InlineData("freedom.can_leave", "no", "kk", "ешкайда шыга алмаймын")]
    [InlineData("freedom.can_leave", "no", "kk", "кетуге болмайды")]
    [InlineData("freedom.can_leave", "no", "ky", "эч жакка кете албайм")]
    [InlineData("freedom.can_leave", "no", "ky", "чыга албайбыз")]
    [InlineData("freedom.can_leave", "no", "ky", "кетүүгө уруксат жок")]
    [InlineData("freedom.can_leave", "no", "uz-Latn", "hech qayerga ketolmayman")]
    [InlineData("freedom.can_leave", "no", "uz-Latn", "keta olmaymiz")]
    [InlineData("freedom.can_leave", "no", "uz-Latn", "chiqolmayman")]
    [InlineData("freedom.can_leave", "no", "uz-Cyrl", "ҳеч қаерга кетолмайман")]
    [InlineData("freedom.can_leave", "no", "uz-Cyrl", "чиқолмайман")]
    [InlineData("freedom.can_leave", "no", "uz-Cyrl", "кета олмаймиз")]
    [InlineData("freedom.can_leave", "no", "tg", "ҳеҷ куҷо рафта наметавонам")]
    [InlineData("freedom.can_leave", "no", "tg", "баромада наметавонем")]
    [InlineData("freedom.can_leave", "no", "tg", "рафтан намемонанд")]
    [InlineData("freedom.can_leave", "no", "en", "i can not leave")]
    [InlineData("freedom.can_leave", "no", "en", "i cannot leave this place")]
    [InlineData("freedom.can_leave", "no", "en", "i cant go anywhere")]
    [InlineData("freedom.can_leave", "no", "en", "they do not let me leave")]
    [InlineData("detention.who_held", "someone", "ru", "мой брат")]
    [InlineData("detention.who_held", "someone", "ru", "моего мужа")]
    [InlineData("detention.who_held", "someone", "kk", "менің ағам")]
    [InlineData("detention.who_held", "someone", "kk", "досымды")]
    [InlineData("detention.who_held", "someone", "ky", "менин байкем")]
    [InlineData("detention.who_held", "someone", "ky", "байкемди")]
    [InlineData("detention.who_held", "someone", "uz-Latn", "mening akam")]
    [InlineData("detention.who_held", "someone", "uz-Latn", "ukamni")]
    [InlineData("detention.who_held", "someone", "uz-Cyrl", "менинг акам")]
    [InlineData("detention.who_held", "someone", "tg", "бародари ман")]
    [InlineData("detention.who_held", "someone", "tg", "рафиқамро")]
    [InlineData("detention.who_held", "someone", "en", "my brother")]
    [InlineData("detention.who_held", "someone", "en", "my husband")]
    [InlineData("freedom.can_leave", "yes", "kk", "ия")]
    [InlineData("freedom.can_leave", "yes", "kk", "иә")]
    [InlineData("freedom.can_leave", "yes", "kk", "ie")]
    [InlineData("freedom.can_leave", "yes", "kk", "iya")]
    [InlineData("freedom.can_leave", "yes", "kk", "әрине")]
    [InlineData("freedom.can_leave", "yes", "tg", "ha")]
    [InlineData("freedom.can_leave", "yes", "tg", "bale")]
    [InlineData("freedom.can_leave", "yes", "tg", "хов")]
    [InlineData("freedom.can_leave", "yes", "tg", "ҳо")]
    [InlineData("freedom.can_leave", "yes", "tg", "albatta")]
    [InlineData("freedom.can_leave", "yes", "uz-Cyrl", "хова")]
    [InlineData("freedom.can_leave", "yes", "uz-Cyrl", "албатта")]
    [InlineData("freedom.can_leave", "yes", "uz-Cyrl", "xa")]
    [InlineData("freedom.can_leave", "yes", "uz-Cyrl", "ха")]
    [InlineData("freedom.can_leave", "yes", "uz-Latn", "hova")]
    [InlineData("freedom.can_leave", "yes", "uz-Latn", "xa")]
    [InlineData("freedom.can_leave", "yes", "uz-Latn", "albatta")]
    [InlineData("freedom.can_leave", "yes", "ru", "ага")]
    [InlineData("freedom.can_leave", "yes", "ru", "da")]
    [InlineData("freedom.can_leave", "yes", "ru", "конечно")]
    [InlineData("freedom.can_leave", "yes", "ky", "ооба")]
    [InlineData("freedom.can_leave", "yes", "ky", "ooba")]
    [InlineData("freedom.can_leave", "yes", "ky", "ова")]
    [InlineData("freedom.can_leave", "yes", "en", "yeah")]
    [InlineData("freedom.can_leave", "no", "uz-Cyrl", "йук")]
    [InlineData("freedom.can_leave", "no", "kk", "joq")]
    [InlineData("freedom.can_leave", "no", "tg", "na")]
    [InlineData("freedom.can_leave", "no", "ru", "неа")]
    [InlineData("passport.passport", "mine", "kk", "ozimde")]
    [InlineData("passport.passport", "mine", "kk", "менде")]
    [InlineData("passport.passport", "mine", "kk", "mende")]
    [InlineData("passport.passport", "mine", "ky", "ozumdo")]
    [InlineData("passport.passport", "mine", "ky", "паспортум менде")]
    [InlineData("passport.passport", "mine", "ru", "u menya")]
    [InlineData("passport.passport", "mine", "ru", "при мне")]
    [InlineData("passport.passport", "mine", "ru", "на руках")]
    [InlineData("passport.passport", "mine", "tg", "pesham")]
    [InlineData("passport.passport", "mine", "tg", "дар пешам")]
    [InlineData("passport.passport", "mine", "uz-Latn", "pasportim menda")]
    [InlineData("passport.passport", "mine", "uz-Latn", "ozimda")]
    [InlineData("passport.passport", "mine", "uz-Cyrl", "менда")]
    [InlineData("passport.passport", "mine", "en", "with me")]
    [InlineData("passport.passport", "held", "tg", "хучаин гирифт")]
    [InlineData("passport.passport", "held", "uz-Latn", "birovda")]
    [InlineData("forced_labour.paid", "yes", "ru", "ага")]
    public void An_answer_in_other_words_is_taken_for_what_it_says(string node, string choice, string tag, string text)
    {
        var question = Assert.Single(Questions, q => q.Ask.Ref.ToString() == node);
        Assert.Equal(choice, Taken(question, text, new LocaleTag(tag)));
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void An_offered_answer_with_one_slip_is_still_taken_for_itself_nearly_always(string tag)
    {
        var (locale, typed, taken) = (new LocaleTag(tag), 0, 0);
        foreach (var question in Questions)
        {
            foreach (var option in question.Options.Where(o => o.Kind == OptionKind.Choice))
            {
                foreach (var text in Names(question, option, locale).SelectMany(Slips).Distinct())
                {
                    typed++;
                    if (Taken(question, text, locale) == option.Id) taken++;
                }
            }
        }

        output.WriteLine($"{tag}: {taken} of {typed} misspelt answers are taken ({(double)taken / typed:P1})");
        Assert.True(taken >= typed * 0.9, $"{tag}: only {taken} of {typed} misspelt answers are taken; 90 % is the floor.");
    }

    private static string? Taken(CompiledQuestion question, string text, LocaleTag locale)
    {
        var heard = Scripts.Compiled.Heard(locale);
        return (question.Exact(Folding.Fold(text), heard) ?? question.Near(text, heard, question.Options))?.Id;
    }

    /// <summary>"Insulin, dialysis" without the "no" behind it still holds "insulin", which the choice offers too.</summary>
    private static bool HoldsAnother(CompiledQuestion question, Option option, string text) =>
        OptionWords.Of(option, question.Ask, Scripts).Concat(OptionWords.Cut(option, question.Ask, Scripts)).Select(w => Folding.Fold(w.Text)).Any(offered =>
            offered == Folding.Fold(text) || !Denying.Deny(Folding.Fold(text)) && $" {Folding.Fold(text)} ".Contains($" {offered} ", StringComparison.Ordinal));

    private static IEnumerable<string> Names(CompiledQuestion question, Option option, LocaleTag locale) =>
        OptionWords.Of(option, question.Ask, Scripts).Where(w => w.Locale == locale || w.Locale is null && locale == LocaleTag.English).Select(w => w.Text.ToLowerInvariant()).Where(w => w.Any(char.IsLetter)).Distinct();

    /// <summary>The same words without what denies, and with it: in front of a word, inside a verb, behind the sentence.</summary>
    private static IEnumerable<string> Contraries(string words, string tag)
    {
        foreach (var (locales, removed) in Removed)
            if (locales.Contains(tag) && removed.Replace(words, "${a}", 1) is var bare && bare != words) yield return bare.Trim();
        foreach (var (locales, verb, denied) in Added)
            if (locales.Contains(tag) && verb.Replace(words, denied, 1) is var contrary && contrary != words) yield return contrary;
        if (Turkic.Contains(tag) && Past().Match(words) is { Success: true } past && !TurkicNotPast().IsMatch(words)) yield return Denied(words, past.Groups["b"], tag);
    }

    /// <summary>The syllable that denies, as it sounds behind its stem: "ұста-ма-ды", "кет-пе-ди", "ol-ma-di".</summary>
    private static string Denied(string words, Group ending, string tag)
    {
        var (stem, last) = (words[..ending.Index], words[ending.Index - 1]);
        var isFront = stem.LastIndexOfAny([.. "аоуыұяеиіөүәэ"]) is var at and >= 0 && "еиіөүәэ".Contains(stem[at]);
        var voiceless = "кқптсшщчфхц".Contains(last);
        var consonant = tag == "kk" ? (voiceless ? 'п' : "мнңзж".Contains(last) ? 'б' : 'м') : voiceless ? 'п' : 'б';
        var syllable = tag switch { "uz-Latn" => "ma", "uz-Cyrl" => "ма", _ => $"{consonant}{(isFront ? 'е' : 'а')}" };
        var voiced = words[ending.Index] switch { 'т' => 'д', 'қ' => 'ғ', 'к' => 'г', var other => other };
        return stem + syllable + voiced + words[(ending.Index + 1)..];
    }

    /// <summary>A letter left out, two in the wrong order: in the middle of the longest word. A slip that takes a denial away makes another sentence.</summary>
    private static IEnumerable<string> Slips(string words)
    {
        var longest = words.Split(' ').MaxBy(w => w.Count(char.IsLetter))!;
        var at = longest.Length / 2;
        if (longest.Length < 6 || !longest.All(char.IsLetter)) yield break;
        string[] slips = [longest.Remove(at, 1), $"{longest[..(at - 1)]}{longest[at]}{longest[at - 1]}{longest[(at + 1)..]}"];
        foreach (var slip in slips.Select(slip => words.Replace(longest, slip, StringComparison.Ordinal)))
            if (Denying.MayBeOne(Folding.Fold(slip), Folding.Fold(words))) yield return slip;
    }

    private static readonly (string Locales, Regex Word)[] Removed =
    [
        ("ru", RussianNot()), ("tg", TajikNot()), ("en", EnglishNot()), (Turkic + "tg", WordNot()), (Turkic, TurkicNotPresent()), (Turkic, TurkicNotPast()),
    ];

    private static readonly (string Locales, Regex Verb, string Denied)[] Added =
    [
        (Turkic, LastWord(), "${a} эмес"), ("tg", LastWord(), "${a} нест"), ("tg", TajikVerb(), "${a}на${b}"), ("ru", RussianVerb(), "${a}не ${b}"), ("en", EnglishVerb(), "${a} not"),
    ];

    private const string Turkic = "kk ky uz-Latn uz-Cyrl ";

    [GeneratedRegex(@"(?<a>^| )не ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RussianNot();

    [GeneratedRegex(@"(?<a>^| )на(?=ме|кард|шуд|дошт|дод|гирифт|мон|тавон)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TajikNot();

    [GeneratedRegex(@"(?<a> |^)(?:do not|not|don't) ", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishNot();

    [GeneratedRegex(@"(?<a>) (?:емес|жоқ|жок|эмес|emas|yo'q|эмас|йўқ|нест)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordNot();

    [GeneratedRegex(@"(?<a>\p{L}{2})(?:ма|ме|ба|бе|бо|бө|па|пе|по|ma)[йy](?=\p{L})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TurkicNotPresent();

    [GeneratedRegex(@"(?<a>\p{L}{2})(?:ма|ме|ба|бе|бо|бө|па|пе|по|пө|ma)(?=(?:[дd][ыіиуi]|[гғg][аеоөa]н|gan|y?ap))", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TurkicNotPast();

    [GeneratedRegex(@"(?<a>\p{L}{2})(?<b>(?:[дт][ыіиуү]|di|[гғкқ][аеоө]н|gan|yapti|япти)(?:м|к|қ|k|m|мын|мин|man)?)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Past();

    [GeneratedRegex(@"(?<a> \p{L}{3,})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastWord();

    [GeneratedRegex(@"(?<a>^| )(?<b>(?:ме\p{L}{3,}|кард\p{L}*|шуд\p{L}*|дошт\p{L}*|дод\p{L}*|гирифт\p{L}*))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TajikVerb();

    [GeneratedRegex(@"(?<a>^| )(?<b>\p{L}{3,}(?:ют|ат|ит|ят|ли|ла|сь|лось))$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RussianVerb();

    [GeneratedRegex(@"^(?<a>(?:.* )?(?:they|we|it|others|is|are|am|was|do|i))(?= )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnglishVerb();
}
