using System.Net;
using System.Text.Json;

namespace Hotline.FunctionalTests.Program;

/// <summary>A person on the web chat's page, over plain HTTP, with one line open for what comes.</summary>
internal sealed class WebChatTalk : ITalk, IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _left = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly IAsyncEnumerator<(string Name, string Data)> _line;
    private readonly WebChatPage _page;

    /// <summary>What came since the last answer.</summary>
    private readonly List<JsonElement> _since = [];

    private WebChatTalk(WebChatPage page) => (_page, _line) = (page, page.EventsAsync(_left.Token).GetAsyncEnumerator(_left.Token));

    /// <summary>A new chat in a language that the person picked.</summary>
    public static async Task<WebChatTalk> StartsAsync(WebChatPage page, string language)
    {
        var talk = new WebChatTalk(page);
        await talk.AcceptedAsync(page.StartsAsync(language));
        return talk;
    }

    public async Task TapsAsync(string choice) => await AcceptedAsync(_page.TapsAsync((await FindAsync(choice)).Data));

    public async Task NumbersAsync(string choice) => await AcceptedAsync(_page.WritesAsync($"{(await FindAsync(choice)).Number}"));

    public async Task SaysAsync(string choice) => await AcceptedAsync(_page.WritesAsync((await FindAsync(choice)).Label));

    public async Task AnswersAsync(string text)
    {
        await UntilAsync(_ => true);
        await AcceptedAsync(_page.WritesAsync(text));
    }

    public Task HearsAsync(string part) => UntilAsync(message => message.GetProperty("text").GetString()!.Contains(part, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _line.DisposeAsync();
        _left.Dispose();
    }

    private async Task<(int Number, string Label, string Data)> FindAsync(string choice)
    {
        bool Offers(JsonElement message) => WebChatPage.Choice(message, choice) is not null;
        await UntilAsync(Offers);
        var choices = _since.Last(Offers).GetProperty("choices").EnumerateArray().ToList();
        var at = choices.FindIndex(c => c.GetProperty("id").GetString() == choice);
        return (at + 1, choices[at].GetProperty("label").GetString()!, choices[at].GetProperty("data").GetString()!);
    }

    private async Task UntilAsync(Func<JsonElement, bool> wanted)
    {
        while (!_since.Any(wanted))
        {
            Assert.True(await _line.MoveNextAsync().AsTask().WaitAsync(Patience), "The line ended before what was waited for.");
            if (_line.Current.Name == "message") _since.Add(JsonDocument.Parse(_line.Current.Data).RootElement.Clone());
        }
    }

    private async Task AcceptedAsync(Task<HttpResponseMessage> posting)
    {
        _since.Clear();
        using var answer = await posting;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
