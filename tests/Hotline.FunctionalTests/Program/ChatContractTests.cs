using System.Diagnostics;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>The contract of <c>hotline chat --json</c>, which other tools rely on.</summary>
public sealed class ChatContractTests
{
    private const string Choice = """{"choice":"no"}""";

    private static readonly string[] ToAnOperator = ["/start", Choice, "operator"];

    private static string Tap(string choice) => $$"""{"choice":"{{choice}}"}""";

    [Fact]
    public async Task Nothing_is_printed_before_the_first_line_and_the_end_of_input_ends_it_with_0()
    {
        var (exitCode, output) = await HotlineCommand.OutputAsync("", "", "chat", "--json");
        Assert.Equal((0, ""), (exitCode, output));
    }

    [Fact]
    public async Task Each_line_of_input_ends_with_where_the_conversation_stands()
    {
        var run = await ChatRun.PlayAsync(["/start", Choice], "--locale", "ru");
        Assert.Equal(("ru", "welcome.danger_now", "bot"), (run.Turns[0].Locale, run.Turns[0].Place, run.Turns[0].Mode));
        Assert.Equal(["yes", "no"], run.Turns[0].ChoiceIds);
        Assert.Contains("unpaid_wages", run.Turns[1].ChoiceIds);
        Assert.All(run.Turns[1].Replies.SelectMany(r => r.GetProperty("choices").EnumerateArray()), c => Assert.NotEqual("", c.GetProperty("label").GetString()));
    }

    [Fact]
    public async Task An_operator_takes_answers_and_closes_and_the_case_says_what_it_holds()
    {
        var run = await ChatRun.PlayAsync([.. ToAnOperator, """{"operator":"Hello, I am here."}""", """{"close":"helped"}""", "thank you"], "--locale", "tg", "--now", "2026-03-02T10:00:00Z");
        var opened = Assert.Single(run.Turns[2].Cases);
        Assert.Equal("tg", opened.GetProperty("language").GetString());
        Assert.Contains(opened.GetProperty("urgency").GetString(), (string[])["immediate", "urgent", "normal"]);
        foreach (var name in (string[])["id", "topic", "flags", "summary"]) Assert.True(opened.TryGetProperty(name, out _), name);
        Assert.Equal("waiting", run.Turns[2].Mode);
        Assert.Contains("Hello, I am here.", run.Turns[3].Said, StringComparison.Ordinal);
        Assert.Equal("human", run.Turns[3].Mode);
        Assert.Equal("closed", run.Turns[4].Mode);
        Assert.NotEmpty(run.Turns[5].Replies);
    }

    [Fact]
    public async Task Places_files_and_failed_deliveries_are_events()
    {
        var run = await ChatRun.PlayAsync(
            [.. ToAnOperator, """{"location":[43.238949,76.889709]}""", """{"file":"voice"}""", """{"file":"photo"}""", """{"file":"document"}""", """{"delivery":"failed"}"""], "--locale", "ru");
        Assert.All(run.Turns, turn => Assert.Empty(turn.Errors));
        Assert.Equal("waiting", run.Last.Mode);
        Assert.NotEmpty(run.Turns[4].Replies);
    }

    [Fact]
    public async Task Advancing_the_clock_fires_what_is_due_at_its_own_time_and_once()
    {
        // A question of a form goes quiet after 20 hours, without words: nobody has allowed us to write first.
        string[] toConsent = ["/start", .. new[] { "no", "unpaid_wages", "afraid", "none", "RU", "never", "held" }.Select(Tap)];
        var run = await ChatRun.PlayAsync([.. toConsent, """{"advance":"19h"}""", """{"advance":"1h"}""", """{"advance":"30d"}""", "menu"], "--locale", "ru", "--now", "2026-03-02T10:00:00Z");
        var after = run.Turns.Skip(toConsent.Length).ToArray();
        Assert.Equal(["consent.agree", "silence.quiet", "silence.quiet"], after.Take(3).Select(t => t.Place));
        Assert.All(after.Take(3), turn => Assert.Empty(turn.Replies));
        Assert.NotEmpty(after[3].Replies);
    }

    [Fact]
    public async Task Sms_shows_numbered_choices_in_the_text_and_the_shorter_twins()
    {
        var sms = await ChatRun.PlayAsync(["/start", Choice], "--locale", "en", "--channel", "sms");
        var telegram = await ChatRun.PlayAsync(["/start", Choice], "--locale", "en", "--channel", "telegram");
        Assert.Contains("\n1", sms.Turns[1].Said, StringComparison.Ordinal);
        Assert.True(sms.Turns[0].Said.Length < telegram.Turns[0].Said.Length);
        Assert.Equal(telegram.Turns[1].ChoiceIds, sms.Turns[1].ChoiceIds);
        Assert.DoesNotContain("\n1", telegram.Turns[1].Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_continues_the_conversation_of_a_contact_and_knows_its_case()
    {
        var data = Directory.CreateTempSubdirectory("hotline-chat-test-").FullName;
        await ChatRun.PlayAsync(ToAnOperator, "--locale", "tg", "--data", data, "--contact", "one");
        var again = await ChatRun.PlayAsync(["""{"operator":"I am here."}"""], "--data", data, "--contact", "one");
        Assert.Equal("human", again.Last.Mode);
        Assert.Equal("tg", again.Last.Locale);
        Assert.Contains("I am here.", again.Last.Said, StringComparison.Ordinal);
        var third = await ChatRun.PlayAsync(["""{"operator":"Still here."}"""], "--data", data, "--contact", "one");
        Assert.Contains("Still here.", third.Last.Said, StringComparison.Ordinal);
        var other = await ChatRun.PlayAsync(["/start"], "--data", data, "--contact", "two", "--locale", "ru");
        Assert.Equal(("bot", "ru"), (other.Last.Mode, other.Last.Locale));
    }

    [Fact]
    public async Task Rubbish_gets_an_error_or_an_answer_and_never_ends_the_program()
    {
        string[] events =
        [
            "{", "{}", """{"x":1}""", """{"choice":5}""", """{"choice":"no","x":1}""", """{"choice":"\ud800"}""", """{"\ud800":"x"}""", """{"location":["a","b"]}""", """{"location":[1e999,0]}""",
            """{"location":[91,0]}""", """{"file":"5"}""", """{"advance":"NaNh"}""", """{"advance":"-1h"}""", """{"advance":"5 fortnights"}""", """{"delivery":"sent"}""",
            """{"operator":"nobody is there"}""", """{"close":"helped"}""", """{"delivery":"failed"}""", "{\"a\":" + new string('[', 10_000), "{\"operator\":\"" + new string('x', 1_048_576),
        ];
        string[] texts =
        [
            "", " ", "\0\0", "nul\0inside", "\u202Eright to left\u202C \u200F\u200E", string.Concat(Enumerable.Repeat("😀👨‍👩‍👧‍👦", 2000)), new string('я', 10_000), new string('x', 1_048_576),
            string.Concat(Enumerable.Repeat("a\u0301\u0302\u0303", 5000)), "x" + string.Concat(Enumerable.Repeat("😀", 5_000)), "\"}],", "<script>alert(1)</script>", "%s%n{0}{{", """{"choice":"no such choice"}""",
        ];
        var run = await ChatRun.PlayAsync([.. events, .. texts, "operator"], "--locale", "ru");
        for (var i = 0; i < events.Length; i++) Assert.True(run.Turns[i].Errors.Count == 1, $"{events[i][..Math.Min(40, events[i].Length)]} was not refused");
        Assert.All(run.Turns.Skip(events.Length), turn => Assert.Empty(turn.Errors));
        Assert.Equal("waiting", run.Last.Mode);
    }

    [Fact]
    public async Task The_clock_cannot_be_moved_out_of_the_calendar()
    {
        var run = await ChatRun.PlayAsync(["/start", .. Enumerable.Repeat("""{"advance":"100000d"}""", 5), Choice], "--locale", "ru", "--now", "2999-12-31T00:00:00Z");
        Assert.All(run.Turns.Skip(1).Take(5), turn => Assert.Single(turn.Errors));
        Assert.NotEmpty(run.Last.Replies);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_get_an_answer()
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "chat", "--json", "--locale", "ru"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.BaseStream.WriteAsync((byte[])[0xEF, 0xBB, 0xBF, .. "/start\n"u8, 0xFF, 0xFE, 0xC0, 0x80, 0xED, 0xA0, 0x80, (byte)'\n', (byte)'{', 0xFF, (byte)'\n']);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
        Assert.Equal(3, (await output).Split('\n').Count(l => l.StartsWith("{\"type\":\"turn_end\"", StringComparison.Ordinal)));
        Assert.Contains("welcome", (await output).Split('\n').First(l => l.Contains("turn_end", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fax", "--channel", "fax")]
    [InlineData("--now", "--now", "yesterday")]
    [InlineData("--now", "--now")]
    [InlineData("xx", "--locale", "xx")]
    [InlineData("--bogus", "--bogus")]
    [InlineData("extra", "extra")]
    public async Task A_wrong_option_is_named_in_a_clear_sentence(string named, params string[] options)
    {
        var (exitCode, output) = await HotlineCommand.OutputAsync("", "hello\n", ["chat", "--json", .. options]);
        Assert.NotEqual(0, exitCode);
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("turn_end", output, StringComparison.Ordinal);
    }
}
