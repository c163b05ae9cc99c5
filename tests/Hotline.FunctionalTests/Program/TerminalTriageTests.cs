namespace Hotline.FunctionalTests.Program;

/// <summary>The main job at the keyboard.</summary>
public sealed class TerminalTriageTests
{
    [Fact]
    public async Task A_person_answers_by_choices_numbers_and_words_changes_the_language_and_reaches_an_operator()
    {
        await using var talk = await TerminalTalk.StartsAsync("--locale", "tg");
        await Triage.TellsInEveryWayAsync(talk);
        Assert.Equal(("waiting", "ru"), (talk.Last.Mode, talk.Last.Locale));
        var opened = talk.Last.Cases[^1];
        Assert.Equal(("unpaid_wages", "urgent", "ru"), (opened.GetProperty("topic").GetString(), opened.GetProperty("urgency").GetString(), opened.GetProperty("language").GetString()));
        Assert.Contains(opened.GetProperty("flags").EnumerateArray(), flag => flag.GetString() == "F7");
        await talk.OperatorAsync("Здравствуйте, я на связи.");
        await talk.HearsAsync("Здравствуйте, я на связи.");
        Assert.Equal("human", talk.Last.Mode);
    }
}
