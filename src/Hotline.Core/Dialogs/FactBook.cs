using System.Collections.Frozen;

namespace Hotline.Core.Dialogs;

/// <summary>Facts by role and country. What is blank, unverified or too old is not found.</summary>
public sealed class FactBook(IReadOnlyList<Fact> facts)
{
    private static readonly TimeSpan Hidden = TimeSpan.FromDays(365);

    private readonly FrozenDictionary<(string Role, string Country), Fact> _byRole =
        facts.GroupBy(f => (f.Role, f.Country)).ToFrozenDictionary(g => g.Key, g => g.First());

    public IReadOnlyList<Fact> All { get; } = facts;

    /// <summary>The fact that may be shown to people in <paramref name="country"/> on <paramref name="today"/>, or null.</summary>
    public Fact? Find(string role, string country, DateOnly today)
    {
        if (!_byRole.TryGetValue((role, country), out var fact)) return null;
        if (fact.Emergency) return fact;
        return fact.Checked is { } day && day.AddDays((int)Hidden.TotalDays) >= today ? fact : null;
    }
}
