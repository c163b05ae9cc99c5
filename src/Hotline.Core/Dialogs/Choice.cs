namespace Hotline.Core.Dialogs;

/// <summary>One answer of a question. <paramref name="Also"/> holds other words people use, separated by <c>|</c>. <paramref name="Then"/> overrides the question's own.</summary>
public sealed record Choice(string Id, TextRef Label, TextRef? Sms, TextRef? Also, NodeRef? Then, Assignments? Set)
{
    /// <summary>The months ago that it stands for, where the question asks when something was; else null.</summary>
    public MonthSpan? Ago { get; init; }
}
