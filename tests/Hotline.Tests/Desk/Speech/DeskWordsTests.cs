using System.Reflection;
using System.Text.RegularExpressions;
using Hotline.Core.Cases;
using Hotline.Core.Localization;
using Hotline.Desk.Accounts;
using Hotline.Desk.Operators;
using Hotline.Desk.Requests;
using Hotline.Desk.Speech;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Support;

namespace Hotline.Tests.Desk.Speech;

public sealed partial class DeskWordsTests
{
    /// <summary>Words that stay only where a part was not looked up.</summary>
    private static readonly string[] English = ["text", "label", "words", "question", "handoff", "list", "phone", "commands", "warning", "name"];

    private const BindingFlags Fixed = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public static TheoryData<string> Others => [.. DeskWords.Languages.Where(l => l != DeskWords.English.Language)];

    [Theory]
    [MemberData(nameof(Others))]
    public void Whatever_the_server_always_says_alike_is_said_in_each_language(string language)
    {
        var types = typeof(DeskWords).Assembly.GetTypes().Where(t => !t.ContainsGenericParameters).ToList();
        var refusals = types.SelectMany(t => t.GetFields(Fixed)).Where(f => f.FieldType == typeof(DeskError)).Select(f => ((DeskError)f.GetValue(null)!).Message).ToList();
        var group = typeof(GroupWords).GetFields(Fixed).Select(f => (string)f.GetValue(null)!);
        var outcomes = OutcomeCodes.All.Select(o => o.Words);
        Assert.True(refusals.Count > 20);
        var words = DeskWords.In(language)!;
        Assert.Equal([], refusals.Concat(group).Concat(outcomes).Where(said => words.Find(said) is null));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_row_is_still_said_by_the_source_and_written_with_the_languages_letters(string language)
    {
        var source = string.Concat(Repository.SourceFiles().Select(File.ReadAllText));
        var entries = DeskWords.In(language)!.Entries;
        Assert.Equal(DeskWords.In("ru")!.Entries.Select(e => e.Id), entries.Select(e => e.Id));
        // Codes of topics and answers are spelled with spaces here and stand in the scripts; names of texts are put together.
        Assert.Equal([], entries.Where(e => char.IsUpper(e.Id[0]) && !e.Id.StartsWith("SMS text", StringComparison.Ordinal) && !source.Contains(Longest(e.Id), StringComparison.Ordinal)).Select(e => e.Id));
        Assert.Equal([], entries.Where(e => !Holes(e.Id).SetEquals(Holes(e.Strings[0]))).Select(e => e.Id));
        Assert.Equal([], entries.SelectMany(e => Alphabets.Faults(language, Plain(e.Strings[0]), e.Id)).Select(f => f.Message));
    }

    /// <summary>What a publication changes is told in parts, which stand here with a value in each hole.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public void Whatever_a_publication_changes_is_said_in_each_language(string language)
    {
        string[] rare =
        [
            "removed", "was of another kind before: handoff", "added, 1 question", "added, 12 questions", "12 people are waiting there", "1 person is waiting there", "3 people are waiting there and go to menu.what",
            "3 of them go to menu.what", "9 of them finish on the questions that they began with", "1 line added, 0 removed", "4 lines added, 2 removed", "order of its lines changed", "asks wages.owed again now, also where it was answered",
            "SMS label of 'month' changed", "text for who tells what happened added", "warning 2 removed", "day of the check changed", "the answer is not kept now", "language kk added", "a lawyer has checked it",
        ];
        var words = DeskWords.In(language)!;
        var parts = PublicationDiffTests.Changes.SelectMany(row => row.Data.Item4.Split(": ", 2)[1].Split("; ")).Concat(rare).Distinct().ToList();
        Assert.True(parts.Count > 50);
        Assert.Equal([], parts.Where(part => words.Find(part) is not { } said || said.Split(' ').Any(English.Contains)));
    }

    [Fact]
    public void Values_stand_where_the_language_puts_them()
    {
        Assert.Equal("Это обращение теперь ведёт Amina. Ничего не отправлено.", DeskWords.In("ru")!.Of("Amina has this case now. Nothing was sent."));
        Assert.Equal("Бұл іспен енді {code} айналысады. Ештеңе жіберілмеді.", DeskWords.In("kk-KZ")!.Of("{code} has this case now. Nothing was sent."));
        Assert.Equal("Выберите имя для входа: от 3 до 64 знаков.", DeskWords.In("ru")!.Of(AccountRules.Broken(new Welcome("", "", "Amina", "seven quiet rivers", ["ru"]), [])!));
        Assert.Equal("изменено: надпись ответа «text»", DeskWords.In("ru")!.Of("label of 'text' changed"));
        Assert.Equal("ответ «text» убран", DeskWords.In("ru")!.Of("choice 'text' removed"));
        Assert.Equal("Nobody translated this.", DeskWords.In("kk")!.Of("Nobody translated this."));
        Assert.Null(DeskWords.In("fr"));
    }

    [Theory]
    [InlineData("Mon\n9-18")]
    [InlineData("' cannot be read. Write days and hours, for example ")]
    [InlineData("'")]
    public void Whatever_somebody_wrote_is_quoted_as_it_is(string written) => Assert.Equal(
        $"Не получилось прочитать «{written}». Напишите дни и часы, например Mon-Fri 09:00-18:00 или Sat 22:00-06:00.",
        DeskWords.In("ru")!.Of($"'{written}' cannot be read. Write days and hours, for example Mon-Fri 09:00-18:00, or Sat 22:00-06:00."));

    [Fact]
    public void A_sentence_is_read_once_however_long_it_is_and_like_itself_all_through()
    {
        var shape = SentenceShape.Of("{a} and {b} and {c} end here.");
        var values = shape.Read(string.Concat(Enumerable.Repeat(" and ", 1_000_000)) + " end here.")!;
        Assert.Equal((" and ", " and ", 5 * 999_996), (values["a"], values["b"], values["c"].Length));
        Assert.Null(shape.Read(string.Concat(Enumerable.Repeat(" and ", 1_000_000)) + " end her"));
        Assert.Null(shape.Read("x and  and y end here."));
        Assert.Null(SentenceShape.Of("one {a} one").Read("one one"));
    }

    [Theory]
    [InlineData("kk", "kk", "Сіз шығып кеттіңіз. Қайта кіріңіз.")]
    [InlineData("fr, ru-KZ;q=0.5, en;q=0.1", "ru", "Вы вышли. Войдите снова.")]
    [InlineData("en-GB", "en", "You are signed out. Please sign in again.")]
    [InlineData(null, "en", "You are signed out. Please sign in again.")]
    public async Task A_refusal_comes_in_the_language_that_the_page_asks_for(string? asked, string language, string words)
    {
        await using var desk = await DeskRig.StartAsync();
        var answer = await desk.Client(languages: asked).GetAsync("queue");
        Assert.Equal(words, answer.Text("message"));
        Assert.Equal(language, answer.Language);
    }

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Value)];

    /// <summary>The longest piece between holes: what stands in the source as it is.</summary>
    private static string Longest(string text) => Hole().Split(text).MaxBy(p => p.Length)!.Replace("\"", "\\\"", StringComparison.Ordinal);

    /// <summary>Without names of settings, commands and other products, which are right in every language.</summary>
    private static string Plain(string text) => Names().Replace(text, " ");

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\{\w+\}|\b(Telegram:OperatorsGroup|Mon-Fri|Sat|Asia/Almaty|ru|uz-Latn|note|unlink|STOP|START|Twilio|Meta|JPEG|MB|yaml|csv|tsv|po)\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Names();
}
