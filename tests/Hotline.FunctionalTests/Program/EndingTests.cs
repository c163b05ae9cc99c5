using System.Text.RegularExpressions;

namespace Hotline.FunctionalTests.Program;

/// <summary>Stop, leave and erase are one message each, in every language, wherever the person stands.</summary>
public sealed partial class EndingTests
{
    private static readonly string[] Form = ["/start", """{"choice":"no"}""", """{"choice":"unpaid_wages"}"""];
    private static readonly string[] Waiting = [.. Form, "operator"];
    private static readonly string[] Human = [.. Waiting, """{"operator":"I am here."}"""];

    public static TheoryData<string> Locales =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "locales"), "*.po").Select(f => Path.GetFileNameWithoutExtension(f)!).Append("en").Order(StringComparer.Ordinal)];

    [Fact]
    public void There_are_seven_languages() => Assert.Equal(["en", "kk", "ky", "ru", "tg", "uz-Cyrl", "uz-Latn"], Locales.Select(l => l.Data));

    [Theory]
    [MemberData(nameof(Locales))]
    public async Task Stop_leave_and_erase_are_one_message_each_in_a_form_while_waiting_and_with_a_helper(string locale)
    {
        (string[] Before, string Mode, string Ending)[] talks =
            [.. from place in new[] { (Form, "bot"), (Waiting, "waiting"), (Human, "human") } from ending in new[] { "stop", "leave", "erase" } select (place.Item1, place.Item2, ending)];
        string[] lines = [.. talks.SelectMany(t => (string[])[.. t.Before, Words(t.Ending, locale), """{"advance":"30d"}"""]), "/start"];
        var run = await ChatRun.PlayAsync(lines, "--locale", locale, "--now", "2026-03-02T10:00:00Z");
        var at = 0;
        foreach (var (before, mode, ending) in talks)
        {
            at += before.Length + 2;
            Assert.Equal((ending, mode), (ending, run.Turns[at - 3].Mode));
            Assert.Equal((ending, "stopped", locale), (ending, run.Turns[at - 2].Mode, run.Turns[at - 2].Locale));
            Assert.Equal((ending, "stopped"), (ending, run.Turns[at - 1].Mode));
            Assert.Empty(run.Turns[at - 1].Replies);
        }

        Assert.Equal("bot", run.Last.Mode);
        Assert.NotEmpty(run.Last.Replies);
    }

    /// <summary>The first word of a reaction: the one that our texts name.</summary>
    internal static string Words(string reaction, string locale)
    {
        var file = locale == "en" ? "ru" : locale;
        var po = File.ReadAllText(Path.Combine(Repository.Root, "locales", $"{file}.po"));
        var entry = Entry().Matches(po).Single(m => m.Groups["name"].Value == reaction);
        return entry.Groups[locale == "en" ? "source" : "words"].Value.Split('|')[0];
    }

    [GeneratedRegex("""msgctxt "_always\.(?<name>\w+)\.words"\nmsgid "(?<source>[^"]*)"\nmsgstr "(?<words>[^"]*)"\n""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Entry();
}
