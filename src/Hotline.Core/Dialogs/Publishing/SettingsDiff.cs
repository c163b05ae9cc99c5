namespace Hotline.Core.Dialogs.Publishing;

/// <summary>What became of <c>hotline.yaml</c>.</summary>
internal static class SettingsDiff
{
    public static IEnumerable<PublicationChange> Of(ScriptSettings old, ScriptSettings now)
    {
        IReadOnlyList<string> parts = [.. Ways(old, now), .. Locales(old, now), .. Moves(old, now), .. Lists(old, now)];
        if (parts.Count > 0) yield return new PublicationChange("hotline.yaml", parts);
    }

    private static IEnumerable<string> Ways(ScriptSettings old, ScriptSettings now)
    {
        if (old.Start != now.Start) yield return $"start is {now.Start} now";
        if (old.Menu != now.Menu) yield return $"the menu is {now.Menu} now";
        if (old.Danger != now.Danger) yield return $"danger leads to {now.Danger} now";
        if (old.Mistaken != now.Mistaken) yield return $"a false alarm leads to {now.Mistaken?.ToString() ?? "nothing"} now";
        if (old.Timeout != now.Timeout) yield return now.Timeout is { } timeout ? $"a form that is left goes on to {timeout.Then} after {NodeWords.Time(timeout.After)} now" : "a form that is left waits without end now";
    }

    private static IEnumerable<string> Locales(ScriptSettings old, ScriptSettings now)
    {
        foreach (var locale in now.Locales.Where(n => old.Locales.All(o => o.Tag != n.Tag))) yield return $"language {locale.Tag} added";
        foreach (var locale in old.Locales.Where(o => now.Locales.All(n => n.Tag != o.Tag))) yield return $"language {locale.Tag} removed";
        foreach (var locale in now.Locales)
            if (old.Locales.FirstOrDefault(o => o.Tag == locale.Tag) is { } before && Describe(before) != Describe(locale)) yield return $"language {locale.Tag} changed";
        if (!old.Locales.Select(l => l.Tag).Intersect(now.Locales.Select(l => l.Tag)).SequenceEqual(now.Locales.Select(l => l.Tag).Intersect(old.Locales.Select(l => l.Tag)))) yield return "order of the languages changed";
    }

    private static IEnumerable<string> Moves(ScriptSettings old, ScriptSettings now)
    {
        foreach (var (gone, to) in now.Moves.OrderBy(m => m.Key.ToString(), StringComparer.Ordinal))
            if (!old.Moves.TryGetValue(gone, out var before) || before != to) yield return $"people who wait at {gone} go to {to}";
        foreach (var gone in old.Moves.Keys.Where(k => !now.Moves.ContainsKey(k)).OrderBy(k => k.ToString(), StringComparer.Ordinal)) yield return $"nobody is moved from {gone} any more";
    }

    private static IEnumerable<string> Lists(ScriptSettings old, ScriptSettings now)
    {
        if (!old.Keep.SetEquals(now.Keep)) yield return "answers that stay at the menu changed";
        if (!Same(old.Zones, now.Zones)) yield return "time zones changed";
        if (!old.Phones.Select(p => $"{p.Key} {string.Join(' ', p.Value)}").SequenceEqual(now.Phones.Select(p => $"{p.Key} {string.Join(' ', p.Value)}"), StringComparer.Ordinal)) yield return "languages by telephone number changed";
        if (!old.Sealed.Topics.Concat(old.Sealed.Flags).ToHashSet(StringComparer.Ordinal).SetEquals(now.Sealed.Topics.Concat(now.Sealed.Flags))) yield return "what is shown at the desk alone changed";
    }

    private static bool Same(IReadOnlyDictionary<string, string> old, IReadOnlyDictionary<string, string> now) =>
        old.Count == now.Count && old.All(o => now.TryGetValue(o.Key, out var value) && value == o.Value);

    private static string Describe(ScriptLocale locale) => $"{locale.Name}\n{string.Join('|', locale.Words)}\n{string.Join(' ', locale.Fallback)}";
}
