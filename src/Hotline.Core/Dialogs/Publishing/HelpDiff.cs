namespace Hotline.Core.Dialogs.Publishing;

/// <summary>What became of names of places, of facts, and of what stands ready for helpers.</summary>
internal static class HelpDiff
{
    private static readonly (string Name, Func<Fact, object?> Value)[] Fields =
    [
        ("role", f => f.Role), ("country", f => f.Country), ("phone", f => f.Phone), ("website", f => f.Website), ("name", f => (f.NameEn, f.NameRu)), ("source", f => f.Source),
        ("day of the check", f => (f.Checked, f.Recheck)), ("kind", f => (f.Emergency, f.StateBody)),
    ];

    public static IEnumerable<PublicationChange> Of(Publication before, Publication after) =>
    [
        .. Compare("place", [.. before.Settings.Places], [.. after.Settings.Places], p => p.Key, (old, now) => TextDiff.Of(before, [("name", old.Value)], after, [("name", now.Value)])),
        .. Compare("fact", before.Facts.All, after.Facts.All, f => f.Id, (old, now) => Fields.Where(field => !Equals(field.Value(old), field.Value(now))).Select(field => $"{field.Name} changed")),
        .. Compare("reply", before.Helpers.Replies, after.Helpers.Replies, r => r.Id, (old, now) =>
            [.. TextDiff.Of(before, [("text", old.Text)], after, [("text", now.Text)]), .. old.Topics.SequenceEqual(now.Topics, StringComparer.Ordinal) ? Array.Empty<string>() : ["topics changed"]]),
        .. Compare("card", before.Helpers.Cards, after.Helpers.Cards, c => c.Topic, (old, now) =>
            [.. TextDiff.Of(before, Lines(old), after, Lines(now)), .. old.Numbers.SequenceEqual(now.Numbers, StringComparer.Ordinal) ? Array.Empty<string>() : ["numbers changed"]]),
    ];

    private static IEnumerable<(string Name, TextRef Text)> Lines(SafetyCard card) =>
        card.Ask.Select((line, i) => ($"question {i + 1}", line)).Concat(card.Never.Select((line, i) => ($"warning {i + 1}", line)));

    private static IEnumerable<PublicationChange> Compare<T>(string subject, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> id, Func<T, T, IEnumerable<string>> parts)
    {
        var (old, now) = (before.DistinctBy(id).ToDictionary(id, StringComparer.Ordinal), after.DistinctBy(id).ToDictionary(id, StringComparer.Ordinal));
        foreach (var one in old.Keys.Where(key => !now.ContainsKey(key))) yield return new PublicationChange($"{subject} {one}", ["removed"]);
        foreach (var (key, newer) in now)
        {
            if (!old.TryGetValue(key, out var older)) yield return new PublicationChange($"{subject} {key}", ["added"]);
            else if (parts(older, newer).ToList() is { Count: > 0 } found) yield return new PublicationChange($"{subject} {key}", found);
        }
    }
}
