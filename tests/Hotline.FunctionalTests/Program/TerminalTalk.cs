using System.Diagnostics;
using System.Text.Json;

namespace Hotline.FunctionalTests.Program;

/// <summary>A person at the keyboard, line by line: <c>hotline chat --json</c>. Every line is answered before the next is written.</summary>
internal sealed class TerminalTalk : ITalk, IAsyncDisposable
{
    private readonly Process _process;

    private TerminalTalk(Process process) => _process = process;

    /// <summary>What came back for the last line.</summary>
    public ChatTurn Last { get; private set; } = new([], default);

    public static async Task<TerminalTalk> StartsAsync(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, "chat", "--json", .. options])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = Repository.Root,
        };
        var talk = new TerminalTalk(Process.Start(start)!);
        await talk.LineAsync("/start");
        return talk;
    }

    public Task TapsAsync(string choice) => LineAsync(JsonSerializer.Serialize(new { choice }));

    public Task NumbersAsync(string choice) => LineAsync($"{Choices.FindIndex(c => c.Id == choice) + 1}");

    public Task SaysAsync(string choice) => LineAsync(Choices.Single(c => c.Id == choice).Label);

    public Task AnswersAsync(string text) => LineAsync(text);

    public Task HearsAsync(string part)
    {
        Assert.Contains(part, Last.Said, StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    public Task OperatorAsync(string words) => LineAsync(JsonSerializer.Serialize(new Dictionary<string, string> { ["operator"] = words }));

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private List<(string Id, string Label)> Choices => [.. Last.Replies.SelectMany(r => r.GetProperty("choices").EnumerateArray()).Select(c => (c.GetProperty("id").GetString()!, c.GetProperty("label").GetString()!))];

    private async Task LineAsync(string line)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromSeconds(60));
        await _process.StandardInput.WriteLineAsync(line.AsMemory(), limit.Token);
        await _process.StandardInput.FlushAsync(limit.Token);
        var lines = new List<JsonElement>();
        while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } written)
        {
            var json = JsonDocument.Parse(written).RootElement.Clone();
            if (json.GetProperty("type").GetString() != "turn_end")
            {
                lines.Add(json);
                continue;
            }

            Last = new ChatTurn(lines, json);
            Assert.Empty(Last.Errors);
            return;
        }

        Assert.Fail($"The program ended instead of answering '{line}'.");
    }
}
