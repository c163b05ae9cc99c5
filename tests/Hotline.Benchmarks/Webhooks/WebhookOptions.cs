using System.Globalization;
using Hotline.Benchmarks.Load;

namespace Hotline.Benchmarks.Webhooks;

/// <summary>What to measure, from the words behind <c>webhooks</c>.</summary>
internal sealed record WebhookOptions(IReadOnlyList<Caller> Callers, int Seconds = 15, int WarmUp = 10, int PerSecond = 200)
{
    public const string Usage =
        """
        tests/bench webhooks [telegram] [whatsapp] [twilio] [options]

        Options:
          --seconds 15       measured time for each channel and each mood of its provider
          --warm-up 10       time at the same pace before it
          --per-second 200   calls of the webhook a second
        """;

    /// <summary>From the words behind <c>webhooks</c>.</summary>
    /// <exception cref="BenchmarkException">A word is not known, or a number is none.</exception>
    public static WebhookOptions Read(IReadOnlyList<string> words)
    {
        var (options, callers) = (new WebhookOptions(Caller.All), new List<Caller>());
        for (var i = 0; i < words.Count; i++)
        {
            if (Caller.All.FirstOrDefault(caller => caller.Name == words[i]) is { } named) callers.Add(named);
            else options = words[i] switch
            {
                "--seconds" => options with { Seconds = Number(words, ++i) },
                "--warm-up" => options with { WarmUp = Number(words, ++i) },
                "--per-second" => options with { PerSecond = Number(words, ++i) },
                _ => throw new BenchmarkException($"'{words[i]}' is no channel and no option.\n\n{Usage}"),
            };
        }

        return callers.Count == 0 ? options : options with { Callers = callers };
    }

    private static int Number(IReadOnlyList<string> words, int at) =>
        at < words.Count && int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new BenchmarkException($"{words[at - 1]} wants a number above 0.\n\n{Usage}");
}
