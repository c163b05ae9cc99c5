using System.Text.Json;

namespace Hotline.Core.Dialogs.Publishing;

/// <summary>What works in every dialog: the words that people may write anywhere, and the program's own lines.</summary>
internal static class EverywhereDiff
{
    public static IEnumerable<PublicationChange> Of(Publication before, Publication after)
    {
        foreach (var now in after.Reactions)
        {
            var subject = $"words for {Code(now.Kind)}";
            if (before.Reactions.FirstOrDefault(r => r.Kind == now.Kind) is not { } old)
            {
                yield return new PublicationChange(subject, ["added"]);
                continue;
            }

            var parts = TextDiff.Of(before, [("list", old.Words)], after, [("list", now.Words)]).ToList();
            if (!old.Commands.SequenceEqual(now.Commands, StringComparer.Ordinal)) parts.Add("commands changed");
            if (old.Then != now.Then) parts.Add($"lead to {now.Then?.ToString() ?? "nothing"} now");
            if (parts.Count > 0) yield return new PublicationChange(subject, parts);
        }

        foreach (var old in before.Reactions.Where(o => after.Reactions.All(n => n.Kind != o.Kind))) yield return new PublicationChange($"words for {Code(old.Kind)}", ["removed"]);
        foreach (var (line, text) in after.Lines.OrderBy(l => l.Key))
        {
            var parts = before.Lines.TryGetValue(line, out var old) ? TextDiff.Of(before, [("text", old)], after, [("text", text)]) : ["added"];
            if (parts.Count > 0) yield return new PublicationChange($"line {Code(line)}", parts);
        }
    }

    private static string Code<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
