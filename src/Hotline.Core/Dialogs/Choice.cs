namespace Hotline.Core.Dialogs;

/// <summary>One answer of a question. <paramref name="Also"/> holds other words people use, separated by <c>|</c>. <paramref name="Then"/> overrides the question's own.</summary>
public sealed record Choice(string Id, TextRef Label, TextRef? Sms, TextRef? Also, NodeRef? Then, Assignments? Set)
{
    /// <summary>The months ago that it stands for, where the question asks when something was; else null.</summary>
    public MonthSpan? Ago { get; init; }

    /// <summary>It stands for all that the list does not name ("something else"): a list that was made short ends with it, and it brings the whole one.</summary>
    public bool Rest { get; init; }
}
