namespace Hotline.Core.Dialogs.Publishing;

/// <summary>
/// One thing that is otherwise in a newer publication. <paramref name="Subject"/> names it (<c>question unpaid_wages.owed</c>, <c>fact ambulance_KZ</c>),
/// <paramref name="What"/> says in plain English what became of it, a part for each.
/// </summary>
public sealed record PublicationChange(string Subject, IReadOnlyList<string> What)
{
    /// <summary>The node that it is about; null for what is no node.</summary>
    public NodeRef? Place { get; init; }

    /// <summary>People who wait for an answer there, in all their conversations.</summary>
    public int Waiting { get; init; }

    /// <summary>On one line, as coordinators read it.</summary>
    public override string ToString() => $"{Subject}: {string.Join("; ", What)}";
}
