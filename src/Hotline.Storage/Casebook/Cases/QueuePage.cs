using Hotline.Core.Cases;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// A page of those who wait, the most urgent first, then the longest waiting. <paramref name="LongestSince"/> is null when nobody waits;
/// <paramref name="JournalLag"/> is how far the casebook was behind the conversations when it last caught up.
/// </summary>
public sealed record QueuePage(
    IReadOnlyDictionary<Urgency, int> Counts, DateTimeOffset? LongestSince, TimeSpan JournalLag, CasePage<QueueCursor> Page);
