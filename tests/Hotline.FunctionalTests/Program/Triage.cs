using System.Net;
using System.Text.Json;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>The one conversation that every channel must carry: unpaid, with a kept passport, in Russia, which ends in an urgent case.</summary>
internal static class Triage
{
    public const string City = "Москва";

    /// <summary>By taps, numbers, words and free text; begun in another language, and in Russian from the middle on. The first question is the one about danger.</summary>
    public static async Task TellsInEveryWayAsync(ITalk talk)
    {
        await talk.TapsAsync("no");
        await talk.NumbersAsync("unpaid_wages");
        await talk.SaysAsync("afraid");
        await talk.TapsAsync("none");
        await talk.NumbersAsync("RU");
        await talk.AnswersAsync("по-русски");
        await talk.SaysAsync("never");
        foreach (var choice in new[] { "held", "yes", "yes" }) await talk.TapsAsync(choice);
        await talk.NumbersAsync("evening");
        await talk.SaysAsync("here");
        await talk.AnswersAsync("номер перепутали");
        await talk.AnswersAsync(City);
        foreach (var choice in new[] { "unknown", "unknown", "unknown", "unknown" }) await talk.TapsAsync(choice);
    }

    /// <summary>An operator takes the case, finds in it what was said, and is heard. Returns the case's id.</summary>
    public static async Task<string> CaseIsAnsweredAsync(DeskOperator desk, ITalk talk, string language, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var taken = await desk.TakeNextAsync(limit.Token);
        Assert.Equal("unpaid_wages", taken.GetProperty("topic").GetString());
        Assert.Equal("urgent", taken.GetProperty("urgency").GetString());
        Assert.Equal(language, taken.GetProperty("language").GetString());
        var id = taken.GetProperty("id").GetString()!;
        using var reply = await desk.PostAsync($"/api/v1/cases/{id}/reply", new { clientId = Guid.NewGuid().ToString("N"), version = taken.GetProperty("version").GetInt64(), text = words });
        Assert.Equal(HttpStatusCode.Accepted, reply.StatusCode);
        await talk.HearsAsync(words);
        var shown = await desk.GetAsync($"/api/v1/cases/{id}");
        Assert.Contains(shown.GetProperty("flags").EnumerateArray(), f => f.GetString() == "F7");
        Assert.Contains(shown.GetProperty("transcript").EnumerateArray(), line => Is(line, "person", City));
        return id;
    }

    private static bool Is(JsonElement line, string from, string text) => line.GetProperty("from").GetString() == from && line.GetProperty("text").GetString() == text;
}
