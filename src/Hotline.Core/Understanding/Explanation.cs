namespace Hotline.Core.Understanding;

/// <summary>A reading with what decided it: first what was found in lists, then the words that weighed most, each question in turn.</summary>
public sealed record Explanation(Reading Reading, IReadOnlyList<Reason> Reasons);
