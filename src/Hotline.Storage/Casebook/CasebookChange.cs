namespace Hotline.Storage.Casebook;

/// <summary>Something that desks want to see at once. <paramref name="CaseId"/> null: the queue changed.</summary>
public sealed record CasebookChange(string? CaseId)
{
    public static readonly CasebookChange Queue = new(CaseId: null);
}
