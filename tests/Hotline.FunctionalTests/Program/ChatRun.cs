using System.Text.Json;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>One run of <c>hotline chat --json</c>: lines in, the JSON lines of each turn out.</summary>
internal sealed class ChatRun
{
    private ChatRun(IReadOnlyList<ChatTurn> turns, int exitCode) => (Turns, ExitCode) = (turns, exitCode);

    /// <summary>One for each line of input, in order.</summary>
    public IReadOnlyList<ChatTurn> Turns { get; }

    public int ExitCode { get; }

    public ChatTurn Last => Turns[^1];

    /// <summary>Plays the lines. Fails when the program does not answer every line with exactly one end of turn, or writes anything that is no JSON.</summary>
    public static async Task<ChatRun> PlayAsync(IReadOnlyList<string> lines, params string[] options)
    {
        var (exitCode, output) = await HotlineCommand.OutputAsync(data: "", string.Concat(lines.Select(l => l + "\n")), ["chat", "--json", .. options]);
        var turns = new List<ChatTurn>();
        var open = new List<JsonElement>();
        foreach (var line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != '{') Assert.Fail($"No JSON line but: {output[..Math.Min(output.Length, 4000)]}");
            var json = JsonDocument.Parse(line).RootElement.Clone();
            if (json.GetProperty("type").GetString() != "turn_end")
            {
                open.Add(json);
                continue;
            }

            turns.Add(new ChatTurn([.. open], json));
            open.Clear();
        }

        Assert.Equal(0, exitCode);
        Assert.Empty(open);
        Assert.Equal(lines.Count, turns.Count);
        return new ChatRun(turns, exitCode);
    }
}

/// <summary>What came back for one line.</summary>
internal sealed record ChatTurn(IReadOnlyList<JsonElement> Lines, JsonElement End)
{
    public string Mode => End.GetProperty("mode").GetString()!;

    public string Locale => End.GetProperty("locale").GetString()!;

    public string Place => $"{End.GetProperty("dialog").GetString()}.{End.GetProperty("node").GetString()}";

    public IReadOnlyList<JsonElement> Replies => Of("reply");

    public IReadOnlyList<JsonElement> Cases => Of("case");

    public IReadOnlyList<JsonElement> Errors => Of("error");

    public string Said => string.Join('\n', Replies.Select(r => r.GetProperty("text").GetString()));

    public IEnumerable<string> ChoiceIds => Replies.SelectMany(r => r.GetProperty("choices").EnumerateArray()).Select(c => c.GetProperty("id").GetString()!);

    private IReadOnlyList<JsonElement> Of(string type) => [.. Lines.Where(l => l.GetProperty("type").GetString() == type)];
}
